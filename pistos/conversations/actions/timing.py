"""Measuring how long customers waited, whenever that may have changed."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from pistos.conversations.models import Timing
from pistos.shop.queries import the_shop, working_calendar
from pistos.shop.rules.hours import WorkingCalendar, working_time_between

_WAITED = """
SELECT c.id, c.channel, c.started_at, c.closed_at, c.reopen_count,
    min(m.sent_at) FILTER (WHERE m.direction = 'out'),
    min(m.sent_at) FILTER (WHERE m.direction = 'out' AND m.author_kind = 'person'
        AND m.purpose IN ('answer', 'interim')),
    min(m.sent_at) FILTER (WHERE m.direction = 'out' AND m.purpose = 'answer'),
    count(*) FILTER (WHERE m.direction = 'out' AND m.purpose = 'answer'),
    max(m.happened_at) FILTER (WHERE m.direction = 'in')
FROM conversations_conversation c JOIN conversations_message m ON m.conversation_id = c.id
WHERE c.id = ANY(%s) AND m.state IN ('received', 'sent')
GROUP BY c.id
"""


@transaction.atomic
def measure_conversations(*, ids: Sequence[int], at: datetime) -> int:
    """Measures these anew; returns how many. Called twice it changes nothing. Two statements in all.

    Publishes nothing: what it tells of has its own events.
    """
    calendar = working_calendar(the_shop(), at)
    with connection.cursor() as cursor:
        cursor.execute(_WAITED, [list(ids)])
        rows = [_timing(calendar, *row) for row in cursor.fetchall()]
    Timing.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["conversation"],
        update_fields=[
            field.name for field in Timing._meta.concrete_fields if not field.primary_key
        ],
        batch_size=2000,
    )
    return len(rows)


def _timing(
    calendar: WorkingCalendar,
    conversation_id: int,
    channel: str,
    started_at: datetime,
    closed_at: datetime | None,
    reopen_count: int,
    heard_at: datetime | None,
    first_at: datetime | None,
    full_at: datetime | None,
    answer_count: int,
    last_in_at: datetime | None,
) -> Timing:
    solved_at = closed_at if full_at else None

    def worked(until: datetime | None) -> float | None:
        if until is None:
            return None
        return working_time_between(calendar, started_at, until).total_seconds()

    def clock(until: datetime | None) -> float | None:
        return None if until is None else max(0.0, (until - started_at).total_seconds())

    return Timing(
        conversation_id=conversation_id,
        channel=channel,
        started_at=started_at,
        hour=started_at.astimezone(ZoneInfo(calendar.zone)).hour,
        greeting_seconds=clock(heard_at),
        first_answer_seconds=clock(first_at),
        first_answer_working=worked(first_at),
        full_answer_seconds=clock(full_at),
        full_answer_working=worked(full_at),
        solution_seconds=clock(solved_at),
        solution_working=worked(solved_at),
        answer_count=answer_count,
        is_in_one=answer_count == 1
        and (last_in_at is None or last_in_at <= (full_at or last_in_at)),
        is_reopened=reopen_count > 0,
    )
