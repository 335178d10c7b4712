"""Crowds, scripts, and links used twice at once."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.orders.models import AddressKind, OrderAddress
from pistos.payments.models import Payment
from pistos.payments.rules.payers import payer_mark
from pistos.reviews.actions.signalling import note_signals
from pistos.reviews.actions.voting import TooManyVotes, vote_helpful
from pistos.reviews.actions.writing import InvitationUsed, write_review
from pistos.reviews.facts import Voter, Writing
from pistos.reviews.models import HelpfulVote, Review, State
from pistos.reviews.queries.desk import signalled_reviews
from tests.factories.reviews import a_product, bought, invited, reviewed

READER = Actor("machine", "reader")
shop_is_there = pytest.mark.usefixtures("shop")


@pytest.mark.django_db
@shop_is_there
def test_a_thousand_one_star_reviews_within_an_hour_are_signalled_and_stay(
    cleo: Customer, at: datetime
) -> None:
    first = reviewed(cleo, at - timedelta(hours=1), stars=1)
    Review.objects.bulk_create(
        Review(
            product=first.product,
            stars=1,
            text=f"It is bad, says number {n}.",
            language="en",
            state=State.PUBLISHED,
            state_reason="imported",
            state_at=at,
            source="imported:test",
            is_confirmed=True,
            written_at=at - timedelta(seconds=3 * n),
            triage_at=at,
        )
        for n in range(1_000)
    )
    last = reviewed(cleo, at, stars=1, number="1002")

    judged = note_signals(review_id=last.pk, at=at)

    assert judged.state == State.PUBLISHED
    burst = next(each for each in judged.signals if each["code"] == "burst")
    assert burst["facts"]["count"] >= 1_000
    assert last in signalled_reviews().rows
    assert Review.objects.filter(state=State.PUBLISHED).count() == 1_002


@pytest.mark.django_db
@shop_is_there
def test_copied_words_and_one_street_are_signalled(
    cleo: Customer, dora: Customer, at: datetime
) -> None:
    words = "A wonderful mug that I recommend to all my friends, buy it now without a doubt."
    one = reviewed(cleo, at, text=words)
    other = reviewed(dora, at, text=words, number="1002")
    for review in (one, other):
        assert review.order_line
        OrderAddress.objects.create(
            order=review.order_line.order,
            kind=AddressKind.SHIPPING,
            street="Ermou 1",
            postcode="10563",
        )
    drain(at)

    judged = note_signals(review_id=other.pk, at=at)

    assert {each["code"] for each in judged.signals} >= {"alike", "same_place"}
    assert judged.state == State.PUBLISHED


@pytest.mark.django_db
@shop_is_there
def test_several_buyers_who_paid_with_one_card_are_signalled(
    cleo: Customer, dora: Customer, at: datetime
) -> None:
    def paid(review: Review, card: str) -> None:
        assert review.order_line
        Payment.objects.create(
            order=review.order_line.order,
            provider="stripe",
            amount=24,
            currency="EUR",
            payer_mark=payer_mark("stripe", card),
            started_at=at,
        )

    eva = Customer.objects.create(name="Eva", email="eva@customer.example")
    one, other, alone = (
        reviewed(buyer, at, text=text, number=f"100{n}")
        for n, (buyer, text) in enumerate(
            [(cleo, "It keeps warm."), (dora, "I like the handle."), (eva, "Too heavy for me.")]
        )
    )
    for review, card in ((one, "a card"), (other, "a card"), (alone, "another")):
        paid(review, card)

    judged = [note_signals(review_id=review.pk, at=at) for review in (one, other, alone)]

    found = [{each["code"] for each in review.signals} for review in judged]
    assert ["same_payer" in codes for codes in found] == [True, True, False]
    assert {review.state for review in judged} == {State.PUBLISHED}
    assert judged[1] in signalled_reviews().rows


@pytest.mark.django_db
@shop_is_there
def test_a_script_votes_three_times_and_no_more(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at)

    for n in range(3):
        vote_helpful(review=review, voter=Voter(f"browser{n}", "network"), by=READER, at=at)
    vote_helpful(review=review, voter=Voter("browser1", "network"), by=READER, at=at)
    with pytest.raises(TooManyVotes):
        vote_helpful(review=review, voter=Voter("browser9", "network"), by=READER, at=at)

    review.refresh_from_db()
    assert review.helpful_count == HelpfulVote.objects.count() == 3


@pytest.mark.django_db(transaction=True)
@shop_is_there
def test_an_invitation_used_twice_at_once_makes_one_review(cleo: Customer, at: datetime) -> None:
    invitation = invited(bought(cleo, at), at)
    outcomes: list[str] = []

    def submit() -> None:
        try:
            write_review(invitation=invitation, writing=Writing(4, language="en"), at=at)
            outcomes.append("written")
        except InvitationUsed:
            outcomes.append("refused")
        finally:
            connection.close()

    with transaction.atomic():
        type(invitation).objects.select_for_update().get(pk=invitation.pk)
        both = [threading.Thread(target=submit) for _n in range(2)]
        for each in both:
            each.start()
    for each in both:
        each.join(timeout=20)

    assert sorted(outcomes) == ["refused", "written"]
    assert Review.objects.filter(product=a_product()).count() == 1
