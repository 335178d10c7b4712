"""What a measure and its figure are. A measure is code; an indicator is a question asked of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pistos.kit.statistics import share

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Unit(StrEnum):
    """How a value is shown. A share lies between 0 and 1; points between 0 and 100; a score is a number
    on a scale of its own."""

    SHARE = "share"
    DAYS = "days"
    HOURS = "hours"
    COUNT = "count"
    POINTS = "points"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days in the shop's zone, both ends included."""

    first_on: date
    last_on: date
    zone: str

    @property
    def days(self) -> int:
        return (self.last_on - self.first_on).days + 1

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.first_on, datetime.min.time(), ZoneInfo(self.zone))

    @property
    def ends_at(self) -> datetime:
        """The first instant after the last day."""
        after = self.last_on + timedelta(days=1)
        return datetime.combine(after, datetime.min.time(), ZoneInfo(self.zone))

    def previous(self) -> "Period":
        """As many days, right before."""
        last_on = self.first_on - timedelta(days=1)
        return Period(last_on - timedelta(days=self.days - 1), last_on, self.zone)


def period_to(last_on: date, days: int, zone: str) -> Period:
    return Period(last_on - timedelta(days=days - 1), last_on, zone)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it was computed from; `low` and `high` bound it at 95 % where known."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    low: float | None = None
    high: float | None = None
    details: Mapping[str, float] = field(default_factory=dict)


def share_figure(numerator: float, denominator: float, **details: float) -> Figure:
    """A share with its Wilson interval; no value when the denominator is 0."""
    found = share(numerator, denominator)
    return Figure(found.value, numerator, denominator, found.low, found.high, details)


Parameters = Mapping[str, str]
Compute = Callable[[Period, Parameters], Figure]


@dataclass(frozen=True, slots=True)
class Measure:
    """`parameters` names what may narrow it; `source` says which records it is computed from."""

    code: str
    name: "StrOrPromise"
    meaning: "StrOrPromise"
    source: "StrOrPromise"
    unit: Unit
    is_higher_better: bool
    compute: Compute
    parameters: tuple[str, ...] = ()
