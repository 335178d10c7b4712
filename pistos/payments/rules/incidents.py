"""When failures are an incident, and when it is over."""

from dataclasses import dataclass
from datetime import timedelta

WINDOW = timedelta(minutes=15)
CALM = timedelta(minutes=30)
OUR_OWN = "site"
"""The "provider" of what goes wrong on our own pages on the way to paying."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What happened with a provider within a window."""

    ok: int = 0
    declined: int = 0
    technical: int = 0
    forged: int = 0
    missed: int = 0

    @property
    def tries(self) -> int:
        return self.ok + self.declined + self.technical


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Counts within the window of 15 minutes; shares of the tries in it."""

    away_count: int = 3
    away_share: float = 0.5
    declines_count: int = 5
    declines_share: float = 0.5
    declines_times_usual: float = 3.0
    silent_count: int = 3
    forged_count: int = 20
    calm_ok_count: int = 3


THRESHOLDS = Thresholds()


def incidents_in(
    tally: Tally, *, usual_declined_share: float, thresholds: Thresholds = THRESHOLDS
) -> list[str]:
    """The kinds of incident that the counts make.

    `away`: the provider, or our page, does not answer; `declines`: far more payments are declined
    than usual; `silent`: payments had to be looked up because nobody told us; `forged`: reports
    with a wrong signature.
    """
    found = []
    if _is_many(tally.technical, tally.tries, thresholds.away_count, thresholds.away_share):
        found.append("away")
    if _is_many(
        tally.declined, tally.tries, thresholds.declines_count, thresholds.declines_share
    ) and tally.declined / tally.tries >= min(
        1.0, usual_declined_share * thresholds.declines_times_usual
    ):
        found.append("declines")
    if tally.missed >= thresholds.silent_count:
        found.append("silent")
    if tally.forged >= thresholds.forged_count:
        found.append("forged")
    return found


def is_over(kind: str, *, calm_for: timedelta, ok_since: int) -> bool:
    """Nothing of its kind for half an hour, or three payments in a row since the last trouble."""
    if calm_for >= CALM:
        return True
    return kind in {"away", "declines"} and ok_since >= THRESHOLDS.calm_ok_count


def _is_many(count: int, tries: int, least: int, share: float) -> bool:
    return count >= least and count >= share * tries
