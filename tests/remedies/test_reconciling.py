"""Two hundred random lives of an order on the database: the journal and the rules agree to the cent."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Sum

from pistos.accounts.models import User
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Order
from pistos.payments.actions.refunding import note_sent_by_hand, settle_refund
from pistos.payments.facts import RefundAnswer
from pistos.payments.models import Payment, PaymentEntry, Refund
from pistos.payments.queries.desk import unreconciled
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case, Offer
from pistos.remedies.queries.money import money_of
from pistos.remedies.rules.ledger import Ledger
from pistos.returns.actions.declaring import declare_withdrawal
from pistos.returns.actions.handling import refund_withdrawal
from pistos.returns.facts import Declaration

ALMA = Actor.person(1)


class Undone(Exception):
    """Each life begins from the same order."""


def live(order: Order, alma: User, at: datetime, chance: random.Random) -> None:
    """Remedies, withdrawals, refunds that arrive or fail; whatever is refused wrote nothing."""
    book = Ledger(paid=order.total_amount)
    for step in range(chance.randint(2, 4)):
        deed = chance.choice(["remedy", "remedy", "voucher", "withdraw", "settle", "fail"])
        before = Payment.objects.get(order=order)
        gone = before.refunded_amount + before.promised_amount
        try:
            with transaction.atomic():
                _do(deed, order, alma, at, chance, step)
        except Refused:
            after = Payment.objects.get(order=order)
            assert after.refunded_amount + after.promised_amount == gone
            continue
        after = Payment.objects.get(order=order)
        moved = after.refunded_amount + after.promised_amount - gone
        book = replace(book, back=book.back + moved)
        assert 0 <= book.back <= book.paid
        assert money_of(order).left == book.left
    _agree(order, book)


def _do(deed, order, alma, at, chance, step) -> None:
    waiting = Refund.objects.filter(payment__order=order, state="by_hand").order_by("pk")
    if deed in ("remedy", "voucher"):
        kind = "refund" if deed == "remedy" else "voucher"
        amount = Decimal(chance.randint(1, 3500)) / 100
        offer = Offer(kind, f"{deed}-{step}", "Random", amount)
        case = Case(Ref("test", str(step)), order.customer, order)
        give_remedy(case=case, offer=offer, by=alma, at=at)
    elif deed == "withdraw":
        ids = list(order.lines.values_list("pk", flat=True))
        said = Declaration(
            "Cleo", "cleo@customer.example", order.number, "en", f"w-{step}",
            quantities={chance.choice(ids): 1},
        )  # fmt: skip
        made = declare_withdrawal(declaration=said, order=order, at=at)
        refund_withdrawal(withdrawal=made, by=ALMA, at=at)
    elif waiting and deed == "settle":
        note_sent_by_hand(refund_row=waiting[0], by=ALMA, at=at)
    elif waiting and deed == "fail":
        no = RefundAnswer("", "failed", "no such account")
        settle_refund(refund_id=waiting[0].pk, answer=no, by=ALMA, at=at)


def _agree(order: Order, book: Ledger) -> None:
    for row in Refund.objects.filter(payment__order=order, state="by_hand"):
        note_sent_by_hand(refund_row=row, by=ALMA, at=order.placed_at + timedelta(days=9))
    payment = Payment.objects.get(order=order)
    entries = PaymentEntry.objects.filter(payment=payment).aggregate(sum=Sum("amount"))["sum"]
    assert entries == book.left == payment.paid_amount - payment.refunded_amount
    assert 0 <= book.back <= book.paid == order.total_amount
    assert unreconciled() == []


@pytest.mark.serves("S1-56", "S3-93")
def test_two_hundred_random_lives_reconcile_on_the_database(
    arrived: Order, alma: User, later: datetime
) -> None:
    for seed in range(200):
        try:
            with transaction.atomic():
                live(arrived, alma, later, random.Random(seed))
                raise Undone
        except Undone:
            arrived = Order.objects.select_related("customer").get(pk=arrived.pk)
