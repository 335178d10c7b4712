"""What becomes a complaint, or an early warning, by itself: each by the event that says so."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from pistos.accounts.models import User
from pistos.complaints.models import Attention, Complaint
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.listening.actions.finding import confirm_all
from pistos.listening.models import Hearing
from pistos.orders.models import Order
from pistos.promises.events import RiskRose
from pistos.reviews.actions.authoring import change_review
from pistos.reviews.facts import Writing
from pistos.surveys.actions.answering import answer
from tests.factories.goods import a_courier
from tests.factories.orders import order_of, parcel_of, promised_delivery
from tests.factories.reviews import reviewed
from tests.factories.surveys import invited, survey_of
from tests.listening.steps import COMPLAINT, comes_in
from tests.returns.test_transport import carried, opened

__all__ = ["carried"]
BY = Actor.machine("test")


def drained(at: datetime) -> None:
    for _round in range(3):
        drain(at)


def test_a_sharp_review_is_a_complaint(shop, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=1, text="The handle broke on the second day.")
    drained(at)

    made = Complaint.objects.get()
    assert (made.origin, made.customer, made.origin_id) == ("review", cleo, review.public_id)
    assert "The handle broke" in made.text
    assert made.severity == 2


def test_praise_is_none(shop, cleo: Customer, at: datetime) -> None:
    reviewed(cleo, at, stars=5)
    drained(at)

    assert not Complaint.objects.exists()


def test_a_sharp_answer_is_one_complaint_however_often_changed(
    shop, cleo: Customer, at: datetime
) -> None:
    invitation = invited(survey_of(at=at), cleo, at=at)
    sharp = {"recommend": "2", "expected": "1", "why": "Late, and nobody told me."}
    answer(invitation=invitation, sent=sharp, by=BY, at=at)
    drained(at)

    made = Complaint.objects.get()
    assert (made.origin, made.customer, made.origin_id) == ("survey", cleo, str(invitation.pk))
    assert "nobody told me" in made.text
    later = at + timedelta(minutes=5)
    answer(invitation=invitation, sent=sharp | {"why": "And broken."}, by=BY, at=later)
    drained(later)
    assert Complaint.objects.count() == 1


def test_a_claim_for_damage_is_a_complaint(carried: Order, later: datetime) -> None:
    claim = opened(carried, later)

    made = Complaint.objects.get()
    assert (made.origin, made.order, made.category) == ("return", carried, "damaged")
    heard = made.entries.filter(source_kind="claim", source_id=str(claim.pk))
    assert heard.count() == 1, "joined to what was reported of the same delivery"


def test_a_confirmed_finding_is_a_complaint_and_a_suggested_one_is_not(
    shop, ben: User, at: datetime
) -> None:
    message = comes_in(COMPLAINT, at=at)
    drained(at)
    assert not Complaint.objects.exists()

    hearing = Hearing.objects.get(conversation=message.conversation)
    confirm_all(hearing=hearing, by=ben, at=at)
    drained(at)

    made = Complaint.objects.get()
    assert (made.conversation, made.customer) == (
        message.conversation, message.conversation.customer,
    )  # fmt: skip


@pytest.mark.serves("S3-98")
@pytest.mark.parametrize("stars", [4, 5])
def test_a_rating_that_falls_is_seen_before_they_complain(
    shop, cleo: Customer, at: datetime, stars: int
) -> None:
    review = reviewed(cleo, at, stars=5)
    drained(at)
    assert not Attention.objects.exists()
    cleo.orders.update(total_amount=Decimal(800))

    later = at + timedelta(days=1)
    change_review(review=review, writing=Writing(stars, text="It chipped a little."), at=later)
    drained(later)

    raised = list(Attention.objects.values_list("customer", "reason", "is_large"))
    assert raised == ([(cleo.pk, "falling_rating", True)] if stars == 4 else [])


@pytest.mark.serves("S3-98")
def test_a_delivery_likely_late_is_seen_before_they_complain(
    shop, cleo: Customer, dora: Customer, at: datetime
) -> None:
    for customer, number in ((cleo, "1001"), (dora, "1002")):
        order = order_of(customer, placed_at=at, number=number)
        promise = promised_delivery(parcel_of(order, courier=a_courier(f"c{number}")))
        if customer == cleo:
            cleo.orders.update(total_amount=Decimal(800))
        rose = RiskRose(promise.pk, 0.8, "courier")
        publish(rose, about=Ref("promise", str(promise.pk)), by=BY, at=at)
    drained(at)

    found = Attention.objects.get()
    assert (found.customer, found.reason) == (cleo, "late_delivery")
