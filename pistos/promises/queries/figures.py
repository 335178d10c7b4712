"""Reads of what is published: the roll-ups behind the figures, and the publications."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection
from django.db.models import QuerySet, Sum

from pistos.promises.models import KeptDay, Publication
from pistos.promises.rules.figures import COUNTERS, Count, DayRow

_DIMENSIONS = (
    "day",
    "kind",
    "toward",
    "partner_id",
    "country",
    "region",
    "cause",
    "is_imported",
)


def public_days() -> Iterator[DayRow]:
    """The roll-ups of promises that count in public, streamed; who made them is left out."""
    rows = (
        KeptDay.objects.filter(is_public=True)
        .order_by()
        .values_list(*_DIMENSIONS)
        .annotate(*(Sum(name) for name in COUNTERS))
    )
    for row in rows.iterator(chunk_size=2_000):
        day, kind, toward, partner_id, country, region, cause, is_imported, *counts = row
        yield DayRow(
            day, kind, toward, partner_id, country, region, cause, is_imported, Count(*counts)
        )


_MEDIANS = """
SELECT kind, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM fulfilled_at - made_at))
FROM promises_standing
WHERE toward = 'customer' AND is_public AND fulfilled_at IS NOT NULL
  AND kind IN ('answer', 'call_back', 'refund', 'fix') AND due_on > %s AND due_on <= %s
GROUP BY kind
"""


def median_hours(through: date, *, days: int = 90) -> dict[str, float]:
    """Half were done within so many hours of being promised, by kind, late ones included."""
    with connection.cursor() as cursor:
        cursor.execute(_MEDIANS, [through - timedelta(days=days), through])
        return {kind: round(float(seconds) / 3600, 2) for kind, seconds in cursor.fetchall()}


def newest_publication() -> Publication | None:
    """The figures in force; None before anything was published."""
    return publications().first()


def publications() -> QuerySet[Publication]:
    """The newest first."""
    return Publication.objects.order_by("-as_known_at", "-id")
