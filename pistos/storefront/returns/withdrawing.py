"""Withdrawing from a contract in two steps, without signing in: the withdrawal function of the law."""

from datetime import datetime
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.kit.tokens import public_token
from pistos.kit.words import dated_words
from pistos.orders.models import Order
from pistos.promises.rules.due import day_of
from pistos.returns.access import withdrawal_by_link
from pistos.returns.actions.declaring import declare_withdrawal
from pistos.returns.facts import Declaration
from pistos.returns.models import Ground, WithdrawalState
from pistos.returns.queries.matching import order_meant
from pistos.returns.queries.windows import Returnable, returnables, right_of
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import order_of_link, private
from pistos.storefront.returns.forms import WithdrawalForm
from pistos.storefront.returns.words import STATES
from pistos.storefront.shopping import language_of_page

SALT = "storefront.withdraw"
STEP_SECONDS = 24 * 3600
POSTS = 40


@require_http_methods(["GET", "HEAD", "POST"])
@private
def withdraw(request: HttpRequest) -> HttpResponse:
    """The first step. With `order` of an order's link everything known is filled in."""
    shop_of_page()
    token = request.POST.get("order") or request.GET.get("order", "")
    order = order_of_link(token) if token else None
    lines = returnables(order) if order else []
    if request.method != "POST":
        return _first(request, order, lines, WithdrawalForm(initial=_known(order), lines=lines))
    form = WithdrawalForm(request.POST, lines=lines)
    if request.POST.get("do") == "change" or not form.is_valid():
        return _first(request, order, lines, form, 200 if form.is_valid() else 422)
    declared = {
        **form.plain(),
        "lines": {str(pk): many for pk, many in form.quantities().items() if many},
        "order": token,
        "attempt": public_token(),
    }
    rows = [
        (row.line.name, form.quantities()[row.line.pk])
        for row in form.chosen
        if form.quantities()[row.line.pk]
    ]
    return confirm_page(request, declared, rows, {"form": form, "order": order})


def confirm_page(
    request: HttpRequest,
    declared: dict[str, Any],
    rows: list[tuple[str, int]],
    more: dict[str, Any],
) -> HttpResponse:
    """The second step: everything that will be sent, and one button."""
    context = (
        frame()
        | more
        | {
            "rows": rows,
            "declared": declared,
            "payload": signing.dumps(declared, salt=SALT),
        }
    )
    return render(request, "storefront/returns/confirm.html", context)


def contact_of(order: Order) -> dict[str, str]:
    """Who declares, and where the acknowledgement goes, as the order knows them."""
    return _known(order)


def _known(order: Order | None) -> dict[str, str]:
    if order is None:
        return {}
    customer = order.customer
    contact = order.contact_email or customer.email
    return {"name": customer.name, "number": order.number, "contact": contact}


def _first(
    request: HttpRequest,
    order: Order | None,
    lines: list[Returnable],
    form: WithdrawalForm,
    status: int = 200,
) -> HttpResponse:
    at = clock.now()
    context = frame() | {
        "form": form,
        "order": order,
        "exempt": [(row.line.name, Ground(row.ground).label) for row in lines if row.ground],
        "is_all_gone": bool(lines) and not form.chosen,
        "until": _until(order, at) if order else "",
    }
    return render(request, "storefront/returns/withdraw.html", context, status=status)


def _until(order: Order, at: datetime) -> str:
    """Until when, in words; what holds when the clock has not begun, or is over."""
    right = right_of(order)
    last = right.window.last_on
    if last is None:
        return _(
            "The fourteen days begin when everything has reached you. You can withdraw now too."
        )
    day = dated_words(last, language_of_page())
    if right.holds_at(at):
        return _("You can withdraw until the end of %(day)s.") % {"day": day}
    return _(
        "By our record the fourteen days ended on %(day)s. You can send it all the same, and a person"
        " looks at it."
    ) % {"day": day}


@require_POST
@private
def confirm(request: HttpRequest) -> HttpResponse:
    """The second step, with the one button: in effect from here on."""
    shop_of_page()
    if limits.is_over(request, "withdraw", POSTS):
        return render(request, "storefront/returns/often.html", frame(), status=429)
    limits.count(request, "withdraw")
    try:
        sent: dict[str, Any] = signing.loads(
            request.POST.get("payload", ""), salt=SALT, max_age=STEP_SECONDS
        )
    except signing.BadSignature:
        return redirect("storefront:withdraw")
    order = order_of_link(sent["order"]) if sent["order"] else None
    order = order or order_meant(sent["number"], sent["contact"])
    try:
        made = declare_withdrawal(declaration=_declaration(sent), order=order, at=clock.now())
    except Refused as refused:
        context = frame() | {"problem": str(refused), "order": order if sent["order"] else None}
        return render(request, "storefront/returns/refused.html", context, status=409)
    return redirect("storefront:withdrawn", token=made.token)


def _declaration(sent: dict[str, Any]) -> Declaration:
    return Declaration(
        name=sent["name"],
        contact=sent["contact"],
        number=sent["number"],
        goods=sent["goods"],
        reason=sent["reason"],
        quantities={int(pk): many for pk, many in sent["lines"].items()},
        happened={int(pk): said for pk, said in sent.get("happened", {}).items()},
        language=language_of_page(),
        attempt=sent["attempt"],
    )


@require_safe
@private
def withdrawn(request: HttpRequest, token: str) -> HttpResponse:
    """What arrived, when, and what became of it. Its address is known to its sender alone."""
    shop = shop_of_page()
    found = withdrawal_by_link(token)
    if not found.contact and found.customer_id is None:
        raise NotFound
    zone = right_of(found.order).zone if found.order else shop.time_zone
    rows = found.lines.select_related("line").order_by("line__position")
    context = frame() | {
        "made": found,
        "state": STATES[WithdrawalState(found.state)],
        "zone": zone,
        "declared_on": day_of(found.declared_at, zone),
        "rows": [(row.line.name, row.quantity) for row in rows],
        "is_late": found.is_in_time is False,
        "claim": getattr(found, "claim", None),
    }
    return render(request, "storefront/returns/withdrawn.html", context)
