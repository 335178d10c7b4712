"""When a told day ends: the last instant of it where the parcel goes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pistos.promises.models import Standing


def end_of_day(day: date, zone: str) -> datetime:
    """The first instant after `day` in `zone`, less one microsecond, in UTC; right on clock changes."""
    next_midnight = datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone))
    return next_midnight.astimezone(UTC) - timedelta(microseconds=1)


def told_day(row: Standing) -> date | None:
    """The day that was promised, where the whole of it was; nothing where a time of day was."""
    return row.due_on if row.due_at == end_of_day(row.due_on, row.zone) else None


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def day_of(instant: datetime, zone: str) -> date:
    """The calendar day of an instant in a zone."""
    return instant.astimezone(ZoneInfo(zone)).date()
