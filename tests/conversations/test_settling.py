"""What becomes of the answer promise."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.conversations.actions.settling import (
    join_promises,
    settle_answer,
    settle_needless,
    settle_unanswered,
)
from pistos.conversations.models import ConversationPromise
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.promises.actions.due import mark_due
from pistos.promises.models import Entry, Promise
from tests.factories.conversations import answer_promised, answered_by, conversation_of

BY = Actor.person(1)
HOUR = timedelta(hours=1)


def life(promise: Promise) -> list[tuple[str, str]]:
    return list(Entry.objects.filter(promise=promise).order_by("id").values_list("kind", "cause"))


@pytest.mark.serves("S2-42")
def test_an_answer_in_time_keeps_the_promise(cleo: Customer, ben: User, at: datetime) -> None:
    conversation = conversation_of(cleo, at=at)
    promise = answer_promised(conversation, made_at=at)
    answer = answered_by(ben, conversation, at=at + HOUR)

    for _time in range(2):
        settle_answer(conversation=conversation, message=answer, at=at + HOUR)

    assert life(promise) == [("made", ""), ("kept", "")]
    assert not ConversationPromise.objects.get().is_open


@pytest.mark.serves("S2-43")
def test_an_interim_word_leaves_the_promise_open(cleo: Customer, ben: User, at: datetime) -> None:
    conversation = conversation_of(cleo, at=at)
    promise = answer_promised(conversation, made_at=at)

    for purpose in ("interim", "greeting", "acknowledgement", "moved"):
        said = answered_by(ben, conversation, at=at + HOUR, purpose=purpose)
        settle_answer(conversation=conversation, message=said, at=at + HOUR)

    assert life(promise) == [("made", "")]
    assert ConversationPromise.objects.get().is_open


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_late_answer_fulfils_late(
    cleo: Customer, ben: User, at: datetime, is_marked: bool
) -> None:
    conversation = conversation_of(cleo, at=at)
    promise = answer_promised(conversation, made_at=at)
    late = at + 5 * HOUR
    if is_marked:
        mark_due(at=late)
    answer = answered_by(ben, conversation, at=late)

    settle_answer(conversation=conversation, message=answer, at=late)

    assert [kind for kind, _cause in life(promise)] == ["made", "broken", "fulfilled_late"]


def test_an_answer_sent_in_time_and_noted_late_corrects(
    cleo: Customer, ben: User, at: datetime
) -> None:
    conversation = conversation_of(cleo, at=at)
    promise = answer_promised(conversation, made_at=at)
    answer = answered_by(ben, conversation, at=at + 3 * HOUR)
    mark_due(at=at + 5 * HOUR)

    settle_answer(conversation=conversation, message=answer, at=at + 5 * HOUR)

    assert [kind for kind, _cause in life(promise)] == ["made", "broken", "corrected"]


def test_closing_without_an_answer_breaks_the_promise(cleo: Customer, at: datetime) -> None:
    conversation = conversation_of(cleo, at=at)
    promise = answer_promised(conversation, made_at=at)

    settle_unanswered(conversation=conversation, by=BY, at=at + HOUR)

    assert life(promise) == [("made", ""), ("broken", "shop_late")]
    conversation.refresh_from_db()
    assert (conversation.waiting_since, conversation.due_at) == (None, None)


def test_spam_was_promised_in_error(cleo: Customer, at: datetime) -> None:
    conversation = conversation_of(cleo, at=at)
    promise = answer_promised(conversation, made_at=at)

    settle_needless(conversation=conversation, by=BY, at=at + HOUR)

    assert [kind for kind, _cause in life(promise)] == ["made", "withdrawn"]


@pytest.mark.fault("F11")
def test_one_answer_settles_the_promises_of_merged_conversations(
    cleo: Customer, ben: User, at: datetime
) -> None:
    one, other = conversation_of(cleo, at=at), conversation_of(cleo, at=at - HOUR)
    answer_promised(one, made_at=at, hours=4)
    answer_promised(other, made_at=at - HOUR, hours=3)

    join_promises(target=one, merged=[other])

    assert (one.waiting_since, one.due_at) == (at - HOUR, at + 2 * HOUR)
    answer = answered_by(ben, one, at=at + HOUR)
    settle_answer(conversation=one, message=answer, at=at + HOUR)
    assert Entry.objects.filter(kind="kept").count() == 2
