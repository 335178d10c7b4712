"""Story 2, the spoonful of cocoa: an unusual wish after payment, from the first word to the next purchase."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pistos.checkout.actions.changing import change_request
from pistos.checkout.facts import Wish
from pistos.conversations.actions.greeting import greet
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Context, Sender
from pistos.conversations.models import Channel, Conversation, Message, Purpose
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Mail
from pistos.orders.models import RequestState
from pistos.promises.models import Standing, State
from pistos.requests.actions.agreeing import judge_feasible, offer_request
from pistos.requests.actions.finishing import finish_request
from pistos.requests.actions.needing import ConsentMissing, note_need
from pistos.requests.facts import Offer, Stated
from pistos.requests.models import UnusualRequest, UnusualState
from tests.checkout.conftest import order, paid, world
from tests.factories.reviews import reviewed

__all__ = ["order", "paid", "world"]
COCOA = "A spoonful of cocoa in the mug, please"
CALL = "Hello! I have paid already. A spoonful of cocoa in the mug would make my children happy. Possible?"


@pytest.fixture
def at():
    """Pages live in the present."""
    return clock.now()


@pytest.mark.serves("S3-38", "S3-39", "S3-56", "S0-6")
def test_spoonful_of_cocoa(client: Client, paid, ben, dora, at) -> None:
    customer = paid.customer
    arrival = Arrival(
        Channel.CHAT, Sender("email", customer.email, is_proven=True), CALL, at,
        context=Context(order_id=paid.pk),
    )  # fmt: skip
    came = receive_message(arrival=arrival, at=at)
    talk = Conversation.objects.get(pk=came.conversation.pk)

    _greeted_at_once_and_told_how_long_it_takes(talk, ben, at)
    made = _asked_after_payment(paid, at)
    _done_with_a_personal_touch(made, paid, ben, at, client)
    _remembered_by_consent_alone(customer, talk, ben, at)

    page = client.get(f"/desk/orders/{paid.token}/").content.decode()
    assert "They liked before" in page
    assert "A spoonful of cocoa in the mug" in page


def _greeted_at_once_and_told_how_long_it_takes(talk: Conversation, ben, at) -> None:
    told = Message.objects.get(conversation=talk, purpose=Purpose.ACKNOWLEDGEMENT)
    assert told.happened_at == at
    due_at = Standing.objects.get(kind="answer", about_id=talk.pk).due_at
    assert due_at > at
    greet(conversation=talk, by=ben, at=at + timedelta(minutes=1))
    talk.refresh_from_db()
    assert talk.greeted_at is not None
    assert talk.waiting_since is not None, "a greeting is no answer"


def _asked_after_payment(paid, at) -> UnusualRequest:
    line = paid.lines.order_by("-position").first()
    buyer = Actor.customer(paid.customer_id)
    change_request(line=line, wish=Wish(COCOA), by=buyer, at=at + timedelta(minutes=2))
    drain(at + timedelta(minutes=2))
    return UnusualRequest.objects.get(line=line)


def _done_with_a_personal_touch(made: UnusualRequest, paid, ben, at, client: Client) -> None:
    judge_feasible(request=made, needed="Cocoa", cost_amount=Decimal("0.30"), by=ben, at=at)
    offer = Offer(Decimal(0), (at + timedelta(days=2)).date(), "With pleasure!")
    offer_request(request=made, offer=offer, by=ben, at=at + timedelta(minutes=5))
    made.refresh_from_db()
    assert (made.state, made.line.request_state) == (UnusualState.AGREED, RequestState.GRANTED)
    client.force_login(ben)
    assert COCOA in client.get(f"/desk/orders/{paid.token}/slip/").content.decode()

    later = at + timedelta(days=1)
    finish_request(request=made, touch="A smile drawn in cocoa", by=ben, at=later)
    assert Standing.objects.get(promise_id=made.promise_id).state == State.KEPT
    drain(later)
    assert Mail.objects.filter(template="wish_done").count() == 1


def _remembered_by_consent_alone(customer, talk: Conversation, ben, at) -> None:
    message = talk.messages.get(direction="in")
    words = "A spoonful of cocoa in the mug"
    wish = Stated(customer, "preference", words, "en", at, message)
    children = Stated(customer, "need", "would make my children happy", "en", at, message)
    for said in (wish, children):
        with pytest.raises(ConsentMissing):
            note_need(stated=said, by=ben, at=at)
    yes = Stated(customer, "preference", words, "en", at, message, consent="Yes, remember it")
    note_need(stated=yes, by=ben, at=at)


def test_opposite_ratings_stand_side_by_side(client: Client, world, cleo, dora, at) -> None:
    product = world.mug.product
    reviewed(cleo, at, stars=5, product=product, number="21", text="It smiles at me each morning.")
    reviewed(
        dora,
        at,
        stars=1,
        product=product,
        number="22",
        text="They looked at me oddly, never again.",
    )

    page = client.get(f"/en/product/{product.slug}/").content.decode()

    assert "It smiles at me each morning." in page
    assert "They looked at me oddly, never again." in page
    assert "star-bars" in page
