"""What there is to learn from: every wait for an answer and for a solution, in working time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import inf
from zoneinfo import ZoneInfo

from pistos.conversations.models import Conversation, ConversationState
from pistos.conversations.rules.cases import case_of_facts
from pistos.estimates.rules.waits import REMEMBERED, AnswerCase, Wait
from pistos.promises.models import Promise, PromiseKind, State
from pistos.shop.queries import the_shop, working_calendar
from pistos.shop.rules.hours import WorkingCalendar, working_time_between

GIVEN_UP = timedelta(days=14)
"""What nobody answered for so long has no answer to come."""


def answer_waits(at: datetime) -> Iterator[Wait]:
    """Waits for an answer in the year before `at`, from the promises that were made for them.

    A withdrawn promise says nothing of how long a wait takes. What is still awaited has lasted until
    now. Two queries.
    """
    calendar = working_calendar(the_shop(), at)
    rows = Promise.objects.filter(
        kind=PromiseKind.ANSWER, made_at__gt=at - REMEMBERED, made_at__lte=at
    ).exclude(standing__state=State.WITHDRAWN)
    columns = rows.values_list("grounds", "made_at", "standing__fulfilled_at")
    for grounds, made_at, fulfilled_at in columns.iterator(chunk_size=5000):
        case = case_of_facts(grounds)
        if case is not None:
            yield _wait(case, made_at, fulfilled_at, calendar, at)


def solution_waits(at: datetime) -> Iterator[Wait]:
    """From the first message of a conversation to its closing, in the year before `at`.

    Only what was answered and stays closed is solved; closed without an answer it never was.
    """
    calendar = working_calendar(the_shop(), at)
    rows = Conversation.objects.filter(
        started_at__gt=at - REMEMBERED, started_at__lte=at, merged_into=None, in_count__gt=0
    ).exclude(state=ConversationState.SPAM)
    columns = rows.values_list("channel", "topic", "started_at", "closed_at", "answer_count")
    for channel, topic, started_at, closed_at, answer_count in columns.iterator(chunk_size=5000):
        case = solution_case(channel, topic, started_at, calendar.zone)
        if closed_at is not None and not answer_count:
            yield Wait(case, started_at, inf)
        else:
            yield _wait(case, started_at, closed_at, calendar, at)


def touched_since(since: datetime) -> list[int]:
    """Conversations in which something was said since then."""
    return list(
        Conversation.objects.filter(last_message_at__gte=since).values_list("pk", flat=True)
    )


def solution_case(channel: str, topic: str, at: datetime, zone: str) -> AnswerCase:
    """Solutions do not depend on the queue of the moment: they take longer than it lasts."""
    return AnswerCase(channel, at.astimezone(ZoneInfo(zone)).hour, topic=topic)


def _wait(
    case: AnswerCase,
    since: datetime,
    until: datetime | None,
    calendar: WorkingCalendar,
    at: datetime,
) -> Wait:
    if until is not None and until <= at:
        return Wait(case, since, working_time_between(calendar, since, until).total_seconds())
    if at - since > GIVEN_UP:
        return Wait(case, since, inf)
    lasted = working_time_between(calendar, since, at).total_seconds()
    return Wait(case, since, lasted, is_over=False)
