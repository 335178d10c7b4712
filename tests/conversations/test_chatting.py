from dataclasses import asdict
from datetime import timedelta

import pytest
from django.db import connection

from pistos.conversations.actions.chatting import (
    ChatMessageUnusable,
    Said,
    note_typing,
    say,
    see_messages,
)
from pistos.conversations.events import MessageReceived
from pistos.conversations.models import Conversation, ConversationPromise, Message, Presence
from pistos.conversations.queries.chat import chat_of, is_in_conversation
from pistos.journal.listeners import listeners_of, sifting
from pistos.journal.models import Event, EventToSift
from pistos.realtime.models import Signal
from pistos.realtime.queries import positions
from pistos.visits.actions.meeting import meet_visitor
from pistos.visits.facts import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(open_shop, at):
    return meet_visitor(browser=Browser(language="el", zone="Europe/Athens"), at=at)


def said(text="Do you ship to Patras?", client_id="a1", **given):
    return Said(text=text, client_id=client_id, page={"url": "/el/p/1"}, **given)


@pytest.mark.serves("S2-34", "S4-31")
def test_first_message_is_greeted_at_once_with_a_time(visitor, at):
    say(visitor=visitor, said=said(), at=at)
    chat = chat_of(visitor, after_id=0, at=at)

    asked, greeted = chat.messages
    assert (asked.direction, greeted.direction) == ("in", "out")
    assert greeted.author_kind == "machine"
    assert chat.count == 2
    assert ConversationPromise.objects.filter(kind="answer", is_open=True).count() == 1
    assert is_in_conversation(visitor)


@pytest.mark.serves("S2-34")
def test_later_messages_join_the_conversation_and_its_promise(visitor, at):
    for number in range(3):
        say(visitor=visitor, said=said(f"line {number}", f"c{number}"),
            at=at + timedelta(seconds=number))  # fmt: skip
    conversation = Conversation.objects.get()

    assert conversation.in_count == 3
    assert conversation.snippet == "line 2"
    assert conversation.waiting_since == at
    assert ConversationPromise.objects.count() == 1
    assert Event.objects.filter(name="conversations.MessageReceived").count() == 3
    texts = [m.text for m in chat_of(visitor, after_id=0, at=at).messages if m.direction == "in"]
    assert texts == ["line 0", "line 1", "line 2"]
    assert positions(f"visitor-{visitor.pk}", "inbox") == {f"visitor-{visitor.pk}": 4, "inbox": 3}


@pytest.mark.fault("F15")
@pytest.mark.parametrize("earlier", [0, 1])
def test_double_submit_is_one_message(visitor, at, earlier):
    for number in range(earlier):
        say(visitor=visitor, said=said(client_id=f"e{number}"), at=at)
    for _ in range(2):
        say(visitor=visitor, said=said("twice", "same"), at=at)

    assert Message.objects.filter(text="twice").count() == 1
    assert Event.objects.filter(name="conversations.MessageReceived").count() == earlier + 1


@pytest.mark.fault("F15")
def test_same_client_id_of_another_visitor_is_another_message(visitor, at):
    other = meet_visitor(browser=Browser(), at=at)
    say(visitor=visitor, said=said(), at=at)
    say(visitor=other, said=said(), at=at)

    assert Conversation.objects.count() == 2
    assert chat_of(other, after_id=0, at=at).count == 2


def test_card_numbers_are_masked_on_both_ways(visitor, at):
    for client_id in ("a", "b"):
        say(visitor=visitor, said=said("my card 4111 1111 1111 1111", client_id), at=at)

    asked = Message.objects.filter(direction="in")
    assert {m.text for m in asked} == {"my card ************1111"}
    assert {m.masked_count for m in asked} == {1}
    assert "4111" not in Conversation.objects.get().snippet


def test_empty_and_endless_messages_are_refused(visitor, at):
    for text in ("", "  \n", "\x00", "a" * 10_001):
        with pytest.raises(ChatMessageUnusable):
            say(visitor=visitor, said=said(text), at=at)
    assert Message.objects.count() == 0
    say(visitor=visitor, said=said("a" * 10_000), at=at)


def test_seen_messages_are_noted_once(visitor, at):
    say(visitor=visitor, said=said(), at=at)
    newest = Message.objects.order_by("-pk").first()

    assert see_messages(visitor=visitor, up_to_id=newest.pk, at=at) == 1
    assert see_messages(visitor=visitor, up_to_id=newest.pk, at=at) == 0
    newest.refresh_from_db()
    assert newest.seen_at == at


