"""What everybody can read: mistakes that customers told us of, what was changed, and what that did."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from pistos.kit.keyset import Page, Sort, page_of
from pistos.mistakes.models import Correction, Evidence, Mistake, Told

MOST_VOICES = 3
MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class CorrectedMistake:
    """A mistake as the public reads it: its newest recorded correction, who told us, and in which words."""

    mistake: Mistake
    correction: Correction
    reporter_count: int
    voices: Sequence[Told]


def corrected_page(*, after: str = "", before: str = "", size: int = 20) -> Page[Mistake]:
    """Closed mistakes, the newest first. One query."""
    rows = Mistake.objects.filter(closed_at__isnull=False)
    return page_of(
        rows, Sort("closed_at", is_descending=True), after=after, before=before, size=size
    )


def being_measured() -> list[Mistake]:
    """Corrected at least once and not closed: their effect is measured still, or they came back."""
    rows = Mistake.objects.filter(closed_at=None, corrected_at__isnull=False)
    return list(rows.order_by("-severity", "-pk")[:MOST_OPEN])


def told_of(mistakes: Sequence[Mistake]) -> list[CorrectedMistake]:
    """Each with what is public of it. Three queries however many."""
    ids = [mistake.pk for mistake in mistakes]
    corrections = {
        row.mistake_id: row
        for row in Correction.objects.filter(mistake__in=ids, corrected_at__isnull=False).order_by(
            "round"
        )
    }
    counts = dict(
        Evidence.objects.filter(mistake__in=ids, customer__isnull=False)
        .values("mistake")
        .annotate(n=Count("customer", distinct=True))
        .values_list("mistake", "n")
    )
    voices: dict[int, list[Told]] = {}
    agreed = Told.objects.filter(mistake__in=ids, agreed_at__isnull=False).exclude(words="")
    for row in agreed.order_by("-agreed_at"):
        voices.setdefault(row.mistake_id, []).append(row)
    return [
        CorrectedMistake(
            mistake,
            corrections[mistake.pk],
            counts.get(mistake.pk, 0),
            voices.get(mistake.pk, [])[:MOST_VOICES],
        )
        for mistake in mistakes
        if mistake.pk in corrections
    ]


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """How many were corrected and closed, how many of these worked, how many came back."""

    closed: int
    worked: int
    repeated: int


def public_figures() -> PublicFigures:
    """Of all time. One query."""
    found = Mistake.objects.filter(corrected_at__isnull=False).aggregate(
        closed=Count("pk", filter=Q(closed_at__isnull=False), distinct=True),
        worked=Count(
            "pk", filter=Q(corrections__verdict="worked", closed_at__isnull=False), distinct=True
        ),
        repeated=Count("pk", filter=Q(repeated_count__gt=0), distinct=True),
    )
    return PublicFigures(**found)
