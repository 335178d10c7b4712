"""A remedy is a promise: given within limits, carried out for real, told, and confirmed by the customer."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import Error

from pistos.accounts.models import User
from pistos.customers.actions import erase_customer
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.actions.scanning import record_scans
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order
from pistos.payments.actions.refunding import note_sent_by_hand, settle_refund
from pistos.payments.facts import RefundAnswer
from pistos.payments.models import Payment, Refund
from pistos.pricing.models import Voucher
from pistos.pricing.queries import try_vouchers
from pistos.promises.models import Promise, PromiseKind, State
from pistos.remedies.actions import confirming, deciding, finishing, giving, valuing
from pistos.remedies.actions.carrying import MoneyElsewhere
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy, RemedyState
from pistos.stock.models import Level, Reservation
from tests.remedies.offering import EVERY_KIND, LETTERS, about, given, nothing_was_given

ALMA = Actor.person(1)
EUR = Decimal


@pytest.mark.serves("S3-93", "S1-56")
def test_a_refund_is_promised_sent_and_confirmed(case: Case, ben: User, later: datetime) -> None:
    made = given(case, ben, later, amount="12.40")

    assert (made.state, made.amount, made.given_by, made.approved_by) == (
        "promised", EUR("12.40"), ben, None,
    )  # fmt: skip
    assert (made.reason, made.wished_kind, made.wished_words) == (
        "It came broken", "refund", "My money back",
    )  # fmt: skip
    promise = Promise.objects.select_related("standing", "words").get(pk=made.promise_id)
    assert (promise.kind, promise.standing.state) == (PromiseKind.REFUND, State.OPEN)
    assert promise.due_on == (later + timedelta(days=7)).date() == made.due_on
    assert "€12.40" in promise.words.text
    assert promise.words.text in LETTERS["remedy_given"]
    assert f"/remedy/{made.token}/" in LETTERS["remedy_given"]
    payment = Payment.objects.get(order=case.order)
    assert payment.promised_amount == EUR("12.40")
    given_event = Event.objects.get(name="remedies.RemedyGiven")
    assert given_event.data == {
        "remedy_id": made.pk, "subject_kind": "complaint", "subject_id": "1", "kind": "refund",
        "order_id": case.order.pk, "is_by_rule": False,
    }  # fmt: skip

    note_sent_by_hand(refund_row=Refund.objects.get(), by=ALMA, at=later + timedelta(days=1))
    drain(later + timedelta(days=1))

    made.refresh_from_db()
    payment.refresh_from_db()
    promise.standing.refresh_from_db()
    assert (made.state, promise.standing.state) == ("done", State.KEPT)
    assert payment.refunded_amount == EUR("12.40")
    assert Message.objects.filter(template="remedy_done").count() == 1
    for _twice in range(2):
        confirming.confirm_remedy(remedy=made, at=later + timedelta(days=2))
    made.refresh_from_db()
    assert (made.state, made.confirmed_at) == ("confirmed", later + timedelta(days=2))
    assert Event.objects.filter(name="remedies.RemedyConfirmed").count() == 1


@pytest.mark.serves("S1-56")
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_is_a_promise_with_its_day(
    kind: str, case: Case, ben: User, later: datetime
) -> None:
    made = given(case, ben, later, kind)

    promise = Promise.objects.select_related("standing", "words").get(pk=made.promise_id)
    assert promise.customer == case.customer
    assert promise.words.text
    assert promise.due_at > later
    is_at_once = kind in ("voucher", "free_shipping")
    assert made.state == ("done" if is_at_once else "promised")
    assert promise.is_public is not is_at_once
    assert Message.objects.filter(template="remedy_given").count() == 1


def test_a_voucher_is_personal_single_and_ends(
    case: Case, ben: User, dora: Customer, later: datetime
) -> None:
    made = given(case, ben, later, "voucher", "8.00")

    voucher = Voucher.objects.get()
    assert made.voucher == voucher
    assert (voucher.worth, voucher.most_uses, voucher.customer) == (EUR("8.00"), 1, case.customer)
    assert voucher.valid_until == later + timedelta(days=365)
    assert voucher.code in LETTERS["remedy_given"]

    def reason(customer_id: int | None, at: datetime) -> str:
        return try_vouchers(
            [voucher.code], goods=EUR(20), currency="EUR", customer_id=customer_id, at=at
        )[0].reason

    assert reason(case.customer.pk, later) == ""
    assert reason(None, later) == ""
    assert reason(dora.pk, later) == "not_yours"
    assert reason(case.customer.pk, later + timedelta(days=366)) == "over"


def test_free_delivery_is_a_voucher_of_its_kind(case: Case, ben: User, later: datetime) -> None:
    made = given(case, ben, later, "free_shipping")

    assert made.voucher.kind == "free_shipping"
    assert made.amount == EUR("3.50")


@pytest.mark.serves("S3-93", "S0-44")
@pytest.mark.parametrize("kind", ["resend", "replacement"])
def test_goods_go_again_as_an_order_with_stock_and_a_day(
    kind: str, case: Case, ben: User, later: datetime, world
) -> None:
    free = Level.objects.get(variant=world.mug, location=world.room).reserved
    made = given(case, ben, later, kind)

    again = made.new_order
    assert again is not None
    assert (again.total_amount, again.payment_state, again.customer) == (
        EUR("0.00"), "paid", case.customer,
    )  # fmt: skip
    assert [(line.name, line.quantity) for line in again.lines.order_by("position")] == [
        (line.name, line.quantity) for line in case.order.lines.order_by("position")
    ]
    assert again.addresses.get().street == case.order.addresses.get(kind="shipping").street
    assert Reservation.objects.filter(order_id=again.pk).count() == 2
    assert Level.objects.get(variant=world.mug, location=world.room).reserved == free + 1
    promise = Promise.objects.select_related("standing").get(pk=made.promise_id)
    assert (promise.kind, promise.order_id) == (PromiseKind.DELIVERY, again.pk)
    assert Promise.objects.filter(order_id=again.pk, toward="customer").count() == 1
    assert made.amount == sum(line.paid_amount for line in case.order.lines.all())

    came = later + timedelta(days=2)
    scan = ScanFacts(came, "delivered")
    record_scans(parcel=again.parcels.get(), scans=[scan], by=ALMA, at=came)
    drain(came)

    made.refresh_from_db()
    promise.standing.refresh_from_db()
    assert (made.state, promise.standing.state) == ("done", State.KEPT)


def test_one_line_of_it_goes_again(case: Case, ben: User, later: datetime) -> None:
    line = case.order.lines.order_by("position")[1]
    narrowed = Case(case.subject, case.customer, case.order, line)

    made = given(narrowed, ben, later, "resend")

    assert [row.name for row in made.new_order.lines.all()] == [line.name]


def test_goods_that_are_gone_are_not_promised(
    case: Case, ben: User, later: datetime, world
) -> None:
    Level.objects.update(on_hand=0, reserved=0)

    with pytest.raises(Exception, match="not enough"):
        given(case, ben, later, "resend")

    assert nothing_was_given(case.order)
    assert Order.objects.count() == 1


@pytest.mark.serves("S1-56")
def test_more_than_was_paid_is_refused(case: Case, alma: User, later: datetime) -> None:
    with pytest.raises(valuing.MoreThanPaid, match=r"28\.30"):
        given(case, alma, later, amount="28.31")
    assert nothing_was_given(case.order)

    given(case, alma, later, amount="20.00")
    with pytest.raises(valuing.MoreThanPaid, match=r"8\.30"):
        given(about(case, 2), alma, later, amount="8.31", attempt="more")
    given(about(case, 3), alma, later, amount="8.30", attempt="rest")
    assert Payment.objects.get().promised_amount == EUR("28.30")


@pytest.mark.parametrize(
    ("kind", "more", "refusal"),
    [
        ("refund", {"amount": "0.00"}, valuing.NothingToGive),
        ("refund", {"amount": "0.001"}, valuing.NothingToGive),
        ("refund", {"amount": "-1"}, valuing.NothingToGive),
        ("voucher", {"amount": "0.00"}, valuing.NothingToGive),
        ("gift", {"words": " "}, valuing.NothingToGive),
        ("repair", {"words": ""}, valuing.NothingToGive),
        ("money", {}, giving.NotOffered),
        ("refund", {"reason": " "}, giving.ReasonMissing),
        ("refund", {"seen": 1}, giving.DecidedMeanwhile),
        ("refund", {"amount": "30.01"}, valuing.MoreThanPaid),
    ],
)
def test_what_is_refused_writes_nothing(kind, more, refusal, case, ben, later) -> None:
    happened = Event.objects.count()

    with pytest.raises(refusal):
        given(case, ben, later, kind, **more)

    assert nothing_was_given(case.order)
    assert Event.objects.count() == happened


def test_money_and_goods_are_of_an_order(case: Case, ben: User, later: datetime) -> None:
    bare = Case(case.subject, case.customer)

    for kind in ("refund", "resend", "replacement"):
        with pytest.raises(valuing.NothingToGive):
            given(bare, ben, later, kind)
    assert given(bare, ben, later, "voucher").order is None


def test_pressed_twice_it_is_one(case: Case, ben: User, later: datetime) -> None:
    first = given(case, ben, later)
    again = given(case, ben, later)

    assert first.pk == again.pk
    assert Refund.objects.count() == 1
    assert Event.objects.filter(name="remedies.RemedyGiven").count() == 1


@pytest.mark.serves("S3-93")
def test_what_is_not_well_reopens_and_counts_as_broken_once_upheld(
    case: Case, ben: User, later: datetime
) -> None:
    made = given(case, ben, later, "gift")
    with pytest.raises(finishing.WrongMoment):
        confirming.confirm_remedy(remedy=made, at=later)
    with pytest.raises(finishing.ProofMissing):
        finishing.note_done(remedy=made, note=" ", by=ALMA, at=later)
    finishing.note_done(remedy=made, note="Parcel 77", by=ALMA, at=later)

    for _twice in range(2):
        confirming.dispute_remedy(remedy=made, words="It is empty", at=later)
    drain(later)

    made.refresh_from_db()
    assert (made.state, made.disputed_words, made.proof) == (
        "disputed", "It is empty", "Parcel 77",
    )  # fmt: skip
    assert Event.objects.filter(name="remedies.RemedyDisputed").count() == 1
    promise = Promise.objects.select_related("standing").get(pk=made.promise_id)
    assert promise.standing.state == State.KEPT
    confirming.uphold_dispute(remedy=made, by=ALMA, at=later)
    promise.standing.refresh_from_db()
    assert (promise.standing.state, promise.standing.is_overturned) == (State.BROKEN, True)


def test_money_elsewhere_is_done_with_proof_and_never_above_what_was_paid(
    case: Case, alma: User, later: datetime
) -> None:
    Payment.objects.all().update(paid_amount=0)
    with pytest.raises(MoneyElsewhere):
        given(case, alma, later)
    assert nothing_was_given(case.order)

    made = given(case, alma, later, amount="20.00", way="elsewhere")
    with pytest.raises(valuing.MoreThanPaid, match=r"8\.30"):
        given(about(case, 2), alma, later, amount="8.31", way="elsewhere")
    with pytest.raises(finishing.ProofMissing):
        finishing.note_done(remedy=made, note="", by=ALMA, at=later)
    finishing.note_done(remedy=made, note="bank 4711", by=ALMA, at=later)

    made.refresh_from_db()
    assert (made.state, made.proof) == ("done", "bank 4711")
    assert not Refund.objects.exists()


@pytest.mark.serves("S3-93")
def test_a_provider_that_fails_is_seen_and_tried_again(
    case: Case, ben: User, later: datetime
) -> None:
    made = given(case, ben, later)
    no = RefundAnswer("", "failed", "account closed")
    settle_refund(refund_id=Refund.objects.get().pk, answer=no, by=ALMA, at=later)
    drain(later)

    made.refresh_from_db()
    assert (made.state, made.problem) == ("promised", "account closed")
    deciding.send_money_again(remedy=made, by=ALMA, at=later)
    with pytest.raises(finishing.WrongMoment):
        deciding.send_money_again(remedy=made, by=ALMA, at=later)
    second = Refund.objects.exclude(state="failed").get()
    note_sent_by_hand(refund_row=second, by=ALMA, at=later)
    drain(later)
    made.refresh_from_db()
    assert (made.state, made.problem) == ("done", "")
    assert Payment.objects.get().refunded_amount == EUR("5.00")


def test_the_customer_may_want_something_else_before_it_is_sent(
    case: Case, ben: User, later: datetime
) -> None:
    made = given(case, ben, later, "repair", "0.00")
    deciding.withdraw_remedy(remedy=made, by=ALMA, at=later)

    promise = Promise.objects.select_related("standing").get(pk=made.promise_id)
    assert promise.standing.state == State.WITHDRAWN
    refund = given(case, ben, later)
    with pytest.raises(finishing.WrongMoment):
        deciding.withdraw_remedy(remedy=refund, by=ALMA, at=later)


def test_the_database_keeps_what_was_decided(case: Case, ben: User, later: datetime) -> None:
    made = given(case, ben, later)

    for change in ({"amount": 1}, {"kind": "gift"}, {"reason": "other"}, {"given_by": None}):
        with pytest.raises(Error), transaction.atomic():
            Remedy.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        made.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Remedy.objects.filter(pk=made.pk).update(state=RemedyState.DONE)


def test_an_erased_customer_leaves_amounts_and_no_words(
    case: Case, ben: User, later: datetime
) -> None:
    made = given(case, ben, later, "gift", "4.00")
    erase_customer(customer=case.customer, by=ALMA, at=later)

    made.refresh_from_db()
    assert (made.words, made.reason, made.wished_words) == ("", "", "")
    assert made.amount == EUR("4.00")