def test_typing_is_a_row_and_throttled(visitor, at):
    note_typing(visitor=visitor, at=at)
    assert Presence.objects.count() == 0
    say(visitor=visitor, said=said(), at=at)
    before = positions("inbox")["inbox"]
    for seconds in (0, 1, 3):
        note_typing(visitor=visitor, at=at + timedelta(seconds=seconds))

    assert Presence.objects.get().wrote_at == at + timedelta(seconds=3)
    assert positions("inbox")["inbox"] == before + 1


@pytest.mark.fault("S6")
def test_chat_shows_one_visitor_nothing_of_another(visitor, at):
    other = meet_visitor(browser=Browser(), at=at)
    say(visitor=other, said=said("secret"), at=at)

    assert chat_of(visitor, after_id=0, at=at).count == 0


def test_agent_who_has_it_open_is_named(visitor, ben, at):
    say(visitor=visitor, said=said(), at=at)
    Presence.objects.create(
        conversation=Conversation.objects.get(),
        person=ben,
        heard_at=at,
        looked_at=at,
        wrote_at=at,
    )

    chat = chat_of(visitor, after_id=0, at=at + timedelta(seconds=3))
    assert (chat.here, chat.typing, chat.seen_at) == ("Ben", "Ben", at)
    chat = chat_of(visitor, after_id=0, at=at + timedelta(seconds=60))
    assert (chat.here, chat.typing, chat.seen_at) == ("", "", at)


def test_chat_costs_the_same_with_one_and_three_messages(visitor, at, django_assert_num_queries):
    say(visitor=visitor, said=said(), at=at)
    with django_assert_num_queries(4):
        chat_of(visitor, after_id=0, at=at)
    for number in range(2):
        say(visitor=visitor, said=said(client_id=f"n{number}"), at=at)
    with django_assert_num_queries(4):
        assert len(chat_of(visitor, after_id=0, at=at).messages) == 4


def test_a_message_that_joins_is_one_statement_with_its_event_and_signals(
    visitor, at, django_assert_num_queries
):
    say(visitor=visitor, said=said(), at=at)
    with django_assert_num_queries(1):
        say(visitor=visitor, said=said("and to Crete?", "a2"), at=at)

    message = Message.objects.get(text="and to Crete?")
    event = Event.objects.latest("pk")
    assert (event.name, event.happened_at) == ("conversations.MessageReceived", at)
    assert (event.actor_kind, event.actor_id) == ("machine", "conversations.chat")
    assert (event.subject_kind, event.subject_id) == ("conversation", str(message.conversation_id))
    received = MessageReceived(message.conversation_id, message.pk, "chat")
    assert event.data == asdict(received)
    kept = EventToSift.objects.filter(event_id=event.pk).values_list("listener", flat=True)
    assert sorted(kept) == sorted(sifting("conversations.MessageReceived"))
    newest = Signal.objects.order_by("-pk").values_list("stream", "kind", "subject_id")[:2]
    assert set(newest) == {
        (f"visitor-{visitor.pk}", "message", message.token),
        ("inbox", "conversation", message.conversation.token),
    }


def test_what_a_chat_receives_is_heard_through_sieves_alone():
    """The statement that joins makes no tasks: a listener without a sieve would not be told."""
    assert listeners_of("conversations.MessageReceived") == ()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_cut_learns_the_statement_anew(visitor, at):
    say(visitor=visitor, said=said(), at=at)
    connection.close()
    say(visitor=visitor, said=said("and to Crete?", "a2"), at=at)

    assert Message.objects.filter(direction="in").count() == 2


def test_a_message_is_written_to_no_index_that_another_covers(db):
    """Each index of these tables is written with every message, also those of columns that stay null."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, indexname, regexp_replace(indexdef, '^.*USING ', '') FROM pg_indexes"
            " WHERE tablename IN ('conversations_message', 'conversations_conversation',"
            " 'realtime_signal') AND indexdef NOT LIKE '%% WHERE %%'"
        )
        rows = [(table, name, by.rstrip(")")) for table, name, by in cursor.fetchall()]

    covered = [
        name
        for table, name, by in rows
        for other_table, other_name, other in rows
        if name != other_name and table == other_table and other.startswith(f"{by},")
    ]
    assert covered == []
    assert not [name for _, name, by in rows if "pattern_ops" in by]
