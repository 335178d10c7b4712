"""By when an answer is promised: working time made an instant that a person can keep in mind."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from pistos.shop.rules.hours import (
    NeverOpen,
    WorkingCalendar,
    add_working_time,
    working_time_between,
)

ONE_HOUR = timedelta(hours=1)
FOUR_HOURS = timedelta(hours=4)
ONE_DAY = timedelta(days=1)

TOO_OLD = timedelta(days=2)
"""A message that came to light later than this after it was written gets no promise."""


def bucket(working: timedelta) -> str:
    """ "hour", "four_hours" or "later": how soon in working time."""
    if working <= ONE_HOUR:
        return "hour"
    return "four_hours" if working <= FOUR_HOURS else "later"


def answer_by(calendar: WorkingCalendar, start: datetime, working: timedelta) -> datetime:
    """The instant by which `working` time has passed since `start`, rounded up to a readable one.

    A shop without hours, or closed for more than a year, is taken to work round the clock.
    """
    try:
        exact = add_working_time(calendar, start, working) if calendar.spans else start + working
    except NeverOpen:
        exact = start + working
    return readable(exact, start, calendar.zone)


def readable(due_at: datetime, made_at: datetime, zone: str) -> datetime:
    """Rounded up on the wall clock of `zone`: to 5 minutes within the hour, to 15 within four, to 30
    within a day, to full hours beyond."""
    span = due_at - made_at
    step = 5 if span <= ONE_HOUR else 15 if span <= FOUR_HOURS else 30 if span <= ONE_DAY else 60
    local = due_at.astimezone(ZoneInfo(zone))
    past = timedelta(
        minutes=local.minute % step, seconds=local.second, microseconds=local.microsecond
    )
    rounded = due_at if not past else due_at + timedelta(minutes=step) - past
    return rounded.astimezone(UTC)


def warn_time(
    calendar: WorkingCalendar, made_at: datetime, due_at: datetime, share: float
) -> datetime:
    """When `share` of the working time from making to due is over: never at an hour nobody works."""
    working = working_time_between(calendar, made_at, due_at)
    if not working:
        return made_at + (due_at - made_at) * share
    return add_working_time(calendar, made_at, working * share)
