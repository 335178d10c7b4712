"""Trust in points: slowly earned, quickly lost.

A kept promise earns 1 point; a broken one costs 5, and 2 of these come back when it is fulfilled
late. Everyone begins with 5 earned and 5 lost, so that a new shop stands at 50 of 100 and one kept
promise proves little. The score is 100 x earned / (earned + lost). Weights and start are a choice of
ours, stated on the method page; only recorded entries of the ledger move it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pistos.promises.models import State
from pistos.promises.rules.life import EntryFacts, Stand, after

EARNED_BY_KEEPING = 1.0
LOST_BY_BREAKING = 5.0
REGAINED_BY_REPAIR = 2.0
START = 5.0


@dataclass(frozen=True, slots=True)
class Trust:
    """Points on top of the start; `score` is None while nothing has been settled."""

    earned: float
    lost: float

    @property
    def score(self) -> float | None:
        if self.earned == 0 and self.lost == 0:
            return None
        return 100 * (START + self.earned) / (2 * START + self.earned + self.lost)


@dataclass(frozen=True, slots=True)
class Point:
    """What one entry changed."""

    promise_id: int
    entry_id: int
    kind: str
    happened_at: datetime
    earned: float
    lost: float


def trust_from_counts(*, kept: float, broken: float, repaired: float, praised: float = 0) -> Trust:
    """Trust from roll-ups; `repaired` are the broken ones that were fulfilled late."""
    return Trust(
        earned=(kept + praised) * EARNED_BY_KEEPING,
        lost=broken * LOST_BY_BREAKING - repaired * REGAINED_BY_REPAIR,
    )


def worth(stand: Stand | None) -> Trust:
    """What a promise counts for where it stands."""
    if stand is None or stand.state in (State.OPEN, State.UNPROVEN, State.WITHDRAWN):
        return Trust(0, 0)
    if stand.state is State.KEPT:
        return Trust(EARNED_BY_KEEPING, 0)
    is_repaired = stand.fulfilled_at is not None and stand.fulfilled_at > stand.due_at
    return Trust(0, LOST_BY_BREAKING - (REGAINED_BY_REPAIR if is_repaired else 0))


def points_of(promise_id: int, entries: Iterable[tuple[int, EntryFacts]]) -> list[Point]:
    """Replays a promise's life, (entry id, facts) in the order recorded: what each entry changed."""
    points: list[Point] = []
    stand: Stand | None = None
    for entry_id, entry in entries:
        before = worth(stand)
        stand = (
            Stand(State.OPEN, entry.due_at, entry.due_at, entry.due_on)
            if stand is None
            else after(stand, entry)
        )
        now = worth(stand)
        if now != before:
            points.append(
                Point(
                    promise_id,
                    entry_id,
                    entry.kind,
                    entry.happened_at,
                    now.earned - before.earned,
                    now.lost - before.lost,
                )
            )
    return points


def total(points: Iterable[Point]) -> Trust:
    earned = lost = 0.0
    for point in points:
        earned, lost = earned + point.earned, lost + point.lost
    return Trust(earned, lost)
