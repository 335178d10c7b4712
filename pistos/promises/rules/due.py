"""When a told day ends: the last instant of it where the parcel goes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pistos.promises.models import PromiseKind, Standing

OF_PARCELS = (PromiseKind.DELIVERY, PromiseKind.HAND_OVER)


def end_of_day(day: date, zone: str) -> datetime:
    """The first instant after `day` in `zone`, less one microsecond, in UTC; right on clock changes."""
    next_midnight = datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone))
    return next_midnight.astimezone(UTC) - timedelta(microseconds=1)


def told_day(row: Standing) -> date | None:
    """The day told, for parcels and where the whole of it was promised; nothing where a time was."""
    is_whole = row.due_at == end_of_day(row.due_on, row.zone)
    return row.due_on if is_whole or row.kind in OF_PARCELS else None


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
