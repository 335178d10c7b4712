"""How many people the telephone needs in each hour of the week, beside how many are on duty."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from pistos.calls.models import Line, LineHour
from pistos.calls.rules.erlang import Load, Target, people_needed, share_answered_within
from pistos.shop.models import Shop
from pistos.shop.queries import shift_plan, working_calendar
from pistos.shop.rules.shifts import count_at

LEARNED_FROM = timedelta(weeks=8)
FEWEST_CALLS = 20
USUAL_SECONDS = 180.0
"""The length of a call until our own are known: a cautious three minutes, marked as such."""


@dataclass(frozen=True, slots=True)
class HourNeed:
    """One hour of the week (`weekday` 0 is Monday). `share` of its calls would be answered in time by the
    people on duty."""

    weekday: int
    hour: int
    calls: float
    needed: int
    on_duty: int
    share: float

    @property
    def is_short(self) -> bool:
        return self.needed > self.on_duty


@dataclass(frozen=True, slots=True)
class Capacity:
    """The week, what it was reckoned from, and whether the length of calls is our own."""

    hours: list[HourNeed]
    target: Target
    handling_seconds: float
    is_own_length: bool
    call_count: int
    weeks: float


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of the calls of an hour of the day got through on a line."""

    line: Line
    hour: int
    answered: int
    offered: int


def capacity(shop: Shop, at: datetime) -> Capacity:
    """From the calls of the last eight weeks, by the shop's clock; people by the plan of the week ahead.

    The strictest target of the lines counts. Seven queries, and 168 hours reckoned.
    """
    zone = ZoneInfo(shop.time_zone)
    rows = list(LineHour.objects.filter(hour_at__gte=at - LEARNED_FROM))
    arrivals: dict[tuple[int, int], int] = defaultdict(int)
    for row in rows:
        local = row.hour_at.astimezone(zone)
        arrivals[local.weekday(), local.hour] += _offered(row)
    answered = sum(row.answered_count for row in rows)
    is_own = answered >= FEWEST_CALLS
    handling = sum(row.talked_seconds for row in rows) / answered if is_own else USUAL_SECONDS
    first = min((row.hour_at for row in rows), default=at)
    weeks = max(1.0, (at - first) / timedelta(weeks=1))
    target = _target()
    duty = _on_duty(shop, at)
    hours = []
    for weekday in range(7):
        for hour in range(24):
            load = Load(arrivals[weekday, hour] / weeks, max(1.0, handling))
            people = duty[weekday, hour]
            hours.append(
                HourNeed(
                    weekday=weekday,
                    hour=hour,
                    calls=load.calls_per_hour,
                    needed=people_needed(load, target),
                    on_duty=people,
                    share=share_answered_within(load, people, target.seconds),
                )
            )
    return Capacity(hours, target, handling, is_own, sum(map(_offered, rows)), weeks)


def reachability(shop: Shop, at: datetime, *, days: int = 28) -> list[Reached]:
    """By line and hour of the day, of the last days; hours in which nobody called are left out."""
    zone = ZoneInfo(shop.time_zone)
    lines = {line.pk: line for line in Line.objects.order_by("pk")}
    counted: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for row in LineHour.objects.filter(hour_at__gte=at - timedelta(days=days)):
        found = counted[row.line_id, row.hour_at.astimezone(zone).hour]
        found[0] += row.answered_count
        found[1] += _offered(row)
    return [
        Reached(lines[line_id], hour, answered, offered)
        for (line_id, hour), (answered, offered) in sorted(counted.items())
        if offered
    ]


def _offered(row: LineHour) -> int:
    return row.answered_count + row.busy_count + row.abandoned_count + row.missed_count


def _target() -> Target:
    lines = Line.objects.filter(is_active=True).values_list("target_seconds", "target_share")
    found = [Target(seconds, share) for seconds, share in lines]
    return min(found, key=lambda t: (t.seconds, -t.share), default=Target(20, 0.8))


def _on_duty(shop: Shop, at: datetime) -> dict[tuple[int, int], int]:
    """People at half past each hour of the seven days from tomorrow on, by weekday and hour."""
    plan = shift_plan(at, working_calendar(shop, at))
    zone = ZoneInfo(shop.time_zone)
    found = {}
    for ahead in range(1, 8):
        day = at.astimezone(zone).date() + timedelta(days=ahead)
        for hour in range(24):
            found[day.weekday(), hour] = count_at(plan, datetime.combine(day, time(hour, 30), zone))
    return found
