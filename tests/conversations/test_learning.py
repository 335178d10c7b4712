"""What the shop learns from its own answers."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.conversations.actions.learning import learn_answers, learn_solutions
from pistos.conversations.models import Conversation
from pistos.conversations.rules.cases import case_of_facts, facts_of
from pistos.customers.models import Customer
from pistos.estimates.queries import answer_quote
from pistos.estimates.rules.waits import AnswerCase
from pistos.kit.actors import Actor
from pistos.promises.models import EntryKind
from pistos.promises.rules.life import EntryFacts
from pistos.shop.models import Shop, WorkingHours
from tests.factories.promises import Life, promise_to, write

MACHINE = Actor.machine("conversations.learn")
CASE = AnswerCase("email", 12)


@pytest.fixture
def office(shop: Shop) -> Shop:
    """Open Monday to Friday from nine to five, holidays as well."""
    shop.is_closed_on_holidays = False
    shop.save()
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens="09:00", closes="17:00") for day in range(5)
    )
    return shop


def an_answer(to: Customer, made_at: datetime, after: timedelta | None) -> Life:
    """An answer promise made at `made_at`, answered so much later, or not yet."""
    promise = promise_to(to, made_at=made_at, due_on=made_at.date() + timedelta(days=30))
    promise.kind, promise.about_kind, promise.grounds = "answer", "conversation", facts_of(CASE)
    if after is None:
        return Life(promise)
    kept = EntryFacts(EntryKind.KEPT, made_at + after, promise.due_at, promise.due_on)
    return Life(promise, [kept])


@pytest.mark.serves("S2-40")
def test_answers_are_learned_in_working_time(office: Shop, cleo: Customer, at: datetime) -> None:
    """Asked on Friday at 16:00 and answered on Monday at 10:00: two working hours, not sixty-six."""
    friday = at - timedelta(days=3) + timedelta(hours=4)
    write(
        [
            an_answer(cleo, friday - timedelta(weeks=week), timedelta(hours=66))
            for week in range(1, 45)
        ]
    )

    learn_answers(by=MACHINE, at=at)

    quote = answer_quote(case=CASE, target=0.9)
    assert quote.promised_seconds == timedelta(hours=2).total_seconds()
    assert quote.sample == 44


def test_an_unanswered_wait_is_not_forgotten(office: Shop, cleo: Customer, at: datetime) -> None:
    """44 answered within two hours, 20 that nobody ever answered: 90 of 100 cannot be promised."""
    friday = at - timedelta(days=3) + timedelta(hours=4)
    answered = [
        an_answer(cleo, friday - timedelta(weeks=week), timedelta(hours=66))
        for week in range(1, 45)
    ]
    write(answered + [an_answer(cleo, at - timedelta(days=20 + day), None) for day in range(20)])

    learn_answers(by=MACHINE, at=at)

    assert answer_quote(case=CASE, target=0.9).is_default
    assert not answer_quote(case=CASE, target=0.6).is_default


@pytest.mark.serves("S3-10")
def test_solutions_are_learned_from_closed_conversations(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    """Closed after an answer is solved; closed without one never was."""
    for day in range(50):
        started = at - timedelta(weeks=1, days=7 * (day % 7))
        Conversation.objects.create(
            customer=cleo,
            channel="email",
            state="closed",
            started_at=started,
            last_message_at=started,
            closed_at=started + timedelta(hours=3),
            in_count=1,
            answer_count=1 if day < 45 else 0,
        )

    learn_solutions(by=MACHINE, at=at)

    quote = answer_quote(case=CASE, target=0.8, quantity="solution")
    assert quote.promised_seconds == timedelta(hours=3).total_seconds()
    assert answer_quote(case=CASE, target=0.95, quantity="solution").is_default


def test_grounds_read_back_as_the_case_they_were_made_for() -> None:
    case = AnswerCase("chat", 9, ahead=4, on_duty=2, topic="returns")

    assert case_of_facts(facts_of(case) | {"sample": 200}) == case
    assert case_of_facts({"promises": 12, "share": 0.9}) is None
