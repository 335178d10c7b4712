"""Calls and visits, logged in seconds: one customer, one record, each touchpoint its own rules."""

from datetime import datetime
from typing import Any

import pytest

from pistos.accounts.models import User
from pistos.calls.rules.touchpoints import (
    CHECKLISTS,
    Touchpoint,
)
from pistos.conversations.actions.touching import (
    SaidNothing,
    Touch,
    log_touch,
    sender_of_customer,
    tell_by_machine,
)
from pistos.conversations.facts import Sender
from pistos.conversations.models import Channel, Conversation, Message
from pistos.customers.models import Alias, Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message as Outgoing
from pistos.promises.models import Promise, Standing
from pistos.shop.models import Shop
from tests.factories.conversations import answer_promised, conversation_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")
CALLER = Sender("phone", "+306912345678", name="Cleo", phone="+306912345678")


def touch(channel: Channel = Channel.PHONE, **other: Any) -> Touch:
    given: dict[str, object] = {"channel": channel, "sender": CALLER, "said": "Where is my jug?"}
    return Touch(**given | other)


@pytest.mark.serves("S2-20")
def test_a_call_is_a_conversation_like_every_other(
    open_shop: Shop, ben: User, at: datetime
) -> None:
    conversation = log_touch(touch=touch(), by=ben, at=at)

    assert (conversation.channel, conversation.state) == ("phone", "open")
    assert conversation.waiting_since == at
    assert conversation.customer.phone == "+306912345678"
    told = Event.objects.get(name="conversations.TouchLogged")
    assert (told.actor_id, told.data["channel"]) == (str(ben.pk), "phone")


def test_what_was_answered_there_is_the_answer(open_shop: Shop, ben: User, at: datetime) -> None:
    conversation = log_touch(touch=touch(answered="It comes tomorrow."), by=ben, at=at)

    conversation.refresh_from_db()
    assert (conversation.state, conversation.waiting_since) == ("waiting", None)
    said = conversation.messages.exclude(direction="activity").order_by("pk")
    assert list(said.values_list("direction", "text", "author_kind")) == [
        ("in", "Where is my jug?", "customer"),
        ("out", "It comes tomorrow.", "person"),
    ]


@pytest.mark.serves("S1-6", "S4-1")
def test_a_visit_joins_the_customers_one_record_and_keeps_the_promise_made_online(
    open_shop: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    """She wrote a mail, and came by before it was answered: one matter, one promise, one customer."""
    mailed = conversation_of(cleo, at=at)
    answer_promised(mailed, made_at=at)
    seen = touch(
        Channel.STORE,
        sender=sender_of_customer(cleo, BY, at),
        answered="Here it is.",
        conversation=mailed,
    )

    conversation = log_touch(touch=seen, by=ben, at=at)

    assert conversation.pk == mailed.pk
    assert conversation.customer_id == cleo.pk
    assert Customer.objects.count() == 1
    assert Standing.objects.get(kind="answer").state == "kept"
    channels = list(conversation.messages.order_by("pk").values_list("channel", flat=True))
    assert channels == ["store", "store"]


@pytest.mark.serves("S0-4", "S3-117")
@pytest.mark.parametrize("channel", [Channel.STORE, Channel.PHONE])
def test_a_store_visit_never_triggers_a_chat_invitation(
    open_shop: Shop, ben: User, at: datetime, channel: Channel
) -> None:
    log_touch(touch=touch(channel), by=ben, at=at)

    assert not Message.objects.filter(purpose="invitation").exists()
    assert not Message.objects.filter(author_kind="machine", direction="out").exists()
    assert not Outgoing.objects.exists()
    assert not Promise.objects.exists()


@pytest.mark.serves("S0-4")
def test_each_touchpoint_has_its_own_checklist_and_no_web_order_asks_for_a_receipt() -> None:
    asks_receipt = [
        point for point, lines in CHECKLISTS.items() if any("receipt" in str(x) for x in lines)
    ]
    assert asks_receipt == [Touchpoint.STORE]
    assert len({tuple(map(str, lines)) for lines in CHECKLISTS.values()}) == 3


def test_the_same_log_sent_twice_is_one(open_shop: Shop, ben: User, at: datetime) -> None:
    once = touch(answered="Yes.", client_id="log-1")

    first, again = log_touch(touch=once, by=ben, at=at), log_touch(touch=once, by=ben, at=at)

    assert first.pk == again.pk
    assert Conversation.objects.count() == 1
    assert Message.objects.filter(direction="out").count() == 1
    assert Event.objects.filter(name="conversations.TouchLogged").count() == 1


def test_a_log_without_words_is_refused(open_shop: Shop, ben: User, at: datetime) -> None:
    with pytest.raises(SaidNothing):
        log_touch(touch=touch(said="  "), by=ben, at=at)

    assert not Conversation.objects.exists()


def test_a_card_number_told_on_the_telephone_is_not_kept(
    open_shop: Shop, ben: User, at: datetime
) -> None:
    log_touch(touch=touch(said="My card is 4111 1111 1111 1111"), by=ben, at=at)

    conversation = Conversation.objects.get()
    assert "4111" not in conversation.subject + conversation.snippet.replace("1111", "")
    assert Message.objects.get(direction="in").text == "My card is ************1111"


def test_a_customer_without_any_address_can_be_met_too(
    open_shop: Shop, ben: User, at: datetime
) -> None:
    nobody = Customer.objects.create(name="Eva", language="sl")

    seen = touch(Channel.STORE, sender=sender_of_customer(nobody, BY, at))
    conversation = log_touch(touch=seen, by=ben, at=at)

    assert conversation.customer_id == nobody.pk
    assert Alias.objects.get().kind == "desk"
    assert tell_by_machine(conversation=conversation, text="Hello", at=at) is None
