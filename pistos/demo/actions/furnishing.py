"""What the demo's desk begins with: help pages, prepared answers, a shift plan, a telephone with its past,
whom the shop asked."""

import random
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from pistos.accounts.models import User
from pistos.calls.actions.lines import add_line
from pistos.calls.facts import LineFacts
from pistos.calls.models import Line, LineHour
from pistos.conversations.actions.default_macros import add_default_macros
from pistos.demo import cast
from pistos.demo.actions.remembering import remember_asking
from pistos.demo.cast import BY
from pistos.help.actions.articles import add_default_articles
from pistos.shop.actions.shifts import plan_shift
from pistos.shop.queries import the_shop, working_calendar
from pistos.shop.rules.hours import is_open
from pistos.shop.rules.shifts import ShiftTimes

WEEKS_OF_CALLS = 10
DUTY = {
    cast.MANAGER[0]: ((range(5), time(9), time(14)),),
    cast.AGENT[0]: ((range(5), time(9), time(14)), (range(5), time(15), time(18))),
    cast.COLLEAGUE[0]: ((range(5), time(12), time(18)), (range(5, 6), time(10), time(14))),
}


def furnish(at: datetime) -> None:
    add_default_articles(by=BY, at=at)
    add_default_macros(by=BY, at=at)
    plan_shifts(at)
    line = add_line(facts=LineFacts(number=the_shop().phone, name="Customer service"), by=BY, at=at)
    record_calls(line, at)
    remember_asking(at=at)


def plan_shifts(at: datetime) -> None:
    people = {person.email: person for person in User.objects.all()}
    for email, spans in DUTY.items():
        for weekdays, starts, ends in spans:
            for weekday in weekdays:
                plan_shift(
                    person=people[email],
                    times=ShiftTimes(weekday=weekday, starts=starts, ends=ends),
                    by=BY,
                    at=at,
                )


def record_calls(line: Line, at: datetime) -> None:
    """Ten weeks of calls by the hour: busy before noon, busier on Mondays, two who gave up."""
    dice = random.Random(5)
    calendar = working_calendar(the_shop(), at)
    hour = at.replace(minute=0, second=0, microsecond=0) - timedelta(weeks=WEEKS_OF_CALLS)
    rows = []
    while hour < at - timedelta(hours=1):
        if is_open(calendar, hour + timedelta(minutes=30)):
            rows.append(_hour(dice, line, hour, calendar.zone))
        hour += timedelta(hours=1)
    LineHour.objects.bulk_create(rows)


def _hour(dice: random.Random, line: Line, hour: datetime, zone: str) -> LineHour:
    local = hour.astimezone(ZoneInfo(zone))
    rush = {10: 1.8, 11: 2.1, 12: 1.6, 17: 1.3}.get(local.hour, 1.0)
    rush *= 1.4 if local.weekday() == 0 else 1.0
    count = max(0, round(dice.gauss(7 * rush, 2)))
    lost = sum(dice.random() < 0.03 * rush for _ in range(count))
    answered = count - lost
    return LineHour(
        line=line,
        hour_at=hour,
        answered_count=answered,
        busy_count=lost // 2,
        abandoned_count=lost - lost // 2,
        waited_seconds=round(answered * 9 * rush * dice.uniform(0.6, 1.6)),
        talked_seconds=round(answered * dice.uniform(170, 330)),
    )
