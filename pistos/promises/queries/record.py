"""The public record: sealed entries without anything personal, read in portions by position."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Sum

from pistos.promises.models import EntryKind, KeptDay, Publication, Toward
from pistos.promises.rules.figures import SMALL_GROUP

_PORTION = """
SELECT s.position, p.token, p.kind, p.toward, e.kind, e.happened_on, e.due_on, e.cause,
       e.commitment, s.digest, p.is_public, p.is_imported, p.country, p.region,
       e.happened_at <= p.due_at
FROM promises_seal s
JOIN promises_entry e ON e.id = s.entry_id
JOIN promises_promise p ON p.id = e.promise_id
WHERE s.position > %s AND s.position <= %s ORDER BY s.position LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """One sealed entry. The columns after `seal` are not sealed: `place` is merged when small."""

    position: int
    promise: str
    promise_kind: str
    toward: str
    entry: str
    happened_on: date
    due_on: date
    cause: str
    commitment: bytes
    seal: bytes
    is_counted: bool
    is_imported: bool
    place: tuple[str, str] | None
    is_as_first_told: bool | None


@dataclass(frozen=True, slots=True)
class Head:
    """The newest seal of a publication: whoever kept it can prove a later change."""

    as_known_at: datetime
    position: int
    head: str


def public_entries(
    *, after: int, through: int, shown: frozenset[tuple[str, str]], portion: int = 5_000
) -> list[PublicEntry]:
    """The next portion of entries after a position, in order; empty at the end."""
    with connection.cursor() as cursor:
        cursor.execute(_PORTION, [after, through, portion])
        return list(_entries(cursor.fetchall(), shown))


def places_shown() -> frozenset[tuple[str, str]]:
    """Country and region of places with enough promises that nobody is recognised by them."""
    rows = (
        KeptDay.objects.filter(is_public=True, toward=Toward.CUSTOMER)
        .order_by()
        .values_list("country", "region")
        .annotate(promises=Sum("made"))
        .filter(promises__gte=SMALL_GROUP)
    )
    return frozenset((country, region) for country, region, _ in rows)


def published_heads(*, most: int = 400) -> list[Head]:
    """The heads published last, newest first."""
    rows = Publication.objects.order_by("-as_known_at", "-id")
    return [Head(*row) for row in rows.values_list("as_known_at", "position", "head")[:most]]


def _entries(
    rows: list[tuple[Any, ...]], shown: frozenset[tuple[str, str]]
) -> Iterator[PublicEntry]:
    ends = {EntryKind.KEPT, EntryKind.CORRECTED}
    for row in rows:
        place = (row[12], row[13])
        yield PublicEntry(
            position=row[0],
            promise=row[1],
            promise_kind=row[2],
            toward=row[3],
            entry=row[4],
            happened_on=row[5],
            due_on=row[6],
            cause=row[7],
            commitment=bytes(row[8]),
            seal=bytes(row[9]),
            is_counted=row[10],
            is_imported=row[11],
            place=place if place in shown else None,
            is_as_first_told=row[14] if row[4] in ends else None,
        )
