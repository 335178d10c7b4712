"""The steps of a purchase in order, and why one was left where it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from pistos.checkout.models import LeftBecause, Step

LEFT_AFTER = timedelta(hours=3)
"""Whoever does nothing for so long has gone; they may come back, and it is no longer left then."""
ORDER = tuple(Step.values)


def further(one: str, other: str) -> str:
    """The later of two steps."""
    return max(one, other, key=ORDER.index)


@dataclass(frozen=True, slots=True)
class Trail:
    """What the record says of a cart that was left.

    `problems` are those of its steps, oldest first, each with whether it was technical. `waits` says
    that its owner asked us something and had no answer in the time promised.
    """

    problems: Sequence[tuple[str, bool]]
    waits_for_answer: bool
    said: str = ""


_BY_PROBLEM = {
    "total": LeftBecause.COST,
    "voucher": LeftBecause.COST,
    "day": LeftBecause.DELIVERY,
    "not_served": LeftBecause.DELIVERY,
    "too_heavy": LeftBecause.DELIVERY,
    "stock": LeftBecause.STOCK,
    "not_in_stock": LeftBecause.STOCK,
    "gone": LeftBecause.STOCK,
}


def left_because(trail: Trail) -> LeftBecause:
    """Why a cart was left, the surest reason first: what they said, what broke, whom we let wait, then
    what was last shown to them. Where nothing tells, it is unknown: nobody's fault is invented."""
    if trail.said.strip():
        return LeftBecause.STATED
    if trail.problems and trail.problems[-1][1]:
        return LeftBecause.TECHNICAL
    if trail.waits_for_answer:
        return LeftBecause.QUESTION
    for problem, is_technical in reversed(trail.problems):
        if is_technical:
            return LeftBecause.TECHNICAL
        if problem in _BY_PROBLEM:
            return _BY_PROBLEM[problem]
    return LeftBecause.UNKNOWN
