"""Reads of what is published: the roll-ups behind the figures, and the publications."""

from collections.abc import Iterator

from django.db.models import Sum

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


def newest_publication() -> Publication | None:
    """The figures in force; None before anything was published."""
    return Publication.objects.order_by("-as_known_at", "-id").first()
