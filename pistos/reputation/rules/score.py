"""A good name: slowly earned, quickly lost, slowly won back. Pure, over counts by day.

Each source keeps what it earned (E) and lost (L). The score is 100 x (5 + E) / (10 + E + L): a new
shop stands at 50, and little proves little.

- What is good earns 1 (a kept promise, praise). A broken promise costs 5, of which 2 come back when it is
  fulfilled late; a sharp review or answer costs 3; a bad word elsewhere 5 times how many heard it.
- Each day what was earned fades by half in 90 days, what was lost by half in 360: people remember the
  bad four times as long. Without new kept promises a good name does not stand still.

So one broken promise costs more than a kept one earns wherever the score is above 17 of 100 (below that
nothing is left to lose), and the better the name, the more it takes: at 90 some forty-five kept promises
win back what one broken one cost, at 50 some five. The weights are a choice of ours, stated here and on
the desk's page; the same rule for everybody, and nobody can enter a score.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

START = 5.0
EARNED_HALF_DAYS, LOST_HALF_DAYS = 90.0, 360.0
KEEPS_EARNED = 0.5 ** (1 / EARNED_HALF_DAYS)
KEEPS_LOST = 0.5 ** (1 / LOST_HALF_DAYS)

EARNS = {"kept": 1.0, "praised": 1.0, "pleased": 1.0, "good_word": 1.0}
COSTS = {"broken": 5.0, "sharp_review": 3.0, "sharp_answer": 3.0, "bad_word": 5.0}
REGAINS = {"repaired": 2.0}
"""Comes off what was lost."""
FADES = "time"

WEIGHTS = {"promises": 0.4, "reviews": 0.25, "surveys": 0.25, "mentions": 0.1}
"""What each source weighs in the whole; of those that are known."""


@dataclass(frozen=True, slots=True)
class Fact:
    """So many of a kind on a day, for one cause: "broken" or "broken:courier_late". `weight` is what all of
    them weigh, in units of the kind."""

    day: date
    cause: str
    count: int
    weight: float

    @property
    def kind(self) -> str:
        return self.cause.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Step:
    """What one cause did on a day: the points by which the score moved, and the score after it."""

    day: date
    cause: str
    count: int
    points: float
    score: float


def score(earned: float, lost: float) -> float:
    return 100 * (START + earned) / (2 * START + earned + lost)


def path_of(facts: Iterable[Fact], *, until: date) -> list[Step]:
    """Every change of one source's score, day by day from the first fact; time itself is a cause.

    Within a day time comes first, then what was lost, then what was earned. Nothing without facts.
    """
    by_day: dict[date, list[Fact]] = {}
    for fact in facts:
        if fact.count > 0 and fact.day <= until:
            by_day.setdefault(fact.day, []).append(fact)
    if not by_day:
        return []
    earned = lost = 0.0
    steps: list[Step] = []
    day = min(by_day)
    while day <= until:
        before = score(earned, lost)
        earned, lost = earned * KEEPS_EARNED, lost * KEEPS_LOST
        after = score(earned, lost)
        if after != before:
            steps.append(Step(day, FADES, 1, after - before, after))
        for fact in sorted(by_day.get(day, []), key=_bad_first):
            before = score(earned, lost)
            earned += fact.weight * EARNS.get(fact.kind, 0.0)
            lost += fact.weight * COSTS.get(fact.kind, 0.0)
            lost = max(0.0, lost - fact.weight * REGAINS.get(fact.kind, 0.0))
            after = score(earned, lost)
            steps.append(Step(day, fact.cause, fact.count, after - before, after))
        day += timedelta(days=1)
    return steps


def scores_by_day(steps: Iterable[Step]) -> dict[date, float]:
    """The score at the end of each day."""
    return {step.day: step.score for step in steps}


def whole(scores: Mapping[str, float]) -> float | None:
    """The sources as one, each by its weight among those known; None while none is."""
    known = {source: WEIGHTS[source] for source in scores}
    if not known:
        return None
    return sum(scores[source] * weight for source, weight in known.items()) / sum(known.values())


def keeps_to_recover(earned: float, lost: float) -> int:
    """How many kept promises win back what one broken one costs, were they kept in one day."""
    goal, count = score(earned, lost), 0
    lost += COSTS["broken"]
    while score(earned + count, lost) < goal:
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class Fall:
    """From the highest score before to the lowest after it. `back_on` is the first day at the height of
    before, None while it lasts."""

    from_day: date
    low_day: date
    from_score: float
    low_score: float
    back_on: date | None

    @property
    def points(self) -> float:
        return self.from_score - self.low_score


def falls_of(scores: Sequence[tuple[date, float]], *, least: float = 3.0) -> list[Fall]:
    """The falls by at least so many points, the oldest first, each with the day on which it was won back."""
    found: list[Fall] = []
    top: tuple[date, float] | None = None
    low: tuple[date, float] | None = None
    for day, value in scores:
        if top is None or value >= top[1]:
            if top is not None and low is not None and top[1] - low[1] >= least:
                found.append(Fall(top[0], low[0], top[1], low[1], day))
            top, low = (day, value), None
        elif low is None or value < low[1]:
            low = (day, value)
    if top is not None and low is not None and top[1] - low[1] >= least:
        found.append(Fall(top[0], low[0], top[1], low[1], None))
    return found


def _bad_first(fact: Fact) -> tuple[bool, str]:
    return (fact.kind in EARNS, fact.cause)
