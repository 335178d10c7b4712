"""Selections with their candidates, judged."""

from dataclasses import dataclass

from pistos.scorecards.models import Candidate, Selection
from pistos.scorecards.rules.selection import (
    Considered,
    Criteria,
    Judgement,
    criteria_of,
    judge,
    recommended,
    steps_missing,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One selection as it stands: candidates best first, each with its judgement."""

    selection: Selection
    criteria: Criteria
    rows: list[tuple[Candidate, Judgement]]
    recommended: Candidate | None


def candidates_of(selection: Selection) -> list[Candidate]:
    return list(selection.candidates.select_related("partner").order_by("partner__name", "id"))


def judged(selection: Selection) -> Judged:
    """One query."""
    criteria = criteria_of(selection.criteria)
    by_key = {str(candidate.partner_id): candidate for candidate in candidates_of(selection)}
    found = judge(
        criteria,
        [Considered(key, candidate.gates, candidate.points) for key, candidate in by_key.items()],
    )
    best = recommended(found)
    return Judged(
        selection,
        criteria,
        [(by_key[row.key], row) for row in found],
        by_key[best] if best else None,
    )


def missing_steps(found: Judged, candidate: Candidate) -> list[str]:
    """What stands between a candidate and being chosen."""
    return steps_missing(
        candidates=len(found.rows),
        least=found.criteria.alternatives,
        is_reference_checked=candidate.reference_checked_at is not None,
        skipped=found.selection.skipped,
    )


def newest_selections(*, most: int = 100) -> list[Selection]:
    return list(Selection.objects.select_related("chosen").order_by("-opened_at", "-id")[:most])
