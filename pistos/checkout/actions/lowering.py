"""An order that costs less than before: what is open asks for less, what was paid comes back, what was billed
is credited."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from pistos.checkout.facts import ZERO
from pistos.invoices.actions.supplementing import credit_order
from pistos.invoices.queries import left_to_credit
from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.payments.actions.refunding import refund, refundable
from pistos.payments.actions.starting import ask_for_less
from pistos.payments.models import Payment, Refund, RefundState


@transaction.atomic
def settle_lower_total(
    *, order: Order, amount: Decimal, key: str, by: Actor, at: datetime
) -> Decimal:
    """The order costs `amount` less; returns how much of it was paid and comes back.

    First what is not paid yet is asked for no more. Part of the deed that lowered the total.
    """
    unpaid = ask_for_less(order=order, amount=amount, by=by, at=at)
    back = settle_less(order=order, amount=amount - unpaid, key=key, by=by, at=at)
    credit_unpaid(order=order, amount=amount - back, key=key, by=by, at=at)
    return back


def settle_less(
    *,
    order: Order,
    amount: Decimal,
    key: str,
    by: Actor,
    at: datetime,
    reason: str = "order changed",
) -> Decimal:
    """Gives back what was paid too much, from whichever payments hold it; returns how much was promised.

    What is not paid yet is simply less to pay.
    """
    left = amount
    for payment in Payment.objects.filter(order=order).order_by("pk"):
        part = min(left, refundable(payment))
        if part > 0:
            refund(
                payment=payment, amount=part, reason=reason, key=f"{key}:{payment.pk}",
                by=by, at=at,
            )  # fmt: skip
            left -= part
    return amount - left


@transaction.atomic
def credit_unpaid(*, order: Order, amount: Decimal, key: str, by: Actor, at: datetime) -> None:
    """Of what was billed and never paid, `amount` is owed no more: its credit note. What comes back in money
    has its own once it is sent. Nothing for an order that is not billed. Publishes CreditNoteIssued.
    """
    bills = left_to_credit(order)
    if not bills or amount <= 0:
        return
    waiting = Refund.objects.filter(
        payment__order=order, state__in=[RefundState.WAITING, RefundState.BY_HAND]
    ).exclude(key__startswith="twice:")
    coming = waiting.aggregate(sum=Sum("amount"))["sum"] or ZERO
    due = min(amount, sum((left for _bill, left in bills), ZERO) - coming)
    if due > 0:
        credit_order(order=order, amount=due, key=f"unpaid:{key}", by=by, at=at)
