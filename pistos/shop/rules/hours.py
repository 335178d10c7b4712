"""Working time: pure calculus over the shop's hours, closures and public holidays.

The shop is open at an instant when its wall clock then shows a time inside one of the weekday's
spans, and the day is not a closed one. Everything else follows from that sentence, so a day on
which the clocks change needs no special case: an hour that does not exist is not worked, an hour
that comes twice is worked twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.kit.public_holidays import holidays_of

LAST_MINUTE = time(23, 59)
FURTHEST = timedelta(days=400)
"""How far ahead an opening is looked for: more than any shop rests."""

Interval = tuple[datetime, datetime]


class NeverOpen(Refused):
    """Working time was asked for, and no open hour lies within the next 400 days."""


class HoursOverlap(Refused):
    """Two spans of one weekday overlap, or one ends before it starts."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from `opens` to `closes` on a weekday, 0 being Monday; 23:59 stands for midnight."""

    weekday: int
    opens: time
    closes: time

    @property
    def hours(self) -> tuple[timedelta, timedelta]:
        """Start and end as time since local midnight."""
        end = timedelta(days=1) if self.closes >= LAST_MINUTE else _since_midnight(self.closes)
        return _since_midnight(self.opens), end


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """When the shop works: spans in the shop's zone, without `closed_days`."""

    zone: str
    spans: tuple[Span, ...]
    closures: tuple[tuple[date, date], ...] = ()
    holidays: frozenset[date] = field(default=frozenset())

    def is_closed_on(self, day: date) -> bool:
        """A public holiday or within a closure, whatever the weekly hours say."""
        return day in self.holidays or any(start <= day <= end for start, end in self.closures)

    def spans_on(self, day: date) -> list[Span]:
        """The spans of a day in order; none on a closed day."""
        if self.is_closed_on(day):
            return []
        return sorted(span for span in self.spans if span.weekday == day.weekday())


def check_spans(spans: Sequence[Span]) -> None:
    """Refuses spans that end before they start or that overlap."""
    ordered = sorted(spans)
    if any(span.hours[0] >= span.hours[1] for span in ordered):
        raise HoursOverlap(_("Each opening time must lie before its closing time."))
    for one, other in pairwise(ordered):
        if one.weekday == other.weekday and other.hours[0] < one.hours[1]:
            raise HoursOverlap(_("Two openings of one day overlap. Please join or shorten them."))


def public_holidays(country: str, region: str, years: Sequence[int]) -> frozenset[date]:
    """Public holidays of a country, and of its region where it has some of its own.

    Empty for a country that the `holidays` library does not know: then only closures count.
    """
    return _public_holidays(country, region, tuple(years))


@lru_cache(maxsize=64)
def _public_holidays(country: str, region: str, years: tuple[int, ...]) -> frozenset[date]:
    """Joined once in a process: each message that comes in asks."""
    return frozenset().union(*(holidays_of(country, region, year) for year in years))


def is_open(calendar: WorkingCalendar, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(calendar.zone))
    now = _since_midnight(local.time())
    return any(span.hours[0] <= now < span.hours[1] for span in calendar.spans_on(local.date()))


def next_opening(calendar: WorkingCalendar, at: datetime) -> datetime:
    """`at` itself when the shop is open then, else the next instant at which it opens, in UTC."""
    for start, end in _intervals(calendar, at, at + FURTHEST):
        if end > at:
            return max(start, at)
    raise _never_open()


def add_working_time(calendar: WorkingCalendar, start: datetime, duration: timedelta) -> datetime:
    """The earliest instant by which `duration` of working time has passed since `start`, in UTC."""
    left, begin = duration, start.astimezone(UTC)
    if left <= timedelta(0):
        return begin
    while True:
        before = left
        for opened, closed in _intervals(calendar, begin, begin + FURTHEST):
            if closed - opened >= left:
                return opened + left
            left -= closed - opened
        if left == before:
            raise _never_open()
        begin += FURTHEST


def working_time_between(calendar: WorkingCalendar, a: datetime, b: datetime) -> timedelta:
    """Working time from `a` to `b`; zero when `b` is not after `a`."""
    if b <= a:
        return timedelta(0)
    return sum((end - start for start, end in _intervals(calendar, a, b)), timedelta(0))


def _intervals(calendar: WorkingCalendar, a: datetime, b: datetime) -> Iterator[Interval]:
    """The open stretches within [a, b), in UTC, in order and without overlap."""
    a, b = a.astimezone(UTC), b.astimezone(UTC)
    zone = ZoneInfo(calendar.zone)
    day, last = a.astimezone(zone).date(), b.astimezone(zone).date()
    while day <= last:
        spans = calendar.spans_on(day)
        for piece in _pieces(zone, day) if spans else ():
            for start, end in _open_within(piece, day, spans):
                if max(start, a) < min(end, b):
                    yield max(start, a), min(end, b)
        day += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of time, in UTC, throughout which the zone has one offset."""

    start: datetime
    end: datetime
    offset: timedelta


def _open_within(piece: _Piece, day: date, spans: Sequence[Span]) -> Iterator[Interval]:
    midnight = datetime.combine(day, time(), UTC) - piece.offset
    for span in spans:
        opens, closes = (midnight + since for since in span.hours)
        start, end = max(opens, piece.start), min(closes, piece.end)
        if start < end:
            yield start, end


def _pieces(zone: ZoneInfo, day: date) -> Iterator[_Piece]:
    """The stretches of one offset around a local day; two on a day when the clocks change."""
    around = datetime.combine(day, time(), UTC)
    start, end = around - timedelta(hours=16), around + timedelta(hours=40)
    before, after = _offset(zone, start), _offset(zone, end)
    if before == after:
        yield _Piece(start, end, before)
        return
    low, high = start, end
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if _offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    yield _Piece(start, high, before)
    yield _Piece(high, end, after)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _since_midnight(of: time) -> timedelta:
    return timedelta(
        hours=of.hour, minutes=of.minute, seconds=of.second, microseconds=of.microsecond
    )


def _never_open() -> NeverOpen:
    return NeverOpen(_("The shop has no working hours in the coming year. Please enter some."))
