"""Where a message belongs, and who joins nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Context, Outcome, Received, Sender, Thread
from pistos.conversations.models import (
    BlockedSender,
    Channel,
    Conversation,
    ExternalId,
    Message,
)
from pistos.customers.actions import add_alias, merge_customers
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.promises.models import Promise
from pistos.shop.models import Shop
from pistos.visits.models import Visitor
from tests.factories.conversations import conversation_of

Mail = Callable[..., Arrival]
BY = Actor.person(1)
HOUR = timedelta(hours=1)
STRANGER = "eve@stranger.example"


@pytest.fixture
def first(open_shop: Shop, mail: Mail, at: datetime) -> Received:
    """Cleo's first mail."""
    return receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)


def ids(received: Received) -> tuple[int, int]:
    assert received.conversation is not None
    assert received.message is not None
    return received.conversation.pk, received.message.pk


@pytest.mark.fault("F9")
@pytest.mark.parametrize("by", ["signed", "to her own mail", "references only", "number"])
def test_a_reply_finds_its_conversation(first: Received, mail: Mail, at: datetime, by: str) -> None:
    conversation_id, _message_id = ids(first)
    thread = {
        "signed": Thread(conversation_ids=(conversation_id,), message_ids=("<relay@y>",)),
        "to her own mail": Thread(message_ids=("<a@x>",)),
        "references only": Thread(message_ids=("<changed@relay>", "<lost@y>", "<a@x>")),
        "number": Thread(number=conversation_id),
    }[by]

    second = receive_message(arrival=mail(thread=thread, subject="Thanks"), at=at + HOUR)

    assert second.outcome is Outcome.THREADED
    assert ids(second)[0] == conversation_id


@pytest.mark.fault("F10", "S2")
@pytest.mark.parametrize("by", ["signed", "message id", "number"])
def test_a_stranger_with_the_right_headers_joins_nothing_and_sees_nothing(
    first: Received, mail: Mail, at: datetime, by: str
) -> None:
    conversation_id, _message_id = ids(first)
    thread = {
        "signed": Thread(conversation_ids=(conversation_id,)),
        "message id": Thread(message_ids=("<a@x>",)),
        "number": Thread(number=conversation_id),
    }[by]

    received = receive_message(arrival=mail(address=STRANGER, thread=thread), at=at + HOUR)

    assert received.outcome is Outcome.STORED
    assert ids(received)[0] != conversation_id
    assert received.message is not None
    assert received.message.author_kind == "stranger"
    mark = Message.objects.get(direction="activity")
    assert mark.activity == {"deed": "stranger", "conversation_id": conversation_id}
    told = Message.objects.get(conversation=received.conversation, direction="out")
    assert "parcel" not in told.text
    assert not Message.objects.filter(conversation_id=conversation_id, author_address=STRANGER)


@pytest.mark.fault("F10")
def test_a_forward_to_us_by_somebody_else_starts_new(
    first: Received, mail: Mail, at: datetime
) -> None:
    forward = mail(address=STRANGER, subject="WG: My parcel", thread=Thread(message_ids=("<a@x>",)))

    assert receive_message(arrival=forward, at=at).outcome is Outcome.STORED


def test_a_stranger_whom_an_agent_merged_in_takes_part(
    first: Received, mail: Mail, at: datetime
) -> None:
    conversation_id, _message_id = ids(first)
    thread = Thread(message_ids=("<a@x>",))
    alone = receive_message(arrival=mail(address=STRANGER, thread=thread), at=at)
    Message.objects.filter(pk=ids(alone)[1]).update(conversation_id=conversation_id)

    again = receive_message(arrival=mail(address=STRANGER, thread=thread), at=at + HOUR)

    assert ids(again)[0] == conversation_id


def test_another_address_of_the_same_person_joins(
    first: Received, mail: Mail, at: datetime
) -> None:
    assert first.conversation is not None
    add_alias(
        customer=first.conversation.customer, kind="email", value="cleo@work.example", by=BY, at=at
    )

    thread = Thread(message_ids=("<a@x>",))
    second = receive_message(arrival=mail(address="Cleo@Work.example", thread=thread), at=at)

    assert ids(second)[0] == ids(first)[0]


def test_a_merged_customer_is_one_person(
    first: Received, dora: Customer, mail: Mail, at: datetime
) -> None:
    assert first.conversation is not None
    merge_customers(kept=dora, merged=first.conversation.customer, by=BY, at=at)

    second = receive_message(arrival=mail(thread=Thread(message_ids=("<a@x>",))), at=at)

    assert ids(second)[0] == ids(first)[0]
    assert second.message is not None
    assert second.message.author_id == dora.pk
    drain(at)
    assert Conversation.objects.get().customer == dora


