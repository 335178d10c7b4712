"""What is told of the wait on each channel, and whose turn it is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.chatting import Said, say
from pistos.conversations.actions.greeting import GreetedAlready, NobodyWaits, greet
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Reply, Thread
from pistos.conversations.models import Channel, Conversation, Message
from pistos.conversations.queries.house import one_run
from pistos.conversations.queries.waits import channels_now, place_in_queue, present_wait
from pistos.customers.models import Customer
from pistos.promises.models import Promise, Standing
from pistos.shop.models import Closure, Shop
from pistos.visits.models import Visitor
from tests.factories.conversations import conversation_of

Mail = Callable[..., Arrival]
HOUR = timedelta(hours=1)


@pytest.mark.serves("S2-31", "S4-27")
def test_each_channel_tells_its_wait_and_the_quickest_is_recommended(
    open_shop: Shop, at: datetime
) -> None:
    waits = {wait.channel: wait for wait in channels_now(at)}

    assert set(waits) == {"chat", "email", "form"}
    assert waits["chat"].is_quickest
    assert not waits["email"].is_quickest
    assert waits["chat"].estimate.due_at == at + timedelta(minutes=5)
    assert waits["email"].estimate.is_default
    assert waits["chat"].is_open
    night = channels_now(at + 10 * HOUR)
    assert not night[0].is_open
    assert night[0].opens_at == datetime(2026, 3, 3, 7, 0, tzinfo=UTC)


@pytest.mark.serves("S2-41", "S3-32")
def test_an_exceptional_closure_moves_the_time_told(open_shop: Shop, at: datetime) -> None:
    Closure.objects.create(starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 3))

    wait = present_wait("email", at)

    assert wait.due_at == datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
    assert wait.grounds["is_open"] is False


@pytest.mark.serves("S3-34")
def test_the_place_in_the_queue_is_told(
    open_shop: Shop, cleo: Customer, dora: Customer, at: datetime
) -> None:
    first = conversation_of(dora, at=at - HOUR)
    second = conversation_of(cleo, at=at)
    conversation_of(cleo, at=at - HOUR, channel=Channel.CHAT)
    answered = conversation_of(cleo, at=at - HOUR, state="waiting", waiting_since=None)

    assert [place_in_queue(one) for one in (first, second, answered)] == [1, 2, 0]
    assert present_wait("email", at).grounds["ahead"] == 2


@pytest.mark.fault("F25")
@pytest.mark.serves("S1-57")
def test_a_chat_out_of_hours_takes_the_message_and_states_a_real_time(
    open_shop: Shop, at: datetime
) -> None:
    night = at + 12 * HOUR
    visitor = Visitor.objects.create(language="en", first_seen_at=night, last_seen_at=night)

    say(visitor=visitor, said=Said("Hello?", "1", {}), at=night)

    assert Message.objects.get(direction="in").text == "Hello?"
    told = Message.objects.get(direction="out")
    assert "today until 09:30" in told.text
    assert "The shop is closed at this hour" in told.text
    assert Promise.objects.get().due_at == datetime(2026, 3, 3, 7, 30, tzinfo=UTC)


@pytest.mark.fault("F20")
def test_no_clock_runs_while_the_ball_is_with_the_customer(
    open_shop: Shop, ben: User, at: datetime
) -> None:
    visitor = Visitor.objects.create(language="en", first_seen_at=at, last_seen_at=at)
    say(visitor=visitor, said=Said("Do you ship to Patras?", "1", {}), at=at)
    conversation = Conversation.objects.get()
    minute = timedelta(minutes=1)
    answer(conversation=conversation, reply=Reply("Yes."), by=ben, at=at + 2 * minute)
    from pistos.conversations.actions.sending import send_held

    send_held(at=at + 3 * minute)

    conversation.refresh_from_db()
    assert (conversation.state, conversation.waiting_since, conversation.due_at) == (
        "waiting",
        None,
        None,
    )
    assert Standing.objects.get().state == "kept"

    later = at + timedelta(days=40)
    say(visitor=visitor, said=Said("And to Volos?", "2", {}), at=later)

    conversation.refresh_from_db()
    assert conversation.waiting_since == later
    assert Promise.objects.count() == 2
    assert Promise.objects.order_by("pk").last().made_at == later
    assert list(Standing.objects.order_by("pk").values_list("state", flat=True)) == ["kept", "open"]


@pytest.mark.serves("S3-36", "S3-37", "S2-43")
def test_a_person_greets_by_one_click_and_the_answer_stays_owed(
    open_shop: Shop, ben: User, at: datetime
) -> None:
    visitor = Visitor.objects.create(language="en", first_seen_at=at, last_seen_at=at)
    say(visitor=visitor, said=Said("Hello", "1", {}), at=at)
    conversation = Conversation.objects.get()

    greeted = greet(conversation=conversation, by=ben, at=at + timedelta(minutes=1))

    assert greeted.author_name == "Ben"
    assert greeted.purpose == "greeting"
    assert "I am Ben" in greeted.text
    assert "today until 12:05" in greeted.text
    conversation.refresh_from_db()
    assert conversation.waiting_since == at
    assert Standing.objects.get().state == "open"
    with pytest.raises(GreetedAlready):
        greet(conversation=conversation, by=ben, at=at + timedelta(minutes=2))
    Conversation.objects.update(waiting_since=None, state="waiting")
    with pytest.raises(NobodyWaits):
        greet(conversation=conversation, by=ben, at=at + timedelta(minutes=2))


@pytest.mark.parametrize("count", [1, 3])
def test_a_mail_costs_the_same_whatever_else_waits(
    open_shop: Shop, cleo: Customer, mail: Mail, at: datetime, count: int
) -> None:
    for _n in range(count):
        conversation_of(cleo, at=at - HOUR)
    with one_run():
        receive_message(arrival=mail(address="dora@customer.example"), at=at)

        with CaptureQueriesContext(connection) as new:
            receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)
        with CaptureQueriesContext(connection) as joining:
            receive_message(arrival=mail(thread=Thread(message_ids=("<a@x>",))), at=at)

    assert (len(new), len(joining)) == (13, 11)
