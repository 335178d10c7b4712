"""A conversation that proves another customer's takes its wishes and needs along, or stays where it is."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pistos.complaints.actions.moving import move_conversation
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Mail
from pistos.promises.models import Promise, Standing, State
from pistos.requests.actions import agreeing, receiving
from pistos.requests.actions.moving import RequestStays
from pistos.requests.facts import Asked, Offer
from pistos.requests.models import AbuseCase, Need, UnusualState
from tests.factories.conversations import conversation_of, written_by_customer
from tests.factories.orders import order_of

BY = Actor.person(1)
WISH = "Could you engrave my grandmother's name?"


@pytest.fixture
def talk(shop, cleo, at):
    return conversation_of(cleo, at=at, language="en")


def asked_in(talk, ben, at, order=None):
    message = written_by_customer(talk, WISH, at=at)
    asked = Asked(talk.customer, WISH, "en", talk, message, order)
    made = receiving.receive_request(asked=asked, by=BY, at=at)
    return agreeing.judge_feasible(
        request=made, needed="A graver", cost_amount=Decimal(1), by=ben, at=at
    )


def offer(made, ben, at, price):
    told = Offer(Decimal(price), (at + timedelta(days=3)).date(), "With pleasure.")
    made = agreeing.offer_request(request=made, offer=told, by=ben, at=at)
    drain(at)
    return made


def moved(talk, to, at):
    move_conversation(conversation=talk, customer=to, by=BY, at=at)
    drain(at)


@pytest.mark.serves("S3-56")
def test_an_offer_is_told_to_whose_it_is_and_the_former_link_opens_for_nobody(
    talk, cleo, dora, ben, at
):
    made = offer(asked_in(talk, ben, at), ben, at, "2.00")
    former, later = made.token, at + timedelta(hours=1)

    moved(talk, dora, later)

    made.refresh_from_db()
    assert (made.customer, made.state) == (dora, UnusualState.OFFERED)
    assert Client().get(f"/en/wish/{former}/").status_code == 404
    told = Mail.objects.filter(template="wish_offered").order_by("pk").last()
    assert (told.to_address, made.token in told.text) == (dora.email, True)
    event = Event.objects.get(name="requests.RequestMoved")
    assert event.data == {
        "request_id": made.pk, "old_customer_id": cleo.pk, "new_customer_id": dora.pk,
    }  # fmt: skip
    agreeing.agree_to_offer(request=made, by=Actor.customer(dora.pk), at=later)
    assert Promise.objects.get().customer == dora


def test_what_was_promised_to_the_wrong_person_is_promised_to_the_right_one(talk, dora, ben, at):
    made = offer(asked_in(talk, ben, at), ben, at, "0")
    former = made.promise_id

    moved(talk, dora, at + timedelta(hours=1))

    made.refresh_from_db()
    assert Standing.objects.get(promise_id=former).state == State.WITHDRAWN
    promise = Promise.objects.get(pk=made.promise_id)
    assert (promise.customer, promise.standing.state) == (dora, State.OPEN)
    told = Mail.objects.filter(template="wish_agreed").order_by("pk")
    assert [mail.to_address for mail in told][-1] == dora.email


def test_what_is_bound_to_the_former_customer_stays_and_nothing_moves(talk, cleo, dora, ben, at):
    with_price = offer(asked_in(talk, ben, at), ben, at, "2.00")
    agreeing.agree_to_offer(request=with_price, by=Actor.customer(cleo.pk), at=at)
    with pytest.raises(RequestStays, match="agreed to a price"):
        moved(talk, dora, at)

    other = conversation_of(cleo, at=at, language="en")
    made = asked_in(other, ben, at, order=order_of(cleo, placed_at=at))
    with pytest.raises(RequestStays, match="is about order"):
        moved(other, dora, at)

    for row in (with_price, made, talk, other):
        row.refresh_from_db()
        assert row.customer == cleo


def test_needs_go_along_but_what_was_kept_by_the_former_consent_goes(talk, cleo, dora, ben, at):
    for kind, words, by_consent in (
        ("allergy", "No nuts", False),
        ("preference", "Only blue", True),
    ):
        Need.objects.create(
            customer=cleo, kind=kind, words=words, language="en", conversation=talk, said_at=at,
            noted_at=at, noted_by=ben, with_consent=by_consent,
        )  # fmt: skip

    moved(talk, dora, at)

    kept = Need.objects.order_by("pk").values_list("customer", "words", "ended_at")
    assert list(kept) == [(dora.pk, "No nuts", None), (dora.pk, "", at)]


def test_who_was_warned_for_another_persons_words_is_warned_no_longer(talk, cleo, dora, at):
    case = AbuseCase.objects.create(
        customer=cleo, conversation=talk, channel="mail", state="warned", opened_at=at, warned_at=at
    )

    moved(talk, dora, at)

    case.refresh_from_db()
    assert (case.state, case.customer) == ("ended", cleo)