@pytest.mark.fault("F11")
def test_a_reply_to_a_merged_conversation_lands_in_its_target(
    first: Received, mail: Mail, at: datetime
) -> None:
    customer = Customer.objects.get()
    target = conversation_of(customer, at=at)
    between = conversation_of(customer, at=at, state="closed", merged_into=target)
    Conversation.objects.filter(pk=ids(first)[0]).update(
        merged_into=between, state="closed", waiting_since=None
    )

    second = receive_message(arrival=mail(thread=Thread(message_ids=("<a@x>",))), at=at + HOUR)

    assert ids(second)[0] == target.pk


@pytest.mark.fault("F12")
def test_one_mail_to_two_of_our_addresses_is_one_conversation(
    first: Received, mail: Mail, at: datetime
) -> None:
    again = receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)

    assert again.outcome is Outcome.DUPLICATE
    assert (Conversation.objects.count(), Promise.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("state", "event"),
    [("closed", "ConversationReopened"), ("snoozed", "ConversationWoken"), ("waiting", "")],
)
def test_a_reply_brings_the_conversation_back(
    open_shop: Shop, cleo: Customer, mail: Mail, at: datetime, state: str, event: str
) -> None:
    from pistos.journal.models import Event

    add_alias(customer=cleo, kind="email", value=cleo.email, by=BY, at=at)
    until = at + HOUR if state == "snoozed" else None
    old = conversation_of(cleo, at=at, state=state, snoozed_until=until, waiting_since=None)

    received = receive_message(
        arrival=mail(thread=Thread(number=old.pk), happened_at=at + HOUR), at=at + HOUR
    )

    old.refresh_from_db()
    assert ids(received)[0] == old.pk
    assert (old.state, old.waiting_since, old.snoozed_until) == ("open", at + HOUR, None)
    assert old.reopen_count == (1 if state == "closed" else 0)
    assert Promise.objects.count() == 1
    if event:
        assert Event.objects.filter(name=f"conversations.{event}").count() == 1


@pytest.mark.parametrize("kind", ["blocked", "spam"])
def test_spam_is_kept_apart_and_promised_nothing(
    open_shop: Shop, mail: Mail, at: datetime, kind: str
) -> None:
    BlockedSender.objects.create(address="cleo@customer.example", blocked_at=at, blocked_by="x")
    sent = mail() if kind == "blocked" else mail(address=STRANGER, is_spam=True)

    received = receive_message(arrival=sent, at=at)

    conversation = Conversation.objects.get()
    assert conversation.state == "spam"
    assert conversation.waiting_since is None
    assert not Promise.objects.exists()
    assert not Message.objects.filter(direction="out").exists()
    assert received.message is not None
    assert received.message.text == "Where is my parcel?"


def test_a_blocked_sender_does_not_join_by_headers(
    first: Received, mail: Mail, at: datetime
) -> None:
    BlockedSender.objects.create(address="cleo@customer.example", blocked_at=at, blocked_by="x")

    second = receive_message(arrival=mail(thread=Thread(message_ids=("<a@x>",))), at=at)

    assert ids(second)[0] != ids(first)[0]


def test_a_mail_without_a_sender_is_of_somebody_known_by_it_alone(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    nobody = Sender("email", "")
    one, two = mail(sender=nobody), mail(sender=nobody, thread=Thread(message_ids=("<1@x>",)))

    receive_message(arrival=one, at=at)
    receive_message(arrival=two, at=at)

    assert Conversation.objects.values("customer").distinct().count() == 2
    assert not Message.objects.filter(direction="out").exists()


def test_a_visitors_chat_is_one_conversation_until_it_is_closed(
    open_shop: Shop, at: datetime
) -> None:
    visitor = Visitor.objects.create(first_seen_at=at, last_seen_at=at)

    def said(n: int) -> Received:
        arrival = Arrival(
            channel=Channel.CHAT,
            sender=Sender("visitor", visitor.token, is_proven=True),
            text=f"line {n}",
            happened_at=at,
            client_id=f"v:{n}",
            context=Context(visitor_id=visitor.pk),
        )
        return receive_message(arrival=arrival, at=at)

    one, two = said(1), said(2)
    assert ids(one)[0] == ids(two)[0]
    Conversation.objects.update(state="closed", waiting_since=None)
    assert ids(said(3))[0] != ids(one)[0]


def test_the_sender_of_an_outgoing_id_is_found_by_it(
    first: Received, mail: Mail, at: datetime
) -> None:
    conversation_id, _message_id = ids(first)
    told = Message.objects.get(direction="out")
    ExternalId.objects.create(value="mail:<ours@shop>", message=told)

    second = receive_message(arrival=mail(thread=Thread(message_ids=("<ours@shop>",))), at=at)

    assert ids(second)[0] == conversation_id
