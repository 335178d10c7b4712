"""Measures of answering: from the measured waits of conversations in which an answer was promised.

One SQL each over the period's own conversations. What is not answered yet counts as longer than all
that is: leaving it out would flatter the slowest. A median or worst tenth that would fall on one of
these has no value yet.
"""

from dataclasses import dataclass
from datetime import datetime
from math import isinf

from django.db import connection

from pistos.indicators.queries.ledger import counts
from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure

NARROWED_BY = ("channel",)
WAITS = {
    "greeting": "t.greeting_seconds",
    "first_answer": "t.first_answer_seconds",
    "first_answer_working": "t.first_answer_working",
    "full_answer": "t.full_answer_seconds",
    "full_answer_working": "t.full_answer_working",
    "solution": "t.solution_seconds",
    "solution_working": "t.solution_working",
}
"""Each wait with its column; the keys are an allow-list."""
GROUPS = {
    "all": "''",
    "channel": "c.channel",
    "hour": "extract(hour FROM c.started_at AT TIME ZONE %(zone)s)::int::text",
    "week": "to_char(date_trunc('week', c.started_at AT TIME ZONE %(zone)s), 'YYYY-MM-DD')",
}

_PROMISED = """
FROM conversations_conversation c
    LEFT JOIN conversations_timing t ON t.conversation_id = c.id
WHERE c.started_at >= %(starts_at)s AND c.started_at < %(ends_at)s
    AND c.state <> 'spam' AND c.merged_into_id IS NULL
    AND (%(channel)s = '' OR c.channel = %(channel)s)
    AND EXISTS (SELECT 1 FROM conversations_conversationpromise p
        WHERE p.conversation_id = c.id AND p.kind = 'answer')
"""


@dataclass(frozen=True, slots=True)
class Waited:
    """Hours waited by conversations of a group: half took no longer than `median`, nine of ten no
    longer than `worst_tenth`; None where that many are not answered yet."""

    group: str
    count: int
    done: int
    median: float | None
    worst_tenth: float | None


def waited(period: Period, given: Parameters, *, wait: str, by: str = "all") -> list[Waited]:
    """By group, most conversations first; one query. KeyError for a wait or group not in the lists."""
    column, group = WAITS[wait], GROUPS[by]
    hours = f"coalesce({column} / 3600, 'Infinity')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {group}, count(*), count({column}),"
            f" percentile_disc(0.5) WITHIN GROUP (ORDER BY {hours}),"
            f" percentile_disc(0.9) WITHIN GROUP (ORDER BY {hours})"
            f" {_PROMISED} GROUP BY 1 ORDER BY 2 DESC, 1",
            _bounds(period, given),
        )
        return [
            Waited(name, count, done, _finite(median), _finite(worst))
            for name, count, done, median, worst in cursor.fetchall()
        ]


def _bounds(period: Period, given: Parameters) -> dict[str, str | datetime]:
    return {
        "starts_at": period.starts_at,
        "ends_at": period.ends_at,
        "zone": period.zone,
        "channel": given.get("channel", ""),
    }


def _finite(value: float | None) -> float | None:
    return None if value is None or isinf(value) else float(value)


def _one(period: Period, given: Parameters, wait: str) -> Waited:
    found = waited(period, given, wait=wait)
    return found[0] if found else Waited("", 0, 0, None, None)


def _median(period: Period, given: Parameters, wait: str) -> Figure:
    found = _one(period, given, wait)
    return Figure(found.median, found.done, found.count)


def _worst_tenth(period: Period, given: Parameters, wait: str) -> Figure:
    found = _one(period, given, wait)
    return Figure(found.worst_tenth, found.done, found.count)


def greeting_median(period: Period, given: Parameters) -> Figure:
    return _median(period, given, "greeting")


def first_answer_median(period: Period, given: Parameters) -> Figure:
    return _median(period, given, "first_answer")


def first_answer_worst_tenth(period: Period, given: Parameters) -> Figure:
    return _worst_tenth(period, given, "first_answer")


def first_answer_working_median(period: Period, given: Parameters) -> Figure:
    return _median(period, given, "first_answer_working")


def full_answer_working_median(period: Period, given: Parameters) -> Figure:
    return _median(period, given, "full_answer_working")


def full_answer_working_worst_tenth(period: Period, given: Parameters) -> Figure:
    return _worst_tenth(period, given, "full_answer_working")


def solution_median(period: Period, given: Parameters) -> Figure:
    return _median(period, given, "solution")


def solution_working_median(period: Period, given: Parameters) -> Figure:
    return _median(period, given, "solution_working")


def solution_working_worst_tenth(period: Period, given: Parameters) -> Figure:
    return _worst_tenth(period, given, "solution_working")


def answered_late(period: Period, given: Parameters) -> Figure:
    """Answers that came, after their promised time."""
    found = counts(period, {**given, "kind": "answer"})
    return share_figure(found.fulfilled_late, found.decided)


def never_answered(period: Period, given: Parameters) -> Figure:
    """Promised answers whose time has passed and that never came."""
    found = counts(period, {**given, "kind": "answer"})
    return share_figure(found.broken - found.fulfilled_late, found.decided)


def _share_of(period: Period, given: Parameters, wanted: str, of: str = "true") -> Figure:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FILTER (WHERE {wanted}), count(*) FILTER (WHERE {of}) {_PROMISED}",
            _bounds(period, given),
        )
        numerator, denominator = cursor.fetchone()
    return share_figure(numerator, denominator)


def answered(period: Period, given: Parameters) -> Figure:
    return _share_of(period, given, "t.full_answer_seconds IS NOT NULL")


def answered_within_1_hour(period: Period, given: Parameters) -> Figure:
    return _share_of(period, given, "t.full_answer_seconds <= 3600")


def answered_within_4_hours(period: Period, given: Parameters) -> Figure:
    return _share_of(period, given, "t.full_answer_seconds <= 14400")


def answered_in_one(period: Period, given: Parameters) -> Figure:
    return _share_of(period, given, "t.is_in_one", "t.answer_count > 0")


def reopened(period: Period, given: Parameters) -> Figure:
    closed = "t.is_reopened OR c.state = 'closed'"
    return _share_of(period, given, "t.is_reopened", closed)


_PROMPT = """
NOT EXISTS (SELECT 1 FROM conversations_conversationpromise k
    JOIN promises_standing s ON s.promise_id = k.promise_id
    WHERE k.conversation_id = c.id AND (s.state = 'broken' OR s.move_count > 0))
"""


def prompt_conversations(period: Period, given: Parameters) -> Figure:
    """Every time told in it (greeting, answers, call-backs, solution) held, as first told."""
    greeted = "t.greeting_seconds <= 60"
    return _share_of(period, given, f"{greeted} AND {_PROMPT}")
