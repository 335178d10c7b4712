"""How long a customer waited for each answer, and how often they had to write again meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance that both sides see. `is_person` tells a person of ours from a program."""

    pk: int
    is_customer: bool
    is_person: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """An utterance with what it ended: `waited` since the customer's first word that waited, `again` the
    times they wrote meanwhile. None and 0 where nobody waited."""

    said: Said
    waited: timedelta | None
    again: int


def turns_of(said: Sequence[Said], at: datetime) -> list[Turn]:
    """In order. A program's message ends no wait; nor does what comes from before `at` in the future."""
    turns: list[Turn] = []
    since: datetime | None = None
    again = 0
    for each in said:
        waited, times = None, 0
        if each.is_customer:
            again = again + 1 if since is not None else 0
            since = since or each.at
        elif each.is_person and since is not None and each.at <= at:
            waited, times = each.at - since, again
            since, again = None, 0
        turns.append(Turn(each, waited, times))
    return turns
