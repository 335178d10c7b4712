"""How much of an order's money may still go back."""

from decimal import Decimal

from django.db.models import F, Q, Sum

from pistos.orders.models import Line, Order, OrderState, PaymentState
from pistos.payments.models import Payment, Refund, RefundState
from pistos.promises.models import Standing, State
from pistos.remedies.facts import ZERO
from pistos.remedies.models import REAL, Remedy, RemedyKind, RemedyState
from pistos.remedies.ports import given_by_others
from pistos.remedies.rules.catalogue import OF_GOODS
from pistos.remedies.rules.ledger import Ledger

UNPAID = (PaymentState.AWAITED, PaymentState.FAILED)


def money_of(order: Order) -> Ledger:
    """What came for the order and what went or is promised back, here and elsewhere, by whomever. Two
    queries, and those of whoever else gives money back.

    An order whose money lives in another system came to its total, unless it says that it is not paid.
    """
    here = Payment.objects.filter(order=order).aggregate(
        paid=Sum("paid_amount"),
        back=Sum(F("refunded_amount") + F("promised_amount") + F("disputed_amount")),
    )
    paid, back = here["paid"] or ZERO, here["back"] or ZERO
    if not paid and order.payment_state not in UNPAID:
        paid = order.total_amount
    others = sum((given.elsewhere for given in given_by_others(order)), ZERO)
    return Ledger(paid=paid, back=back + _elsewhere(order) + others)


def left_here(order: Order) -> Decimal:
    """What our own payments still hold of it. One query."""
    rows = Payment.objects.filter(order=order)
    gone = F("refunded_amount") + F("promised_amount") + F("disputed_amount")
    return rows.aggregate(left=Sum(F("paid_amount") - gone))["left"] or ZERO


def given_by_line(order: Order) -> dict[int, Decimal]:
    """What remedies in money gave back for each line that they name. One query."""
    rows = Remedy.objects.filter(order=order, kind=RemedyKind.REFUND, state__in=REAL)
    named = rows.exclude(line=None).values_list("line_id").annotate(sum=Sum("amount"))
    return {line_id: amount for line_id, amount in named if line_id is not None}


def back_for(line: Line) -> Decimal:
    """All that went or is promised back for one line, by whomever."""
    others = (given.by_line.get(line.pk, ZERO) for given in given_by_others(line.order))
    return sum(others, given_by_line(line.order).get(line.pk, ZERO))


def sent_again(order: Order, line: Line | None) -> Decimal:
    """The worth of goods that go again, or went, for the line or for all of the order; nought once their
    day was missed, their order was cancelled, or the customer says that it is not well. Two queries."""
    rows = Remedy.objects.filter(
        order=order,
        kind__in=OF_GOODS,
        state__in=[RemedyState.PROMISED, RemedyState.DONE, RemedyState.CONFIRMED],
    ).exclude(new_order__state=OrderState.CANCELLED)
    if line is not None:
        rows = rows.filter(line=line) | rows.filter(line=None)
    found = list(rows.values_list("promise_id", "line_id", "amount"))
    broken = Standing.objects.filter(pk__in=[row[0] for row in found], state=State.BROKEN)
    missed = set(broken.values_list("pk", flat=True)) if found else set()
    worth = ZERO
    for promise_id, line_id, amount in found:
        if promise_id not in missed:
            is_all = line is not None and line_id is None
            worth += line.paid_amount if is_all and line is not None else amount
    return worth


def _elsewhere(order: Order) -> Decimal:
    """What was given and lies in no payment of ours, or failed here and went by another way."""
    rows = Remedy.objects.filter(order=order, kind=RemedyKind.REFUND, state__in=REAL)
    is_gone = Q(way=Remedy.Way.ELSEWHERE) | Q(done_at__isnull=False, problem="")
    given = dict(rows.filter(is_gone).values_list("pk", "amount"))
    if not given:
        return ZERO
    sent = Refund.objects.filter(payment__order=order, key__startswith="remedy:")
    for key, amount in sent.exclude(state=RefundState.FAILED).values_list("key", "amount"):
        remedy_id = int(key.split(":")[1])
        if remedy_id in given:
            given[remedy_id] -= amount
    return sum((max(left, ZERO) for left in given.values()), ZERO)
