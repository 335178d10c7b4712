"""Random lives of orders on the database: what went back by line is what the payment journal says."""

import random
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Sum

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Line, Order, Parcel
from pistos.payments.actions.refunding import note_sent_by_hand
from pistos.payments.models import EntryKind, Payment, PaymentEntry, Refund
from pistos.returns.actions import choosing, declaring, handling, opening, paying
from pistos.returns.actions.lessening import decide_objection, lessen_value, object_to_less
from pistos.returns.actions.receiving import Found, inspect_goods, receive_goods
from pistos.returns.facts import Declaration, Intake, Told
from pistos.returns.models import Claim, ClaimLine
from tests.returns.test_claim_pages import jpeg
from tests.returns.test_transport import ALMA

ROUNDS = 200
PHOTO = jpeg().read()


class Undone(Exception):
    """A life leaves nothing to the next, so that the two-hundredth costs what the first did."""


def an_order(dice: random.Random, customer, at: datetime, number: int) -> Order:
    lines = [
        (dice.randint(1, 4), Decimal(dice.randint(1, 9_999)) / 100)
        for _ in range(dice.randint(1, 3))
    ]
    shipping = Decimal(dice.randint(0, 900)) / 100
    discounts = [Decimal(dice.randint(0, int(many * each * 30))) / 100 for many, each in lines]
    total = sum((many * each for many, each in lines), start=shipping) - sum(discounts)
    order = Order.objects.create(
        source="pistos", ref=f"r{number}", number=f"r{number}", customer=customer, placed_at=at,
        currency="EUR", total_amount=total, shipping_amount=shipping, country="GR",
        payment_state="paid", state="delivered",
    )  # fmt: skip
    for place, (many, each) in enumerate(lines, 1):
        Line.objects.create(
            order=order, position=place, name=f"Thing {place}", quantity=many, unit_amount=each,
            gross_amount=many * each, discount_amount=discounts[place - 1],
        )  # fmt: skip
    Parcel.objects.create(
        order=order, ref="1", zone="Europe/Athens", country="GR", handed_over_at=at, delivered_at=at
    )
    payment = Payment.objects.create(
        order=order, provider="bank", amount=total, currency="EUR", state="paid", started_at=at,
        paid_amount=total, paid_at=at, ended_at=at,
    )  # fmt: skip
    PaymentEntry.objects.create(
        payment=payment, kind=EntryKind.PAID, amount=total, currency="EUR", key=f"p{number}",
        happened_at=at,
    )  # fmt: skip
    return order


def deed(dice: random.Random, order: Order, at: datetime, number: int) -> None:
    """One thing that a customer or the shop may try; what is refused changes nothing."""
    line = dice.choice(list(order.lines.all()))
    many = dice.randint(1, line.quantity)
    by = Actor.customer(order.customer_id)
    what = dice.choice(("withdraw", "damaged", "broken", "wrong"))
    attempt = f"{order.pk}-{number}".ljust(22, "x")
    if what == "withdraw":
        said = Declaration(
            "C", "c@c.example", order.number, "en", attempt, quantities={line.pk: many}
        )
        made = declaring.declare_withdrawal(declaration=said, order=order, at=at)
        claim = made.claim
        row = claim.lines.get()
        if dice.random() < 0.4:
            came = {row.pk: many}
            receive_goods(claim=claim, pieces=came, by=ALMA, at=at)
            found = Found(came, {}, photos=[PHOTO])
            inspect_goods(claim=claim, found=found, location=None, by=ALMA, at=at)
            less = (line.paid_amount * Decimal(dice.randint(0, 40)) / 100).quantize(Decimal("0.01"))
            with suppress(Refused):
                lessen_value(line=row, amount=less, because="worn for weeks", by=ALMA, at=at)
        handling.refund_withdrawal(withdrawal=made, by=ALMA, at=at)
        if ClaimLine.objects.get(pk=row.pk).less_amount and dice.random() < 0.5:
            object_to_less(line=row, words="No.", by=by, at=at)
            decide_objection(line=row, amount=Decimal("0.01"), answer="Well.", by=ALMA, at=at)
        return
    intake = Intake((Told(line.pk, many, what),), "", "en", attempt)
    [claim] = opening.open_claims(intake=intake, order=order, by=by, at=at)
    if what == "damaged":
        choosing.choose_at_once(claim=claim, wish="refund", by=by, at=at)
    elif dice.random() < 0.5:
        amount = Decimal(dice.randint(1, 2_000)) / 100
        paying.reduce_price(claim=claim, amount=amount, by=ALMA, at=at)
    else:
        paying.refund_claim(claim=claim, by=ALMA, at=at)


@pytest.mark.timeout(300)
def test_two_hundred_random_lives_reconcile_with_the_payment_journal(
    shop, cleo, at: datetime, monkeypatch
) -> None:
    from pistos.returns.actions import lessening

    monkeypatch.setattr(lessening, "was_informed", lambda order: True)
    dice, went_back = random.Random(66), 0
    for number in range(ROUNDS):
        try:
            with transaction.atomic():
                went_back += live(dice, cleo, at, number)
                raise Undone
        except Undone:
            cleo = Customer.objects.get(pk=cleo.pk)
    assert went_back > ROUNDS // 2, "the lives are not all refusals"


def live(dice: random.Random, customer, at: datetime, number: int) -> bool:
    """Whether money went back in this life; what went back is what the journal says."""
    order = an_order(dice, customer, at, number)
    for step in range(dice.randint(1, 3)):
        with suppress(Refused):
            deed(dice, order, at + timedelta(days=1), step)
    for refund in Refund.objects.filter(payment__order=order, state="by_hand"):
        note_sent_by_hand(refund_row=refund, by=ALMA, at=at + timedelta(days=2))
    lines = ClaimLine.objects.filter(line__order=order).aggregate(sum=Sum("refund_amount"))["sum"]
    carried = Claim.objects.filter(order=order).aggregate(sum=Sum("delivery_amount"))["sum"]
    entries = PaymentEntry.objects.filter(payment__order=order, kind=EntryKind.REFUNDED)
    journal = -(entries.aggregate(sum=Sum("amount"))["sum"] or Decimal(0))
    assert journal == (lines or 0) + (carried or 0), order
    assert journal <= order.total_amount
    return bool(journal)
