"""Damaged or lost on the way: the customer chooses at once; the courier is the shop's affair."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import Error

from pistos.asks.models import Hold
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.actions.scanning import record_scans
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.payments.actions.refunding import note_sent_by_hand
from pistos.payments.models import PaymentEntry, Refund
from pistos.promises.models import Promise, PromiseKind, State
from pistos.returns.actions import choosing, couriers, deciding, opening, paying
from pistos.returns.facts import Intake, Told
from pistos.returns.models import (
    Claim,
    ClaimLine,
    ClaimState,
    CourierClaim,
    StepKind,
    Track,
)

ALMA = Actor.person(1)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


def told(order: Order, happened: str = "damaged", many: int = 1, **changes: Any) -> Intake:
    line = order.lines.order_by("position").first()
    given: dict[str, object] = {
        "rows": (Told(line.pk, many, happened),),
        "words": "The corner is in pieces.",
        "language": "en",
        "attempt": "a" * 22,
        **changes,
    }
    return Intake(**given)


def opened(order: Order, at: datetime, **changes: Any) -> Claim:
    by = Actor.customer(order.customer_id)
    [claim] = opening.open_claims(intake=told(order, **changes), order=order, by=by, at=at)
    drain(at)
    claim.refresh_from_db()
    return claim


@pytest.fixture
def carried(arrived: Order) -> Order:
    """By a courier who proves what he brings."""
    courier = Partner.objects.filter(kind="courier").first()
    assert courier is not None
    arrived.parcels.update(courier=courier)
    promise = Promise.objects.get(kind=PromiseKind.DELIVERY, toward="customer")
    parcel = arrived.parcels.get()
    record_scans(
        parcel=parcel, scans=[ScanFacts(parcel.delivered_at, "delivered")], by=ALMA,
        at=parcel.delivered_at,
    )  # fmt: skip
    drain(parcel.delivered_at)
    promise.standing.refresh_from_db()
    assert promise.standing.state == State.KEPT
    return arrived


@pytest.mark.serves("S2-11")
def test_damage_leads_to_the_choice_and_the_courier_is_claimed_from_behind_the_scenes(
    carried: Order, later: datetime
) -> None:
    claim = opened(carried, later)

    assert (claim.track, claim.state) == (Track.TRANSPORT, ClaimState.OPEN)
    mine = CourierClaim.objects.get()
    parcel = carried.parcels.get()
    assert mine.deadline_on == (parcel.delivered_at + timedelta(days=7)).date()
    assert mine.amount == carried.lines.order_by("position")[0].paid_amount
    mail = Message.objects.get(template="claim_received")
    assert "You choose" in mail.text
    assert f"/claim/{claim.token}/" in mail.text
    assert Hold.objects.filter(reason="return", lifted_at=None).exists()
    assert Event.objects.filter(name="returns.ClaimOpened").count() == 1


@pytest.mark.serves("S2-11", "S4-24", "CRD-19")
def test_the_money_goes_back_the_moment_it_is_chosen_and_keeps_its_promise(
    carried: Order, later: datetime
) -> None:
    claim = opened(carried, later)
    by = Actor.customer(carried.customer_id)

    choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later)
    choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later)

    refund = Refund.objects.get()
    assert refund.amount == carried.lines.order_by("position")[0].paid_amount
    delivery = Promise.objects.get(kind=PromiseKind.DELIVERY, toward="customer")
    assert delivery.standing.is_overturned
    assert delivery.standing.blamed_partner_id == carried.parcels.get().courier_id
    money = Promise.objects.get(kind=PromiseKind.REFUND)
    note_sent_by_hand(refund_row=refund, by=ALMA, at=later + timedelta(days=1))
    drain(later + timedelta(days=1))
    claim.refresh_from_db()
    money.standing.refresh_from_db()
    assert (claim.state, money.standing.state) == (ClaimState.DONE, State.KEPT)
    assert not Hold.objects.filter(reason="return", lifted_at=None).exists()
    assert (
        -PaymentEntry.objects.get(kind="refunded").amount == ClaimLine.objects.get().refund_amount
    )
    assert "went back to you" in Message.objects.get(template="claim_done").text


@pytest.mark.serves("S2-11")
def test_a_new_one_goes_out_in_its_own_parcel_with_its_own_promise(
    carried: Order, later: datetime
) -> None:
    claim = opened(carried, later)
    by = Actor.customer(carried.customer_id)

    choosing.choose_at_once(claim=claim, wish="replacement", by=by, at=later)

    claim.refresh_from_db()
    new = claim.new_parcel
    assert new is not None
    assert [(row.line_id, row.quantity) for row in new.contents.all()] == [
        (carried.lines.order_by("position")[0].pk, 1)
    ]
    promise = Promise.objects.get(about_kind="parcel", about_id=new.pk, toward="customer")
    assert promise.due_on == claim.next_on
    assert not Refund.objects.exists()
    came = later + timedelta(days=2)
    record_scans(parcel=new, scans=[ScanFacts(came, "delivered")], by=ALMA, at=came)
    drain(came)
    claim.refresh_from_db()
    assert claim.state == ClaimState.DONE
    assert Claim.objects.get().lines.get().holds is False, "the new one can be claimed again"
    with pytest.raises(paying.WrongMoment):
        choosing.choose_at_once(claim=claim, wish="refund", by=by, at=came)


def test_nothing_of_what_never_came_is_returned_and_what_is_lost_is_paid(
    paid: Order, later: datetime
) -> None:
    by = Actor.customer(paid.customer_id)
    courier = Partner.objects.filter(kind="courier").first()
    paid.parcels.update(courier=courier)
    for happened in ("damaged", "wrong", "broken", "lost"):
        with pytest.raises(opening.NotHereYet):
            opening.open_claims(intake=told(paid, happened), order=paid, by=by, at=later)
    assert not Claim.objects.exists()

    parcel = paid.parcels.get()
    record_scans(
        parcel=parcel, scans=[ScanFacts(later - timedelta(hours=9), "handed_over"), ScanFacts(later, "lost")],
        by=ALMA, at=later,
    )  # fmt: skip
    claim = opened(paid, later, happened="lost")
    choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later)
    assert Refund.objects.count() == 1
    promise = Promise.objects.get(kind=PromiseKind.DELIVERY, toward="customer")
    assert (promise.standing.state, promise.standing.blamed_partner_id) == (
        State.BROKEN, courier.pk,
    )  # fmt: skip


def test_what_the_courier_says_was_handed_over_is_looked_at_first(
    carried: Order, later: datetime
) -> None:
    claim = opened(carried, later, happened="lost")
    by = Actor.customer(carried.customer_id)
    with pytest.raises(choosing.NotAtOnce):
        choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later)
    assert not Refund.objects.exists()
    deciding.agree_remedy(claim=claim, wish="refund", by=ALMA, at=later)
    assert Refund.objects.count() == 1


def test_no_piece_is_claimed_twice_and_the_database_counts(carried: Order, later: datetime) -> None:
    claim = opened(carried, later)
    by = Actor.customer(carried.customer_id)
    again = opening.open_claims(intake=told(carried), order=carried, by=by, at=later)
    assert [each.pk for each in again] == [claim.pk], "the same form twice is one"
    with pytest.raises(opening.MoreThanBought):
        opening.open_claims(intake=told(carried, attempt="b" * 22), order=carried, by=by, at=later)
    line = claim.lines.get().line
    other = Claim.objects.get()
    other.pk, other.token, other.sending = None, "x" * 22, "y" * 22
    other.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimLine.objects.create(claim=other, line=line, quantity=1)


def test_history_stays(carried: Order, later: datetime) -> None:
    claim = opened(carried, later)
    assert [step.kind for step in claim.steps.order_by("pk")] == [
        StepKind.TOLD, StepKind.PROMISED,
    ]  # fmt: skip
    for change in (
        "UPDATE returns_claimstep SET kind = 'done'",
        "UPDATE returns_claimstep SET words = 'another'",
        "DELETE FROM returns_claimstep",
    ):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


@pytest.mark.serves("S2-11")
def test_the_claim_against_the_courier_walks_its_states(carried: Order, later: datetime) -> None:
    opened(carried, later)
    mine = CourierClaim.objects.get()
    deed = couriers.move_courier_claim
    with pytest.raises(couriers.StepWrong):
        deed(courier_claim=mine, state="accepted", because="", by=ALMA, at=later)
    deed(courier_claim=mine, state="sent", because="", by=ALMA, at=later)
    deed(courier_claim=mine, state="sent", because="", by=ALMA, at=later)
    with pytest.raises(couriers.StepWrong):
        deed(courier_claim=mine, state="refused", because=" ", by=ALMA, at=later)
    deed(courier_claim=mine, state="accepted", because="", by=ALMA, at=later)
    couriers.note_courier_paid(courier_claim=mine, amount=Decimal("5.00"), by=ALMA, at=later)
    mine.refresh_from_db()
    assert (mine.state, mine.paid_amount) == ("paid", Decimal("5.00"))
    told_of = Event.objects.filter(name="returns.CourierClaimMoved").values_list(
        "data__state", flat=True
    )
    assert list(told_of) == ["sent", "accepted", "paid"]


def test_the_terms_of_a_courier_set_the_deadline(carried: Order, later: datetime) -> None:
    courier = carried.parcels.get().courier
    assert courier is not None
    Partner.objects.filter(pk=courier.pk).update(terms={"claim_days": 3})
    opened(carried, later)
    parcel = Parcel.objects.get(order=carried)
    assert (
        CourierClaim.objects.get().deadline_on == (parcel.delivered_at + timedelta(days=3)).date()
    )
