"""Counting that a tool was offered, used, and what was bought. Nothing is stored in the browser."""

import hashlib
import hmac
from datetime import date

from django.http import HttpRequest

from pistos.checkout.rules.devices import is_machine
from pistos.kit import clock
from pistos.orders.models import Order
from pistos.storefront import limits
from pistos.tools.actions import measuring

MOST = 300


def note_look(request: HttpRequest, product_id: int, offered: list[str]) -> None:
    if _is_counted(request):
        day = clock.now().date()
        measuring.note_look(
            browser=_browser(request, day), product_id=product_id, offered=offered, day=day
        )


def note(request: HttpRequest, product_id: int, kind: str) -> None:
    """Somebody used a tool of a product."""
    if _is_counted(request):
        day = clock.now().date()
        measuring.note_use(
            browser=_browser(request, day), product_id=product_id, kind=kind, day=day
        )


def note_order(request: HttpRequest, order: Order) -> None:
    """What this browser looked at today and ordered now."""
    if is_machine(request.headers.get("User-Agent", "")):
        return
    day = clock.now().date()
    products = order.lines.exclude(product=None).values_list("product_id", flat=True)
    measuring.note_order(
        browser=_browser(request, day),
        product_ids=[id_ for id_ in products if id_ is not None],
        order_id=order.pk,
        day=day,
    )


def _is_counted(request: HttpRequest) -> bool:
    """Persons, within reason: a program that presses buttons would spoil the figures."""
    agent = request.headers.get("User-Agent", "")
    if is_machine(agent) or limits.is_over(request, "tools", MOST):
        return False
    limits.count(request, "tools")
    return True


def _browser(request: HttpRequest, day: date) -> bytes:
    """Place and program, digested by the key of the day: equal today, nothing tomorrow."""
    what = f"{request.META.get('REMOTE_ADDR', '')}\n{request.headers.get('User-Agent', '')}"
    key = measuring.key_of_day(day=day)
    return hmac.new(key, what.encode(), hashlib.sha256).digest()[:16]
