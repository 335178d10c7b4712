"""Competing with oneself: each figure beside the own previous period and the own best."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from pistos.indicators.rules.measures import Figure
from pistos.kit.statistics import is_proven_change, share


class Verdict(StrEnum):
    FIRST = "first"
    BEATEN = "beaten"
    NOT_BEATEN = "not_beaten"
    EQUAL = "equal"
    NO_FIGURE = "no_figure"


class Mark(StrEnum):
    """Where a value stands against its target and threshold."""

    NO_TARGET = "no_target"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`is_proven` says whether the change against the previous period is beyond chance, where an interval
    is known."""

    previous: float | None
    best: float | None
    against_previous: Verdict
    against_best: Verdict
    is_proven: bool | None


def compare(
    now: Figure, before: Figure | None, best: float | None, *, is_higher_better: bool
) -> Comparison:
    """`before` is the previous period, `best` the best value of all periods before now."""
    previous = before.value if before is not None else None
    return Comparison(
        previous=previous,
        best=best,
        against_previous=_verdict(now.value, previous, is_higher_better),
        against_best=_verdict(now.value, best, is_higher_better),
        is_proven=_is_proven(now, before),
    )


def _verdict(value: float | None, other: float | None, is_higher_better: bool) -> Verdict:
    if value is None:
        return Verdict.NO_FIGURE
    if other is None:
        return Verdict.FIRST
    if value == other:
        return Verdict.EQUAL
    return Verdict.BEATEN if (value > other) == is_higher_better else Verdict.NOT_BEATEN


def _is_proven(now: Figure, before: Figure | None) -> bool | None:
    if before is None or now.low is None or before.low is None:
        return None
    if now.numerator is None or before.numerator is None:
        return _is_apart(now, before)
    return is_proven_change(
        share(before.numerator or 0, before.denominator or 0),
        share(now.numerator or 0, now.denominator or 0),
    )


def _is_apart(now: Figure, before: Figure) -> bool | None:
    """Scores that are no shares: 0 lies outside the difference's interval, from both their half widths."""
    if None in (now.value, before.value, now.high, before.high):
        return None
    bounds = [
        row.high - row.low for row in (now, before) if row.high is not None and row.low is not None
    ]
    half = sqrt(sum((width / 2) ** 2 for width in bounds))
    return abs((now.value or 0) - (before.value or 0)) > half


def mark(
    value: float | None, *, target: float | None, threshold: float | None, is_higher_better: bool
) -> Mark:
    """The threshold is the line past which someone must act; the target what we aim at."""
    if value is None or (target is None and threshold is None):
        return Mark.NO_TARGET
    if threshold is not None and (value < threshold if is_higher_better else value > threshold):
        return Mark.ALARM
    if target is None:
        return Mark.NO_TARGET
    is_reached = value >= target if is_higher_better else value <= target
    return Mark.REACHED if is_reached else Mark.NOT_REACHED
