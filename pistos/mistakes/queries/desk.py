"""Reads of the desk."""

from collections.abc import Sequence

from django.db.models import Count, Q

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.mistakes.models import Correction, Evidence, Lesson, Mistake, MistakeEntry

SORTS = {"found": "found_at", "severity": "severity"}
STATES = ("open", "closed", "all")
MOST_EVIDENCE = 50


def mistakes_page(
    state: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Mistake]:
    """A page of the list; of those open, the most severe first. One query, one more for the owners."""
    rows = Mistake.objects.select_related("owner")
    if state == "open":
        rows, default, sorts = rows.filter(closed_at=None), "-severity", SORTS
    elif state == "closed":
        rows, default, sorts = (
            rows.filter(closed_at__isnull=False),
            "-closed",
            {"closed": "closed_at"},
        )
    else:
        default, sorts = "-found", {"found": "found_at"}
    return page_of(rows, sort_named(sorts, sort, default), after=after, before=before, size=size)


def open_count() -> dict[str, int]:
    """Open mistakes, and of these the repeated ones and those not yet corrected."""
    return Mistake.objects.filter(closed_at=None).aggregate(
        open=Count("pk"),
        repeated=Count("pk", filter=Q(repeated_count__gt=0)),
        found=Count("pk", filter=Q(stage="found")),
    )


def evidence_of(mistake: Mistake) -> Sequence[Evidence]:
    """The newest fifty."""
    rows = mistake.evidence.select_related("customer").order_by("-happened_at", "-pk")
    return list(rows[:MOST_EVIDENCE])


def history_of(mistake: Mistake) -> Sequence[MistakeEntry]:
    return list(mistake.entries.order_by("pk"))


def corrections_of(mistake: Mistake) -> Sequence[Correction]:
    return list(mistake.corrections.order_by("-round"))


def lessons_of(mistake: Mistake) -> Sequence[Lesson]:
    return list(mistake.lessons.order_by("pk"))
