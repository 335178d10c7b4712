"""Withdrawals on the desk: which money is due back next, and the deeds until it is."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.orders.models import Order
from pistos.returns.access import order_named, withdrawal_for
from pistos.returns.actions import handling
from pistos.returns.models import Withdrawal, WithdrawalState
from pistos.returns.queries.desk import withdrawals_page
from pistos.returns.queries.money import amount_of, problem_of
from pistos.returns.queries.windows import Returnable, returnables, right_of

STATES = {
    WithdrawalState.DECLARED: gettext_lazy("goods awaited"),
    WithdrawalState.GOODS_BACK: gettext_lazy("goods are back"),
    WithdrawalState.REFUNDING: gettext_lazy("money on its way"),
    WithdrawalState.REFUNDED: gettext_lazy("money is back"),
    WithdrawalState.CLOSED: gettext_lazy("closed"),
}
KEPT = ("state",)


@require_safe
@desk("see_returns")
def withdrawals(request: DeskRequest) -> HttpResponse:
    state = "all" if request.GET.get("state") == "all" else "open"
    place = lists.Place.of(request)
    page = withdrawals_page(state, sort=place.sort, after=place.after, before=place.before)
    columns = {"declared": _("Declared")} | ({"due": _("Money due")} if state == "open" else {})
    default = "due" if state == "open" else "-declared"
    context = {
        "rows": [{"made": row, "state": STATES[WithdrawalState(row.state)]} for row in page.rows],
        "shown": state,
        "headers": lists.headers(request, columns, default, KEPT),
        "place": lists.links(request, page, KEPT),
        "may_exempt": may(request.agent.role, "edit_exemptions"),
    }
    return render(request, "backoffice/returns/list.html", context)


@require_safe
@desk("see_returns")
def withdrawal(request: DeskRequest, token: str) -> HttpResponse:
    found = withdrawal_for(request.agent, token)
    rows = list(found.lines.select_related("line").order_by("line__position"))
    may_deed, claim = may(request.agent.role, "handle_returns"), getattr(found, "claim", None)
    is_open = found.state in (WithdrawalState.DECLARED, WithdrawalState.GOODS_BACK)
    context = {
        "made": found,
        "state": STATES[WithdrawalState(found.state)],
        "right": right_of(found.order) if found.order else None,
        "rows": rows,
        "to_name": _to_name(found.order) if found.order and not rows else [],
        "amount": amount_of(found) if found.order and rows and is_open else None,
        "problem": problem_of(claim) if is_open and claim else "",
        "may_find": may_deed and found.order is None and found.state == WithdrawalState.DECLARED,
        "may_note": may_deed and found.order is not None and not found.goods_back_at,
        "may_refund": may(request.agent.role, "refund_return") and is_open and bool(rows),
    }
    return render(request, "backoffice/returns/one.html", context)


def _to_name(order: Order) -> list[Returnable]:
    return [row for row in returnables(order) if row.left > 0 and not row.ground]


@require_POST
@desk("handle_returns")
def find_order(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Withdrawal, at: datetime) -> str:
        order = order_named(request.agent, request.POST.get("number", ""))
        handling.match_withdrawal(
            withdrawal=found, order=order, quantities={}, by=by(request), at=at
        )
        return _("Found. The money is promised from the day it was declared.")

    return _done(request, token, deed)


@require_POST
@desk("handle_returns")
def goods(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Withdrawal, at: datetime) -> str:
        posted = {name: str(value) for name, value in request.POST.items()}
        typed = {
            int(name.removeprefix("line_")): int(value)
            for name, value in posted.items()
            if name.startswith("line_") and name[5:].isdecimal() and value.isdecimal()
        }
        handling.name_lines(withdrawal=found, quantities=typed, by=by(request), at=at)
        return _("The goods are named.")

    return _done(request, token, deed)


@require_POST
@desk("handle_returns")
def back(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Withdrawal, at: datetime) -> str:
        handling.note_goods_back(withdrawal=found, by=by(request), at=at)
        return _("Noted: the goods are back.")

    return _done(request, token, deed)


@require_POST
@desk("refund_return")
def give_back(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Withdrawal, at: datetime) -> str:
        handling.refund_withdrawal(withdrawal=found, by=by(request), at=at)
        return _("The money is on its way back.")

    return _done(request, token, deed)


@require_POST
@desk("refund_return")
def elsewhere(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Withdrawal, at: datetime) -> str:
        proof = request.POST.get("proof", "")
        handling.note_refunded_elsewhere(withdrawal=found, proof=proof, by=by(request), at=at)
        return _("Noted: the money went back.")

    return _done(request, token, deed)


@require_POST
@desk("refund_return")
def close(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Withdrawal, at: datetime) -> str:
        because = request.POST.get("because", "")
        handling.close_withdrawal(withdrawal=found, because=because, by=by(request), at=at)
        return _("Closed. The declaration stays on record with your reason.")

    return _done(request, token, deed)


def _done(
    request: DeskRequest, token: str, deed: Callable[[Withdrawal, datetime], str]
) -> HttpResponse:
    found = withdrawal_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:return", token=token)
