"""When an open promise is looked at again, and what its chance of being late is at the least."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

LET_DOWN = 0.75
"""At the least, once a hand-over it stands on was broken: likelier late than not."""
SOONEST, LATEST = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely an open promise is to be late, why, and the days that can be told now."""

    late: float
    reason: str
    expected_on: date
    promised_on: date


def next_review(at: datetime, due_at: datetime) -> datetime:
    """A quarter of the time left, an hour at the soonest, a day at the latest: a report that fails
    to come is noticed while there is still time to tell."""
    return at + min(max((due_at - at) / 4, SOONEST), LATEST)


def proposed_day(chance: Chance, due_on: date, threshold: float) -> date | None:
    """The new day of the draft to the customer; None while there is nothing to tell."""
    if chance.late < threshold or chance.promised_on <= due_on:
        return None
    return chance.promised_on
