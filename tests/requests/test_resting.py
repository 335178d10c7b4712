"""While answers rest, no promise of one is broken silently: it is moved and told, or it stays due."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import Role, User
from pistos.conversations.models import Message as Said
from pistos.kit.tasks import drain
from pistos.promises.models import Promise, PromiseKind, State
from pistos.requests.actions.abuse import propose_pause, warn_of_abuse, witness_pause
from pistos.requests.facts import Ground
from pistos.requests.models import AbuseCase
from tests.listening.steps import comes_in

HOUR = timedelta(hours=1)
VULGAR = "Answer me, you bastards"


def ground(message: Said) -> Ground:
    return Ground("vulgar", message, "you bastards")


def paused(shop, ben: User, at: datetime) -> tuple[AbuseCase, datetime]:
    """Warned, and paused for two weeks after it went on, minutes after the answer was promised."""
    mira = User.objects.create(email="mira@kalamos.example", name="Mira", role=Role.AGENT)
    first = comes_in(VULGAR, at=at)
    drain(at)
    case = warn_of_abuse(ground=ground(first), by=ben, at=at + timedelta(minutes=1))
    again = comes_in(VULGAR, at=at + timedelta(minutes=2), number=2, thread=first.conversation)
    drain(at + timedelta(minutes=2))
    now = at + timedelta(minutes=3)
    propose_pause(case=case, ground=ground(again), days=14, by=ben, at=now)
    case = witness_pause(case=case, by=mira, at=now)
    return case, now


def answers() -> list[Promise]:
    return list(Promise.objects.filter(kind=PromiseKind.ANSWER).order_by("pk"))


@pytest.mark.serves("S3-55")
def test_an_answer_promised_before_the_pause_is_moved_to_its_end_and_told(
    shop, ben: User, at: datetime
) -> None:
    case, _now = paused(shop, ben, at)

    [promise] = answers()
    assert (promise.standing.state, promise.standing.due_at) == (State.OPEN, case.ends_at)
    assert promise.standing.move_count == 1
    assert Said.objects.filter(purpose="moved").count() == 1


@pytest.mark.serves("S3-55")
def test_what_is_written_in_the_pause_is_promised_for_its_end_and_said_once(
    shop, ben: User, at: datetime
) -> None:
    case, now = paused(shop, ben, at)
    thread = Said.objects.earliest("pk").conversation
    for number in (3, 4):
        comes_in("And now?", at=now + number * HOUR, number=number, thread=thread)
        drain(now + number * HOUR)

    assert {one.standing.due_at for one in answers()} == {case.ends_at}
    assert Said.objects.filter(purpose="moved").count() == 1


def test_what_is_due_already_is_not_excused_by_a_pause(shop, ben: User, at: datetime) -> None:
    first = comes_in(VULGAR, at=at)
    drain(at)
    due_at = answers()[0].standing.due_at
    mira = User.objects.create(email="mira@kalamos.example", name="Mira", role=Role.AGENT)
    case = warn_of_abuse(ground=ground(first), by=ben, at=at + timedelta(minutes=1))
    again = comes_in(VULGAR, at=due_at - HOUR / 60, number=2, thread=first.conversation)
    drain(due_at - HOUR / 60)
    propose_pause(case=case, ground=ground(again), days=14, by=ben, at=due_at)
    witness_pause(case=case, by=mira, at=due_at)

    assert answers()[0].standing.due_at == due_at
