"""What customers say of answers; what is worked on; what of it leaves with a person."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.replies.actions.coaching import CoachingUnusable, finish_coaching, give_coaching
from pistos.replies.actions.rating import NotRateable, rate_answer
from pistos.replies.facts import Rated
from pistos.replies.models import AnswerRating, Coaching
from pistos.replies.queries.quality import quality_by_agent, quality_by_topic
from pistos.replies.subscribers import Ratings
from tests.factories.conversations import answered_by, conversation_of, written_by_customer

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def answer(shop: object, cleo: Customer, ben: User) -> Message:
    found = conversation_of(cleo, at=NOW - timedelta(hours=1), language="en", topic="delivery")
    return answered_by(ben, found, at=NOW)


def rate(answer: Message, **said: Any) -> AnswerRating:
    rated = Rated(**{"is_good": True, **said})
    return rate_answer(message=answer, rated=rated, by=Actor.customer(1), at=NOW)


@pytest.mark.serves("S1-54")
def test_thumb_and_checklist_are_kept_for_the_answer_and_its_author(
    answer: Message, ben: User, cleo: Customer
) -> None:
    rate(answer, is_good=False)
    rate(answer, is_good=False, was_clear=False, attitude="correct", words="Which jug?")

    kept = AnswerRating.objects.get()
    assert (kept.author, kept.customer, kept.topic) == (ben, cleo, "delivery")
    assert (kept.is_good, kept.was_clear, kept.attitude, kept.words) == (
        False, False, "correct", "Which jug?",
    )  # fmt: skip
    assert Event.objects.filter(name="replies.AnswerRated").count() == 2


def test_newest_word_counts_and_what_is_not_said_anew_stays(answer: Message) -> None:
    rate(answer, is_good=False, attitude="arrogant", words="Cold.")

    rate(answer, is_good=True)

    kept = AnswerRating.objects.get()
    assert (kept.is_good, kept.attitude, kept.words) == (True, "arrogant", "Cold.")


def test_what_is_no_answer_of_a_person_is_not_rated(answer: Message, cleo: Customer) -> None:
    theirs = written_by_customer(answer.conversation, at=NOW)
    for message, said in ((theirs, {}), (answer, {"attitude": "sweet"})):
        with pytest.raises(NotRateable):
            rate(message, **said)

    assert not AnswerRating.objects.exists()


@pytest.mark.serves("S3-12")
def test_attitude_is_rated_apart_from_the_facts_and_followed_by_coaching(
    answer: Message, ben: User, alma: User
) -> None:
    rating = rate(answer, is_good=True, attitude="arrogant")

    made = give_coaching(
        person=ben, what="Greet first.", due_on=NOW.date(), by=alma, at=NOW, rating=rating
    )
    finish_coaching(coaching=made, note="We wrote three answers anew.", by=ben, at=NOW)

    (row,) = quality_by_agent(NOW - timedelta(days=1), NOW + timedelta(days=1))
    assert (row.good, row.rated, row.well, row.told) == (1, 1, 0, 1)
    kept = Coaching.objects.get()
    assert (kept.rating, kept.done_at, kept.note) == (rating, NOW, "We wrote three answers anew.")
    assert Event.objects.filter(name__startswith="replies.Coaching").count() == 2


def test_unusable_coaching_is_refused_and_writes_nothing(ben: User, alma: User) -> None:
    for said in (
        {"what": " "},
        {"what": "x" * 501},
        {"due_on": (NOW - timedelta(days=1)).date()},
        {"person": alma},
    ):
        given = {"person": ben, "what": "Greet.", "due_on": NOW.date(), "by": alma, "at": NOW}
        with pytest.raises(CoachingUnusable):
            give_coaching(**given | said)
    assert not Coaching.objects.exists()
    assert not Event.objects.exists()

    made = give_coaching(person=ben, what="Greet.", due_on=NOW.date(), by=alma, at=NOW)
    with pytest.raises(CoachingUnusable):
        finish_coaching(coaching=made, note=" ", by=ben, at=NOW)
    finish_coaching(coaching=made, note="Done.", by=ben, at=NOW)
    with pytest.raises(CoachingUnusable):
        finish_coaching(coaching=made, note="Twice.", by=ben, at=NOW)
    assert Coaching.objects.get().note == "Done."


def test_words_of_an_erased_customer_go_and_the_thumb_stays(
    answer: Message, cleo: Customer
) -> None:
    rate(answer, words="My dog Rex loved it.")
    assert "Rex" in str(Ratings().export(cleo))

    Ratings().erase(cleo, NOW)

    kept = AnswerRating.objects.get()
    assert (kept.words, kept.is_good) == ("", True)


def test_report_costs_the_same_with_one_and_with_three_answers(
    answer: Message, ben: User, alma: User, cleo: Customer, django_assert_num_queries: Any
) -> None:
    rate(answer)
    span = (NOW - timedelta(days=1), NOW + timedelta(days=1))
    with django_assert_num_queries(5):
        quality_by_agent(*span)
        quality_by_topic(*span)

    for agent in (alma, ben):
        conversation: Conversation = conversation_of(cleo, at=NOW, topic="price")
        rate(answered_by(agent, conversation, at=NOW), is_good=False)
    with django_assert_num_queries(5):
        rows = quality_by_agent(*span)
        topics = quality_by_topic(*span)

    assert [(row.name, row.rated, row.good) for row in rows] == [("Alma", 1, 0), ("Ben", 2, 1)]
    assert {row.name: row.rated for row in topics} == {"delivery": 1, "price": 2}
