"""What the customer is written of their request, each once. A wish on an order is told with the order."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from django.conf import settings

from pistos.customers.queries import as_recipient
from pistos.kit.actors import Actor
from pistos.kit.words import money_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft
from pistos.payments.ports import pay_link
from pistos.requests.actions.receiving import ref
from pistos.requests.models import UnusualRequest
from pistos.requests.queries.prices import price_line, to_pay_for

TELLER = Actor.machine("requests.telling")


def tell_offer(*, request: UnusualRequest, at: datetime) -> Message | None:
    """Price and day, and the page on which to say yes or no."""
    context = {
        "wish": request.words,
        "answer": request.answer,
        "amount": money_words(request.price_amount, request.currency, request.language),
        "due_on": request.due_on,
        "link": address_of(request),
    }
    stamp = request.offered_at.timestamp() if request.offered_at else 0
    return _write(f"request_offer:{request.pk}:{stamp:.0f}", "wish_offered", context, request, at)


def tell_agreed(*, request: UnusualRequest, at: datetime) -> Message | None:
    """We do it, by this day, and what is to pay for it. None for a wish on an order that costs nothing: the
    order's own mail says so."""
    if request.line_id is not None and not request.price_amount:
        return None
    context = _to_pay(request) | {
        "wish": request.words,
        "answer": request.answer,
        "due_on": request.due_on,
        "link": address_of(request),
    }
    return _write(f"request_agreed:{request.promise_id}", "wish_agreed", context, request, at)


def _to_pay(request: UnusualRequest) -> dict[str, object]:
    """The price, what the order comes to with it, and where the rest is paid; without an order, the price."""
    line = price_line(request)
    if line is None:
        amount = money_words(request.price_amount, request.currency, request.language)
        return {"by_hand": amount} if request.price_amount else {}
    order, language, payment = line.order, request.language, to_pay_for(request)
    return {
        "price": money_words(line.unit_amount, order.currency, language),
        "order_number": order.number,
        "total": money_words(order.total_amount, order.currency, language),
        "pay_link": pay_link(payment.token, language) if payment else "",
    }


def tell_done(*, request: UnusualRequest, at: datetime) -> Message | None:
    """Done."""
    context = {"wish": request.words, "link": address_of(request)}
    return _write(f"request_done:{request.pk}", "wish_done", context, request, at)


def tell_declined(*, request: UnusualRequest, at: datetime) -> Message | None:
    """The reason and what is possible instead. None for a wish on an order, as above."""
    if request.line_id is not None:
        return None
    context = {
        "wish": request.words,
        "reason": request.reason,
        "alternative": request.alternative,
        "link": address_of(request),
    }
    return _write(f"request_declined:{request.pk}", "wish_declined", context, request, at)


def address_of(request: UnusualRequest) -> str:
    """The absolute address of the customer's own page of the request."""
    return f"{settings.SITE_URL}/{request.language}/wish/{request.token}/"


def _write(
    key: str, template: str, context: Mapping[str, object], request: UnusualRequest, at: datetime
) -> Message | None:
    with suppress(NoAddress):
        draft = Draft(template, context, ref(request))
        to = as_recipient(request.customer)
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at)
    return None
