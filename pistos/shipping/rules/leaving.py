"""When an order can leave us: by cut-off hour, working days and stock, before the courier is asked."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from pistos.shop.rules.hours import WorkingCalendar, add_working_time, next_opening

FURTHEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Stocked:
    """How soon the wanted pieces of a variant are here: now, on `from_on`, or never (`is_never`)."""

    from_on: date | None = None
    is_never: bool = False


def ready_to_leave(
    *, at: datetime, cut_off: time, calendar: WorkingCalendar, from_on: date | None = None
) -> datetime:
    """The instant from which the courier's time counts.

    `at` itself on a working day before the cut-off with everything on the shelf; else the opening of
    the next working day, not before `from_on`. A shop without hours entered works every day that is not
    closed, from nine.
    """
    zone = ZoneInfo(calendar.zone)
    local = at.astimezone(zone)
    waits = from_on is not None and from_on > local.date()
    if not waits and _works_on(calendar, local.date()) and local.time() < cut_off:
        return at
    day = max(local.date() + timedelta(days=1), from_on or local.date())
    if waits and from_on is not None:
        day = from_on
    while not _works_on(calendar, day):
        day += timedelta(days=1)
        if day - local.date() > FURTHEST:
            break
    return datetime.combine(day, _opens(calendar, day), zone)


def ready_to_fetch(
    *, at: datetime, within_hours: int, calendar: WorkingCalendar, from_on: date | None = None
) -> datetime:
    """When an order lies ready in the store: so many working hours after it is here."""
    zone = ZoneInfo(calendar.zone)
    start = at
    if from_on is not None and from_on > at.astimezone(zone).date():
        start = datetime.combine(from_on, time(), zone)
    if not calendar.spans:
        leaves = ready_to_leave(at=start, cut_off=time(17), calendar=calendar, from_on=from_on)
        return leaves + timedelta(hours=within_hours)
    return add_working_time(calendar, next_opening(calendar, start), timedelta(hours=within_hours))


def next_turn(
    at: datetime, zone: str, others: Iterable[str] = (), cut_offs: Iterable[time] = ()
) -> datetime:
    """The first instant after `at` at which the clock may change what is said of a delivery: a cut-off in
    `zone`, or a whole hour there, in one of the `others` or in UTC. On whole hours the days begin, the
    record's parts of the day, and summer time.
    """
    own = ZoneInfo(zone)
    found = [_next_hour(at, place) for place in (UTC, own, *map(ZoneInfo, filter(None, others)))]
    today = at.astimezone(own).date()
    for cut_off in set(cut_offs):
        local = datetime.combine(today, cut_off, own)
        # As the clock first shows it; and where summer time ends, as it shows it again.
        found += [local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)]
    return min(instant for instant in found if instant > at)


def _next_hour(at: datetime, zone: tzinfo) -> datetime:
    local = at.astimezone(zone)
    gone = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return at + timedelta(hours=1) - gone


def latest(stocked: Iterable[Stocked]) -> Stocked:
    """When everything of an order is here: with the last of its pieces."""
    found = list(stocked)
    if any(one.is_never for one in found):
        return Stocked(is_never=True)
    days = [one.from_on for one in found if one.from_on is not None]
    return Stocked(max(days)) if days else Stocked()


@dataclass(frozen=True, slots=True)
class Slot:
    """A time in which the parcel is brought, in the time of the place."""

    on: date
    starts: time
    ends: time

    @property
    def code(self) -> str:
        """How a form names it."""
        return f"{self.on:%Y-%m-%d}T{self.starts:%H:%M}"

    def span(self, zone: str) -> tuple[datetime, datetime]:
        """The instants from which and until which it is brought."""
        place = ZoneInfo(zone)
        return (
            datetime.combine(self.on, self.starts, place).astimezone(UTC),
            datetime.combine(self.on, self.ends, place).astimezone(UTC),
        )


def slots(
    windows: Iterable[tuple[int, time, time]],
    since: date,
    closed: frozenset[date],
    full: Container[str] = (),
    *,
    most: int = 6,
) -> list[Slot]:
    """The next delivery windows from a day on; none on public holidays, and none whose code is among the
    full ones."""
    by_weekday: dict[int, list[tuple[time, time]]] = {}
    for weekday, starts, ends in sorted(windows):
        by_weekday.setdefault(weekday, []).append((starts, ends))
    found: list[Slot] = []
    for ahead in range(28):
        day = since + timedelta(days=ahead)
        if day not in closed:
            of_day = (Slot(day, *span) for span in by_weekday.get(day.weekday(), []))
            found += [one for one in of_day if one.code not in full]
        if len(found) >= most:
            break
    return found[:most]


def _works_on(calendar: WorkingCalendar, day: date) -> bool:
    if not calendar.spans:
        return not calendar.is_closed_on(day)
    return bool(calendar.spans_on(day))


def _opens(calendar: WorkingCalendar, day: date) -> time:
    spans = calendar.spans_on(day)
    return spans[0].opens if spans else time(9)
