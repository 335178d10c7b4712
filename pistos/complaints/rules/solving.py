"""By when a solution can be promised: from what solutions really took, else a cautious default, marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pistos.promises.rules.feasibility import FEWEST, share_within, span_for
from pistos.promises.rules.terms import Due

LONGEST = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Solvable:
    """The day until whose end it is promised. `chance` is None for the marked default."""

    due: Due
    chance: float | None
    sample: int


def solvable_by(
    spans: Sequence[timedelta | None], *, at: datetime, zone: str, target: float, default_days: int
) -> Solvable:
    """`spans` from hearing to remedy, None for those never remedied. Who it is and what they spend is no
    argument: nobody gets a worse promise than another."""
    span = span_for(spans, target) if len(spans) >= FEWEST else None
    if span is None or span > LONGEST:
        due = _end_of(at + timedelta(days=default_days), zone)
        return Solvable(due, None, len(spans))
    due = _end_of(at + span, zone)
    return Solvable(due, share_within(spans, due.at - at), len(spans))


def _end_of(instant: datetime, zone: str) -> Due:
    return Due.end_of(Due.instant(instant, zone).on, zone)
