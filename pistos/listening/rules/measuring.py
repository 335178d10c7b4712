"""The three measures of an action: in time, matching the confirmed wish, every point covered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pistos.listening.rules.steps import Point


@dataclass(frozen=True, slots=True)
class Measures:
    """`is_in_time` is None while it is open and its time is still to come."""

    is_in_time: bool | None
    is_match: bool
    is_complete: bool
    open_points: tuple[int, ...]


def measures_of(
    points: Iterable[Point], *, answers_wish: bool, due_at: datetime, done_at: datetime | None,
    at: datetime,
) -> Measures:  # fmt: skip
    """How an action stands. `answers_wish`: it does what the customer confirmed to wish."""
    left = tuple(point.id for point in points if not point.is_settled)
    in_time = done_at <= due_at if done_at else (False if at > due_at else None)
    return Measures(in_time, answers_wish, not left, left)
