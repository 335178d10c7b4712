"""A message comes in once, into the right conversation."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Outcome, Thread
from pistos.conversations.models import (
    Conversation,
    ConversationPromise,
    ExternalId,
    Message,
)
from pistos.journal.models import Event
from pistos.promises.models import Promise
from pistos.shop.models import Shop

Mail = Callable[..., Arrival]


@pytest.mark.serves("S2-40", "S1-57")
def test_a_mail_begins_a_conversation_with_its_promise(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    received = receive_message(arrival=mail(), at=at)

    assert received.outcome is Outcome.STORED
    conversation = Conversation.objects.get()
    assert received.conversation == conversation
    assert conversation.waiting_since == at
    promise = Promise.objects.get()
    assert promise.kind == "answer"
    assert promise.due_at == at + timedelta(hours=4)
    assert conversation.due_at == promise.due_at
    assert promise.grounds["is_default"]
    told = Message.objects.get(direction="out")
    assert "today until 16:00" in told.text
    assert ConversationPromise.objects.get().told_message_id == told.pk
    assert list(Event.objects.order_by("id").values_list("name", flat=True)) == [
        "customers.CustomerMet",
        "promises.PromiseMade",
        "conversations.ConversationStarted",
        "conversations.MessageReceived",
        "conversations.Acknowledged",
    ]


@pytest.mark.fault("F7", "F12")
def test_the_same_mail_twice_is_one_message(open_shop: Shop, mail: Mail, at: datetime) -> None:
    first = receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)
    again = receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)

    assert again.outcome is Outcome.DUPLICATE
    assert again.message == first.message
    assert Conversation.objects.count() == Message.objects.filter(direction="in").count() == 1


@pytest.mark.fault("F8")
def test_a_deleted_mail_does_not_come_back(open_shop: Shop, mail: Mail, at: datetime) -> None:
    first = receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)
    assert first.message is not None
    ExternalId.objects.filter(message=first.message).update(message=None)

    again = receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)

    assert again.outcome is Outcome.DUPLICATE
    assert again.conversation is None


@pytest.mark.fault("F9")
def test_a_reply_joins_what_it_answers(open_shop: Shop, mail: Mail, at: datetime) -> None:
    first = receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)

    reply = mail(thread=Thread(message_ids=("<unknown@x>", "<a@x>")))
    second = receive_message(arrival=reply, at=at + timedelta(hours=1))

    assert second.outcome is Outcome.THREADED
    assert second.conversation == first.conversation
    assert Promise.objects.count() == 1
    conversation = Conversation.objects.get()
    assert (conversation.in_count, conversation.waiting_since) == (2, at)
