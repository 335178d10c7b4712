"""Who is on duty when: pure calculus over a plan of shifts and absences.

Where no shift was ever planned, one person is taken to be on duty whenever the shop is open: a small
shop needs no plan, and nobody is assumed who is not there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.shop.rules.hours import (
    FURTHEST,
    NeverOpen,
    WorkingCalendar,
    is_open,
    next_opening,
)

ONE_DAY = timedelta(days=1)


class ShiftUnusable(Refused):
    """A shift without a day, without length, or over another one of the same person."""


@dataclass(frozen=True, slots=True)
class ShiftTimes:
    """Every week on `weekday` (0 is Monday), within the days it is valid; or once, `on` a date."""

    starts: time
    ends: time
    weekday: int | None = None
    on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    def is_on(self, day: date) -> bool:
        """Whether it begins on that day, closed days and absences apart."""
        if self.on is not None:
            return self.on == day
        is_valid = (self.valid_from or day) <= day <= (self.valid_until or day)
        return is_valid and self.weekday == day.weekday()

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in minutes since midnight; past 1440 when it lasts into the next day."""
        start, end = _minutes(self.starts), _minutes(self.ends)
        return start, end if end > start else end + 24 * 60


@dataclass(frozen=True, slots=True)
class PlannedShift:
    person_id: int
    times: ShiftTimes


@dataclass(frozen=True, slots=True)
class Away:
    """A person who is not on duty from one day to another, both included."""

    person_id: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ShiftPlan:
    """All that decides who is on duty. `is_kept` is false where no shift was ever planned."""

    calendar: WorkingCalendar
    shifts: tuple[PlannedShift, ...] = ()
    absences: tuple[Away, ...] = ()
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Duty:
    """One person on duty from one instant to another, in UTC as the zone's clock has it."""

    person_id: int
    starts_at: datetime
    ends_at: datetime


def check_times(times: ShiftTimes, others: Sequence[ShiftTimes]) -> None:
    """Refuses what is no shift, and what overlaps another one of the same person."""
    if (times.weekday is None) == (times.on is None):
        raise ShiftUnusable(_("Choose either a weekday or one date for the shift."))
    if times.starts == times.ends:
        raise ShiftUnusable(_("The shift ends when it starts. Please state when it ends."))
    if times.valid_from and times.valid_until and times.valid_until < times.valid_from:
        raise ShiftUnusable(_("The last day of the shift lies before its first."))
    for other in others:
        if _same_days(times, other) and _overlap(times.span, other.span):
            raise ShiftUnusable(_("This person already has a shift at that time."))


def people_at(plan: ShiftPlan, at: datetime) -> frozenset[int]:
    """The ids of who is on duty at an instant; says nothing of a shop that keeps no plan."""
    today = at.astimezone(ZoneInfo(plan.calendar.zone)).date()
    return frozenset(
        duty.person_id
        for day in (today - ONE_DAY, today)
        for duty in duties_on(plan, day)
        if duty.starts_at <= at < duty.ends_at
    )


def count_at(plan: ShiftPlan, at: datetime) -> int:
    """How many people are on duty at an instant."""
    if not plan.is_kept:
        return int(is_open(plan.calendar, at))
    return len(people_at(plan, at))


def next_duty(plan: ShiftPlan, at: datetime) -> datetime | None:
    """`at` itself when somebody is on duty, else when the next person comes; None within 400 days."""
    if not plan.is_kept:
        try:
            return next_opening(plan.calendar, at)
        except NeverOpen:
            return None
    if people_at(plan, at):
        return at
    day = at.astimezone(ZoneInfo(plan.calendar.zone)).date()
    for ahead in range(FURTHEST.days):
        starts = [d.starts_at for d in duties_on(plan, day + ahead * ONE_DAY) if d.starts_at > at]
        if starts:
            return min(starts)
    return None


def duties_on(plan: ShiftPlan, day: date) -> Iterator[Duty]:
    """The stretches of duty that begin on a local day."""
    zone = ZoneInfo(plan.calendar.zone)
    is_closed = plan.calendar.is_closed_on(day)
    away = {a.person_id for a in plan.absences if a.starts_on <= day <= a.ends_on}
    for shift in plan.shifts:
        times = shift.times
        if shift.person_id in away or not times.is_on(day) or (is_closed and times.on is None):
            continue
        start, end = (
            datetime.combine(day + (minutes // 1440) * ONE_DAY, _time(minutes), zone)
            for minutes in times.span
        )
        yield Duty(shift.person_id, start, end)


def _same_days(one: ShiftTimes, other: ShiftTimes) -> bool:
    """Whether both may fall on one day. A date does not clash with a week: it may add to it."""
    if one.on is not None or other.on is not None:
        return one.on == other.on
    if one.weekday != other.weekday:
        return False
    return (one.valid_from or date.min) <= (other.valid_until or date.max) and (
        other.valid_from or date.min
    ) <= (one.valid_until or date.max)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _minutes(of: time) -> int:
    return of.hour * 60 + of.minute


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
