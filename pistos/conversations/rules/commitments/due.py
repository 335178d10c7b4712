"""Which moment the words mean. The one who reads a promise takes its latest sense; so does this table.

| words | due |
|---|---|
| a clock time ("at 10", "until 16:30", "between 10 and 12") | that time (the later one); without a day the next such time |
| an hour from 1 to 6 without more | in the afternoon: "by 5" is 17:00 |
| morning · noon · afternoon · evening · night | 12:00 · 13:00 · 18:00 · 21:00 · 24:00 of the day |
| today, tomorrow, a weekday, a date; "by" them as well | end of the shop's working day then (17:00 on a day off); today, after hours: midnight |
| a weekday | the next one after today; "next Friday" the same one in the next week |
| in or within hours and minutes | so much later |
| in or within days, weeks, months | so many days later (a month is 30), end of the working day |
| within working days | the end of the so manieth day that the shop works, today not counted |
| this week, next week, end of the month | end of the last working day in it |
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from pistos.shop.rules.hours import LAST_MINUTE, Span, WorkingCalendar

END_OF_DAY = time(17)
PARTS = {
    "morning": time(12),
    "noon": time(13),
    "afternoon": time(18),
    "evening": time(21),
    "night": time(23, 59, 59),
}
_LATEST_MORNING_HOUR = 7
FURTHEST_DAYS = 400


@dataclass(frozen=True, slots=True)
class When:
    """A time as said. `day` counts from today; `weekday` 0 is Monday; `minutes` from now;
    `period` is "week", "next_week" or "month"."""

    day: int | None = None
    weekday: int | None = None
    is_next: bool = False
    date: tuple[int, int, int] | None = None
    part: str = ""
    clock: tuple[int, int] | None = None
    minutes: int | None = None
    days: int | None = None
    working_days: int | None = None
    period: str = ""

    def names_day(self) -> bool:
        return (
            self.day is not None
            or self.weekday is not None
            or self.date is not None
            or self.days is not None
            or self.working_days is not None
            or bool(self.period)
        )

    def joined(self, other: "When") -> "When":
        """Both in one: "tomorrow" and "at ten"; what is said later counts."""
        said = {
            name: value
            for name in self.__slots__
            if (value := getattr(other, name)) not in (None, "", False)
        }
        return replace(self, **said)


def due_of(
    when: When, *, at: datetime, zone: tzinfo, calendar: WorkingCalendar | None
) -> datetime | None:
    """The moment in UTC; None where the words name a day that does not exist or is past."""
    if when.minutes is not None:
        return at.astimezone(UTC) + timedelta(minutes=when.minutes)
    here = at.astimezone(zone)
    day = _day(when, here.date(), calendar)
    if day is None or not 0 <= (day - here.date()).days <= FURTHEST_DAYS:
        return None
    clock = _clock(when)
    if clock is None:
        end = _end_of(day, calendar)
        if day == here.date() and here.time() >= end:
            end = time.max
        clock = end
    due = datetime.combine(day, clock, zone)
    if due <= here:
        if when.names_day():
            return None
        due = datetime.combine(day + timedelta(days=1), clock, zone)
    return due.replace(microsecond=0).astimezone(UTC)


def _day(when: When, today: date, calendar: WorkingCalendar | None) -> date | None:
    if when.date is not None:
        return _dated(when.date, today)
    if when.weekday is not None:
        ahead = (when.weekday - today.weekday()) % 7 or 7
        if when.is_next and today.weekday() + ahead < 7:
            ahead += 7
        return today + timedelta(days=ahead)
    if when.working_days is not None:
        return _working_day(today, when.working_days, calendar)
    if when.days is not None:
        return today + timedelta(days=when.days)
    if when.period:
        return _last_working_day(when.period, today, calendar)
    return today + timedelta(days=when.day or 0)


def _dated(said: tuple[int, int, int], today: date) -> date | None:
    """Day, month and year; without a year the next such day."""
    number, month, year = said
    try:
        if year:
            return date(year, month, number)
        this = date(today.year, month, number)
        # A day just gone is the past, not next year.
        is_gone = (today - this).days > 60
        return date(today.year + 1, month, number) if is_gone else this
    except ValueError:
        return None


def _clock(when: When) -> time | None:
    if when.clock is None:
        return PARTS[when.part] if when.part else None
    hour, minute = when.clock
    is_late = when.part in ("afternoon", "evening", "night") and hour < 12
    if is_late or (not when.part and 0 < hour < _LATEST_MORNING_HOUR):
        hour += 12
    return time.max if hour >= 24 else time(hour, minute)


def _works_on(day: date, calendar: WorkingCalendar | None) -> list[Span]:
    if calendar is not None and calendar.spans:
        return calendar.spans_on(day)
    return [Span(day.weekday(), time(9), END_OF_DAY)] if day.weekday() < 5 else []


def _end_of(day: date, calendar: WorkingCalendar | None) -> time:
    spans = _works_on(day, calendar)
    if not spans:
        return END_OF_DAY
    return time.max if spans[-1].closes >= LAST_MINUTE else spans[-1].closes


def _working_day(today: date, count: int, calendar: WorkingCalendar | None) -> date | None:
    left = count
    for ahead in range(1, FURTHEST_DAYS):
        day = today + timedelta(days=ahead)
        if _works_on(day, calendar):
            left -= 1
            if left <= 0:
                return day
    return None


def _last_working_day(period: str, today: date, calendar: WorkingCalendar | None) -> date:
    if period == "month":
        first = today.replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        first = max(first, today)
    else:
        monday = today - timedelta(days=today.weekday())
        first = monday + timedelta(days=7) if period == "next_week" else today
        last = monday + timedelta(days=13 if period == "next_week" else 6)
    day = last
    while day > first and not _works_on(day, calendar):
        day -= timedelta(days=1)
    return day
