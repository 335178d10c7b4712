"""The record of the shop's name, computed anew from the records themselves."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.reputation.events import ReputationReckoned
from pistos.reputation.models import Change, Source, Standing
from pistos.reputation.queries.facts import facts_of
from pistos.reputation.rules.score import Step, path_of, scores_by_day, whole
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("reputation.reckon")
REMEMBERED = timedelta(days=730)
BATCH = 2_000


@transaction.atomic
def reckon(*, at: datetime) -> float | None:
    """Writes every change of the last two years anew, each with its cause, up to yesterday. Publishes
    `ReputationReckoned`. Twice gives the same; returns the score of the whole."""
    lock_until_commit("reputation.reckon")
    until = at.astimezone(ZoneInfo(the_shop().time_zone)).date() - timedelta(days=1)
    since = until - REMEMBERED
    paths = {
        str(source): path_of(facts_of(source, since=since, until=until), until=until)
        for source in Source
    }
    Change.objects.all().delete()
    Standing.objects.all().delete()
    Change.objects.bulk_create(
        [row for source, steps in paths.items() for row in _rows(source, steps)], batch_size=BATCH
    )
    standings = _standings({source: scores_by_day(steps) for source, steps in paths.items()})
    Standing.objects.bulk_create(standings, batch_size=BATCH)
    now = next((row.score for row in standings if row.source == "" and row.day == until), None)
    reckoned = ReputationReckoned(until.isoformat(), round(now, 2) if now is not None else None)
    publish(reckoned, about=Ref("reputation", until.isoformat()), by=MACHINE, at=at)
    return now


def _rows(source: str, steps: list[Step]) -> list[Change]:
    rows: list[Change] = []
    for step in steps:
        position = rows[-1].position + 1 if rows and rows[-1].day == step.day else 0
        rows.append(
            Change(
                source=source,
                day=step.day,
                position=position,
                cause=step.cause[:30],
                count=step.count,
                points=step.points,
                score=step.score,
            )
        )
    return rows


def _standings(by_source: dict[str, dict[date, float]]) -> list[Standing]:
    """The score of each source at the end of each day, and that of the whole."""
    days = sorted({day for scores in by_source.values() for day in scores})
    known: dict[str, float] = {}
    rows: list[Standing] = []
    for day in days:
        for source, scores in by_source.items():
            if day in scores:
                known[source] = scores[day]
                rows.append(Standing(source=source, day=day, score=scores[day]))
        total = whole(known)
        if total is not None:
            rows.append(Standing(source="", day=day, score=total))
    return rows
