"""When a product is not good enough to be promoted, and when its sheet misleads.

A share is judged by its lower bound (Wilson, 95 %), so that one return of two sold accuses nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pistos.kit.statistics import wilson

MOST_RETURNED = 0.12
MOST_FAULTY = 0.04
LEAST_RATING = 3.4
LEAST_RATINGS = 5
MISMATCHES_FOR_WORK = 3
MOST_MISMATCHED = 0.02


@dataclass(frozen=True, slots=True)
class QualityFigures:
    """Of one product in a period: pieces sold, returned and faulty; ratings of 1 to 5 and their mean."""

    sold: int = 0
    returned: int = 0
    faulty: int = 0
    ratings: int = 0
    mean_rating: float = 5.0


def quality_reasons(figures: QualityFigures) -> list[str]:
    """Which thresholds the product is surely beyond: "returns", "faults", "rating"."""
    found = []
    if _surely_above(figures.returned, figures.sold, MOST_RETURNED):
        found.append("returns")
    if _surely_above(figures.faulty, figures.sold, MOST_FAULTY):
        found.append("faults")
    if figures.ratings >= LEAST_RATINGS and figures.mean_rating < LEAST_RATING:
        found.append("rating")
    return found


def misleads(counts: Mapping[str, int], sold: int) -> list[str]:
    """For which reasons a sheet is taken for correction: three reports, and more than one in fifty of
    those sold where that is known. What only missed an expectation never counts."""
    return [
        reason
        for reason in ("description", "picture")
        if counts.get(reason, 0) >= MISMATCHES_FOR_WORK
        and (not sold or counts[reason] / sold > MOST_MISMATCHED)
    ]


def _surely_above(count: int, of: int, threshold: float) -> bool:
    return bool(of) and wilson(count, of)[0] > threshold
