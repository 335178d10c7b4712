"""Payments on the desk: the list, one payment with its journal, money back."""

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.payment_forms import RefundForm
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.invoices.queries import invoices_of
from pistos.kit import clock
from pistos.kit.tokens import public_token
from pistos.payments.access import payment_for, refund_for
from pistos.payments.actions.collecting import note_collected
from pistos.payments.actions.refunding import note_sent_by_hand, refund, refundable
from pistos.payments.actions.settling import accept_sum
from pistos.payments.models import OPEN, EntryKind, PaymentState, RefundState
from pistos.payments.ports import provider_named
from pistos.payments.queries.desk import PaymentFilter, payments_page, refunds_to_do, work
from pistos.payments.rules.names import name_of

KEPT = ("state", "words")
STATES = {
    PaymentState.STARTED: gettext_lazy("begun"),
    PaymentState.WAITING: gettext_lazy("awaited"),
    PaymentState.AUTHORISED: gettext_lazy("authorised"),
    PaymentState.PAID: gettext_lazy("paid"),
    PaymentState.FAILED: gettext_lazy("failed"),
    PaymentState.ABANDONED: gettext_lazy("given up"),
    PaymentState.QUESTIONED: gettext_lazy("another sum came"),
    PaymentState.REFUNDED: gettext_lazy("paid back"),
}
ENTRIES = {
    EntryKind.PAID: gettext_lazy("came in"),
    EntryKind.REFUNDED: gettext_lazy("went back"),
    EntryKind.REFUND_RETURNED: gettext_lazy("a refund came back to us"),
    EntryKind.DISPUTED: gettext_lazy("taken back by the bank"),
    EntryKind.DISPUTE_WON: gettext_lazy("given again by the bank"),
}
REFUNDS = {
    RefundState.WAITING: gettext_lazy("is being sent"),
    RefundState.BY_HAND: gettext_lazy("to be sent by you"),
    RefundState.SENT: gettext_lazy("on its way"),
    RefundState.DONE: gettext_lazy("arrived"),
    RefundState.FAILED: gettext_lazy("did not arrive"),
}


@require_safe
@desk("see_payments")
def payments(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request, default_sort="-started")
    wanted = PaymentFilter(*(request.GET.get(name, "").strip() for name in KEPT))
    page = payments_page(wanted, sort=place.sort, after=place.after, before=place.before)
    context = {
        "rows": [
            {"payment": row, "state": STATES[PaymentState(row.state)], "way": name_of(row.provider)}
            for row in page.rows
        ],
        "wanted": wanted,
        "states": STATES.items(),
        "work": work(),
        "refunds": list(refunds_to_do()[:50]),
        "headers": lists.headers(request, {"started": _("Begun")}, "-started", KEPT),
        "place": lists.links(request, page, KEPT),
        "may_refund": may(request.agent.role, "refund_payment"),
    }
    return render(request, "backoffice/payments/list.html", context)


@require_safe
@desk("see_payments")
def payment(request: DeskRequest, token: str) -> HttpResponse:
    return _payment_page(request, token, None)


def _payment_page(request: DeskRequest, token: str, form: RefundForm | None) -> HttpResponse:
    found = payment_for(request.agent, token)
    port = provider_named(found.provider)
    left = refundable(found)
    context = {
        "payment": found,
        "state": STATES[PaymentState(found.state)],
        "way": name_of(found.provider),
        "is_test": bool(port and port.is_test),
        "entries": [
            {"entry": row, "words": ENTRIES[EntryKind(row.kind)]}
            for row in found.entries.order_by("happened_at", "pk")
        ],
        "refunds": [
            {"refund": row, "words": REFUNDS[RefundState(row.state)]}
            for row in found.refunds.order_by("pk")
        ],
        "reports": list(found.provider_events.order_by("pk")[:50]),
        "invoices": invoices_of(found.order),
        "left": left,
        "form": form or RefundForm(initial={"amount": left, "key": public_token()}),
        "can_collect": port is not None and port.way == "on_delivery" and found.state in OPEN,
        "can_accept": found.state == PaymentState.QUESTIONED,
        "may_refund": may(request.agent.role, "refund_payment"),
        "may_match": may(request.agent.role, "match_payments"),
    }
    status = 422 if form else 200
    return render(request, "backoffice/payments/payment.html", context, status=status)


@require_POST
@desk("refund_payment")
def give_back(request: DeskRequest, token: str) -> HttpResponse:
    """The form's key makes a double click one refund."""
    form = RefundForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        amount: Decimal = given["amount"]
        with refusal_on(form):
            refund(
                payment=payment_for(request.agent, token),
                amount=amount.quantize(Decimal("0.01")),
                reason=given["reason"],
                key=f"desk:{given['key']}",
                by=by(request),
                at=clock.now(),
            )
            return redirect("backoffice:payment", token=token)
    return _payment_page(request, token, form)


@require_POST
@desk("refund_payment")
def sent(request: DeskRequest, refund_id: int) -> HttpResponse:
    row = refund_for(request.agent, refund_id)
    note_sent_by_hand(refund_row=row, by=by(request), at=clock.now())
    return redirect("backoffice:payment", token=row.payment.token)


@require_POST
@desk("match_payments")
def collected(request: DeskRequest, token: str) -> HttpResponse:
    note_collected(payment=payment_for(request.agent, token), by=by(request), at=clock.now())
    return redirect("backoffice:payment", token=token)


@require_POST
@desk("match_payments")
def accept(request: DeskRequest, token: str) -> HttpResponse:
    with refusal_told(request):
        accept_sum(payment=payment_for(request.agent, token), by=by(request), at=clock.now())
    return redirect("backoffice:payment", token=token)
