"""How neglected a customer is: points for what makes people feel forgotten."""

from dataclasses import dataclass
from datetime import timedelta

ONE_DAY = timedelta(days=1)
MOST = 1000


@dataclass(frozen=True, slots=True)
class Neglected:
    """What happened to somebody who waits: messages of theirs without answer, other matters of theirs
    that are open, hand-overs between agents, times reopened, how long it was silent, and whether the
    promised time is over."""

    unanswered: int = 0
    repeated: int = 0
    transfers: int = 0
    reopened: int = 0
    silence: timedelta = timedelta()
    is_overdue: bool = False


def points(of: Neglected) -> int:
    """0 for somebody who asked once and waits in time.

    Two for each further message without answer, three for each other open matter and each hand-over
    after the first, two for each reopening, one for each whole day of silence, five when overdue.
    """
    found = (
        2 * max(of.unanswered - 1, 0)
        + 3 * of.repeated
        + 3 * max(of.transfers - 1, 0)
        + 2 * of.reopened
        + of.silence // ONE_DAY
        + (5 if of.is_overdue else 0)
    )
    return min(found, MOST)
