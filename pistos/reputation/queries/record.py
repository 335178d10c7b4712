"""The record as it stands: now, by source, its changes with their causes, its falls."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Abs

from pistos.reputation.models import Change, Effort, Mention, Source, Standing
from pistos.reputation.rules.score import FADES, Fall, falls_of

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Now:
    """The score of the whole and of each source, what they were a week before, and the day."""

    day: date
    score: float
    week_ago: float | None
    by_source: dict[str, float]


def now() -> Now | None:
    """As last reckoned; None before anything is known. Two queries."""
    newest = Standing.objects.filter(source="").order_by("-day").first()
    if newest is None:
        return None
    rows = Standing.objects.filter(day__in=(newest.day, newest.day - WEEK))
    scores = {(row.source, row.day): row.score for row in rows}
    return Now(
        newest.day,
        newest.score,
        scores.get(("", newest.day - WEEK)),
        {
            source: scores[source, newest.day]
            for source in Source.values
            if (source, newest.day) in scores
        },
    )


def greatest_change(since: date) -> Change | None:
    """What moved the name most since a day, up or down, time itself apart. One query."""
    rows = Change.objects.filter(day__gt=since).exclude(cause=FADES)
    down = rows.order_by("points").first()
    if down is not None and down.points < 0:
        return down
    return rows.order_by("-points").first()


def greatest_changes(since: date, *, most: int = 12) -> list[Change]:
    """What cost and what earned most since a day, time itself apart. One query."""
    rows = Change.objects.filter(day__gt=since).exclude(cause=FADES)
    return list(rows.order_by(Abs("points").desc(), "-day", "source", "position")[:most])


def changes(*, before: date | None = None, most: int = 60) -> list[Change]:
    """The newest changes with their causes, time itself apart. One query."""
    rows = Change.objects.exclude(cause=FADES)
    if before is not None:
        rows = rows.filter(day__lt=before)
    return list(rows.order_by("-day", "source", "position")[:most])


def all_changes() -> QuerySet[Change]:
    """Every change of every source, also what time alone did, the oldest first."""
    return Change.objects.order_by("day", "source", "position")


def series(source: str = "") -> list[tuple[date, float]]:
    """The score at the end of each day, the oldest first. One query."""
    rows = Standing.objects.filter(source=source).order_by("day")
    return list(rows.values_list("day", "score"))


@dataclass(frozen=True, slots=True)
class Recovery:
    """A fall, and what was put into winning back until it was."""

    fall: Fall
    minutes: int
    cost: Decimal
    days: int


def recoveries(scores: list[tuple[date, float]]) -> list[Recovery]:
    """Each fall of the whole with the effort between its beginning and its end. One query a fall."""
    found = []
    for fall in falls_of(scores):
        end = fall.back_on or (scores[-1][0] if scores else fall.low_day)
        sums = Effort.objects.filter(did_on__range=(fall.from_day, end)).aggregate(
            minutes=Sum(F("minutes") * F("people_count")), cost=Sum("cost_amount")
        )
        cost = sums["cost"] or Decimal(0)
        found.append(Recovery(fall, sums["minutes"] or 0, cost, (end - fall.low_day).days))
    return found


def efforts(*, most: int = 50) -> list[Effort]:
    rows = Effort.objects.select_related("noted_by").order_by("-did_on", "-pk")
    return list(rows[:most])


def mentions(*, most: int = 50) -> list[Mention]:
    rows = Mention.objects.select_related("noted_by", "customer").order_by("-happened_on", "-pk")
    return list(rows[:most])
