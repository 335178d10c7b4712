"""What came of a promised call, noted in seconds."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.calls.actions.calling import CallSettled, note_not_reached, note_reached
from pistos.calls.actions.calling_back import promise_call_back
from pistos.calls.facts import Slot, Wish
from pistos.calls.models import CallBack
from pistos.conversations.models import Conversation, ConversationPromise
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.promises.actions.due import mark_due
from pistos.promises.models import Standing
from pistos.shop.models import Shift
from tests.factories.conversations import answer_promised, conversation_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")
HOUR = timedelta(hours=1)


@pytest.fixture
def call_back(cleo: Customer, duty: Shift, at: datetime) -> CallBack:
    """Cleo waits for an answer, and for a call between one and half past."""
    matter = conversation_of(cleo, at=at)
    answer_promised(matter, made_at=at)
    wish = Wish("6912345678", Slot(at + HOUR, at + 1.5 * HOUR), "customer", "form")
    return promise_call_back(conversation=matter, wish=wish, by=BY, at=at)


def state(call_back: CallBack) -> str:
    return Standing.objects.get(pk=call_back.promise_id).state


def names() -> list[str]:
    rows = Event.objects.filter(name__startswith="calls.CallBack").order_by("id")
    return list(rows.values_list("name", flat=True))


def test_reaching_the_customer_keeps_the_call_and_the_answer(
    call_back: CallBack, ben: User, at: datetime
) -> None:
    note_reached(call_back=call_back, said="The jug comes tomorrow.", by=ben, at=at + HOUR)

    assert state(call_back) == "kept"
    assert {s.state for s in Standing.objects.filter(kind="answer")} == {"kept"}
    matter = Conversation.objects.get()
    assert (matter.state, matter.waiting_since, matter.due_at) == ("waiting", None, None)
    said = matter.messages.get(direction="out")
    assert (said.channel, said.text, said.purpose) == (
        "phone",
        "The jug comes tomorrow.",
        "answer",
    )
    assert not ConversationPromise.objects.filter(is_open=True).exists()
    assert names() == ["calls.CallBackPromised", "calls.CallBackReached"]


def test_an_outcome_is_noted_once(call_back: CallBack, ben: User, at: datetime) -> None:
    note_reached(call_back=call_back, said="", by=ben, at=at + HOUR)

    with pytest.raises(CallSettled):
        note_reached(call_back=call_back, said="", by=ben, at=at + HOUR)
    with pytest.raises(CallSettled):
        note_not_reached(call_back=call_back, by=ben, at=at + HOUR)
    assert names() == ["calls.CallBackPromised", "calls.CallBackReached"]


def test_calling_in_time_keeps_the_word_though_nobody_answers(
    call_back: CallBack, ben: User, at: datetime
) -> None:
    tried = note_not_reached(call_back=call_back, by=ben, at=at + HOUR)

    assert state(call_back) == "kept"
    assert (tried.state, tried.tries_count) == ("waiting", 1)
    assert tried.next_at == at + HOUR + timedelta(minutes=20)
    assert {s.state for s in Standing.objects.filter(kind="answer")} == {"open"}
    assert Conversation.objects.get().waiting_since == at


def test_after_three_tries_the_customer_is_told_that_we_called(
    call_back: CallBack, ben: User, at: datetime
) -> None:
    for count in range(3):
        note_not_reached(call_back=call_back, by=ben, at=at + HOUR + count * HOUR / 3)

    call_back.refresh_from_db()
    assert (call_back.state, call_back.tries_count) == ("missed", 3)
    told = Conversation.objects.get().messages.get(direction="out")
    assert (told.channel, told.author_kind, told.purpose) == ("email", "machine", "interim")
    assert {s.state for s in Standing.objects.filter(kind="answer")} == {"open"}
    assert names() == [
        "calls.CallBackPromised",
        "calls.CallBackTried",
        "calls.CallBackTried",
        "calls.CallBackMissed",
    ]


def test_a_call_after_the_slot_is_late_and_stays_late(
    call_back: CallBack, ben: User, at: datetime
) -> None:
    late = at + 2 * HOUR
    mark_due(at=late)
    note_reached(call_back=call_back, said="", by=ben, at=late)

    standing = Standing.objects.get(pk=call_back.promise_id)
    assert (standing.state, standing.fulfilled_at) == ("broken", late)


def test_a_call_noted_late_before_the_clock_saw_it_breaks_too(
    call_back: CallBack, ben: User, at: datetime
) -> None:
    note_reached(call_back=call_back, said="", by=ben, at=at + 2 * HOUR)

    standing = Standing.objects.get(pk=call_back.promise_id)
    assert (standing.state, standing.fulfilled_at) == ("broken", at + 2 * HOUR)
