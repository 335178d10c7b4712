"""A question that comes back after its answer: the promise of the answer was in time, but not right."""

from datetime import timedelta

import pytest

from pistos.conversations.actions.answering import answer
from pistos.conversations.facts import Reply
from pistos.conversations.models import ConversationPromise
from pistos.conversations.queries.timeline import newest_message_id
from pistos.journal.models import Event
from pistos.promises.models import Cause, State
from tests.listening.steps import MINUTE, comes_in, goes_out

pytestmark = pytest.mark.django_db
ASKS = "When will the blue jug of my order K-1001 be delivered to me?"
AGAIN = "Please tell me when the blue jug of my order K-1001 will be delivered."


def replied(message, text, ben, at) -> ConversationPromise:
    reply = Reply(text=text, seen_message_id=newest_message_id(message.conversation))
    goes_out(answer(conversation=message.conversation, reply=reply, by=ben, at=at), at)
    return ConversationPromise.objects.get(conversation=message.conversation, kind="answer")


def state_of(link) -> tuple[str, str]:
    standing = type(link.promise.standing).objects.get(pk=link.promise_id)
    return standing.state, standing.cause


@pytest.mark.serves("S4-24")
def test_an_answer_whose_question_comes_back_is_overturned_once(open_shop, ben, at):
    first = comes_in(ASKS, at=at)
    link = replied(first, "Thank you, we have it in three colours.", ben, at + MINUTE)
    assert state_of(link) == (State.KEPT, Cause.NONE)

    again = comes_in(AGAIN, at=at + 9 * MINUTE, number=2, thread=first.conversation)
    comes_in(AGAIN, at=at + 10 * MINUTE, number=3, thread=first.conversation)

    assert state_of(link) == (State.BROKEN, Cause.ASKED_AGAIN)
    event = Event.objects.get(name="promises.PromiseOverturned")
    assert event.data["promise_id"] == link.promise_id
    entry = link.promise.entries.get(kind="overturned")
    assert entry.evidence == f"message:{again.pk}"


@pytest.mark.parametrize(
    ("said", "comes", "after"),
    [
        ("It is with you on Friday.", "Thank you very much, that suits me well.", MINUTE),
        ("Which of the two blue jugs do you mean?", AGAIN, MINUTE),
        ("It is with you on Friday.", AGAIN, timedelta(days=40)),
    ],
    ids=["another matter", "we asked them", "after the stated days"],
)
def test_what_is_no_question_again_overturns_nothing(open_shop, ben, at, said, comes, after):
    first = comes_in(ASKS, at=at)
    link = replied(first, said, ben, at + MINUTE)

    comes_in(comes, at=at + MINUTE + after, number=2, thread=first.conversation)

    assert state_of(link)[0] == State.KEPT


def test_asked_again_before_there_is_an_answer_overturns_nothing(open_shop, ben, at):
    first = comes_in(ASKS, at=at)
    comes_in(AGAIN, at=at + MINUTE, number=2, thread=first.conversation)
    link = replied(first, "It is with you on Friday.", ben, at + 2 * MINUTE)

    assert state_of(link)[0] == State.KEPT
