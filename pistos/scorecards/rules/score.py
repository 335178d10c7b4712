"""One number from a partner's figures: reliable, steady, trusted, careful, courteous. Price is not in it.

Reliable (weight 45): the kept rate, drawn toward the mean of its kind as if 20 more promises had
been kept like those, so that few promises neither crown nor condemn. Steady (25): near 1 when days
against the promise hardly vary and the slowest tenth is not late; of two with the same mean, the
one with more spread stands lower. Trusted (15): kept earns 1, broken costs 5, late repair gives
back 2, praise earns 1. Careful (10): complete, undamaged, not lost. Courteous (5): the share of
customers pleased with the courtesy of who came, drawn toward that of its kind as reliable is, so that
one whom nobody was asked about is neither lifted nor lowered. Fewer than 30 promises: shown, not
ranked. The weights are a choice of ours, printed on the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pistos.indicators.rules.trust import trust_from_counts
from pistos.kit.statistics import FEW, shrunk
from pistos.scorecards.rules.figures import Figures

WEIGHTS = {
    "reliable": 0.45,
    "steady": 0.25,
    "trusted": 0.15,
    "careful": 0.10,
    "courteous": 0.05,
}
USUAL = 0.9
"""The share kept, and the share pleased, of a kind of partner of which nothing is known yet."""


@dataclass(frozen=True, slots=True)
class Score:
    """Parts between 0 and 1; `total` between 0 and 100, None without any promise."""

    count: int
    reliable: float
    steady: float
    trusted: float
    careful: float
    courteous: float

    @property
    def total(self) -> float | None:
        if self.count == 0:
            return None
        return 100 * sum(WEIGHTS[part] * value for part, value in self.parts.items())

    @property
    def parts(self) -> dict[str, float]:
        return {
            "reliable": self.reliable,
            "steady": self.steady,
            "trusted": self.trusted,
            "careful": self.careful,
            "courteous": self.courteous,
        }

    @property
    def is_few(self) -> bool:
        return self.count < FEW


def score(figures: Figures, *, usual_kept_rate: float, usual_courtesy: float = USUAL) -> Score:
    """The usual ones are those of all partners of the kind together."""
    rows = figures.basis
    count = sum(row.count for row in rows)
    kept = sum(row.kept for row in rows)
    return Score(
        count=count,
        reliable=shrunk(kept, count, usual_kept_rate),
        steady=steadiness(figures),
        trusted=_trusted(figures, kept=kept, broken=count - kept),
        careful=_careful(figures),
        courteous=shrunk(figures.courtesy.pleased, figures.courtesy.answers, usual_courtesy),
    )


def steadiness(figures: Figures) -> float:
    """Half from the deviation of days against the promise, half from how late the slowest tenth is.

    1 / (1 + days) of each: one day of deviation halves that half. Weighted by the number of promises.
    """
    rows = figures.basis
    count = sum(row.count for row in rows)
    if count == 0:
        return 0.0
    return (
        sum(
            row.count * (1 / (1 + row.deviation) + 1 / (1 + max(0.0, row.worst_tenth))) / 2
            for row in rows
        )
        / count
    )


def _trusted(figures: Figures, *, kept: int, broken: int) -> float:
    # One late parcel may break the partner's own promise and harm a customer's: counted once.
    found = trust_from_counts(
        kept=kept,
        broken=max(broken, figures.harm_count),
        repaired=min(figures.repaired, broken),
        praised=figures.praised,
    )
    return (found.score or 50.0) / 100


def _careful(figures: Figures) -> float:
    jobs = figures.carriage.parcels or sum(row.count for row in figures.basis)
    failed = sum(row.wrong + row.damaged for row in figures.deadlines if row.toward == "customer")
    failed = max(failed, sum(row.wrong + row.damaged for row in figures.basis))
    failed = max(failed, figures.carriage.damaged + figures.carriage.lost)
    return 1 - shrunk(min(failed, jobs), jobs, 0.01)


@dataclass(frozen=True, slots=True)
class Placed:
    """`place` is None for those with too few promises to be ranked."""

    key: str
    score: Score
    place: int | None


def ranked(scores: Iterable[tuple[str, Score]]) -> list[Placed]:
    """Best first; those of few promises after all others, by name, without a place."""
    known = [pair for pair in scores if pair[1].total is not None]
    many = sorted(
        (pair for pair in known if not pair[1].is_few),
        key=lambda pair: (-(pair[1].total or 0), pair[0]),
    )
    few = sorted(pair for pair in known if pair[1].is_few)
    return [
        *(Placed(key, found, place) for place, (key, found) in enumerate(many, start=1)),
        *(Placed(key, found, None) for key, found in few),
    ]
