"""How much of an order's money may still go back."""

from decimal import Decimal

from django.db.models import F, Sum

from pistos.orders.models import Order, PaymentState
from pistos.payments.models import Payment
from pistos.remedies.facts import ZERO
from pistos.remedies.models import REAL, Remedy, RemedyKind
from pistos.remedies.rules.ledger import Ledger

UNPAID = (PaymentState.AWAITED, PaymentState.FAILED)


def money_of(order: Order) -> Ledger:
    """What came for the order and what went or is promised back, here and elsewhere. Two queries.

    An order whose money lives in another system came to its total, unless it says that it is not paid.
    """
    here = Payment.objects.filter(order=order).aggregate(
        paid=Sum("paid_amount"),
        back=Sum(F("refunded_amount") + F("promised_amount") + F("disputed_amount")),
    )
    paid, back = here["paid"] or ZERO, here["back"] or ZERO
    if not paid and order.payment_state not in UNPAID:
        paid = order.total_amount
    return Ledger({}, paid=paid, back=back + _elsewhere(order))


def left_here(order: Order) -> Decimal:
    """What our own payments still hold of it. One query."""
    rows = Payment.objects.filter(order=order)
    gone = F("refunded_amount") + F("promised_amount") + F("disputed_amount")
    return rows.aggregate(left=Sum(F("paid_amount") - gone))["left"] or ZERO


def _elsewhere(order: Order) -> Decimal:
    rows = Remedy.objects.filter(
        order=order, kind=RemedyKind.REFUND, way=Remedy.Way.ELSEWHERE, state__in=REAL
    )
    return rows.aggregate(sum=Sum("amount"))["sum"] or ZERO
