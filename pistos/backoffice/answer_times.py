"""How long customers wait, by channel, hour and week: where to begin, in one look (S0-16)."""

from datetime import date, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pistos.backoffice import measure_words as said
from pistos.backoffice.partner_deeds import today
from pistos.components.channels import CHANNELS
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.conversations.queries.demand import channels_in_demand
from pistos.conversations.rules.demand import Demand
from pistos.indicators.queries.answers import Waited, waited
from pistos.indicators.rules.measures import Period, Unit, period_to
from pistos.kit import clock, words
from pistos.shop.queries import the_shop

DAYS = 30
WEEKS = 13
FEWEST = 10
"""An hour or channel with fewer conversations is never called the slowest."""
WAITS = (
    ("greeting", gettext_lazy("Greeting")),
    ("first_answer", gettext_lazy("First answer")),
    ("first_answer_working", gettext_lazy("First answer, working time")),
    ("full_answer_working", gettext_lazy("Full answer, working time")),
    ("solution_working", gettext_lazy("Solution, working time")),
)


@require_safe
@desk("see_indicators")
def answer_times(request: DeskRequest) -> HttpResponse:
    zone = the_shop().time_zone
    month, quarter = period_to(today(), DAYS, zone), period_to(today(), 7 * WEEKS, zone)
    hours = waited(month, {}, wait="first_answer_working", by="hour")
    channels = {wait: waited(month, {}, wait=wait, by="channel") for wait, _label in WAITS}
    context = {
        "tables": [
            {"label": label, "rows": [_row(row) for row in channels[wait]]} for wait, label in WAITS
        ],
        "slowest": _slowest(channels["first_answer_working"], hours),
        "hours": _by_hour(hours),
        "trend": _trend(quarter),
        "days": DAYS,
        "demand": [_demand(row) for row in channels_in_demand(clock.now())],
    }
    return render(request, "backoffice/indicators/answer_times.html", context)


def _row(found: Waited) -> dict[str, Any]:
    return {
        "channel": CHANNELS.get(found.group, found.group),
        "median": _hours(found.median),
        "worst_tenth": _hours(found.worst_tenth),
        "done": found.done,
        "count": found.count,
    }


def _demand(found: Demand) -> dict[str, Any]:
    """A channel by which customers come, wish to be answered, or ask whether they may come."""
    return {
        "channel": CHANNELS.get(found.channel, found.channel.capitalize()),
        "used": found.used,
        "preferred": found.preferred,
        "asked": found.asked,
        "is_covered": found.is_covered,
        "is_lacking": found.is_lacking,
    }


def _hours(value: float | None) -> str:
    return _("not answered yet") if value is None else said.value_words(value, Unit.HOURS)


def _slowest(channels: list[Waited], hours: list[Waited]) -> dict[str, Any]:
    """The channel and the hour of the day whose customers wait longest for a person."""
    channel, hour = _longest(channels), _longest(hours)
    return {
        "channel": CHANNELS.get(channel.group, channel.group) if channel else "",
        "channel_hours": _hours(channel.median) if channel else "",
        "hour": words.clock_words(time(int(hour.group)), language()) if hour else "",
        "hour_hours": _hours(hour.median) if hour else "",
    }


def _longest(groups: list[Waited]) -> Waited | None:
    enough = [group for group in groups if group.count >= FEWEST]
    return max(enough, key=lambda group: group.median or float("inf"), default=None)


def _by_hour(hours: list[Waited]) -> dict[str, Any]:
    by_hour = {int(row.group): row for row in hours}
    return {
        "labels": [f"{hour:02d}" for hour in range(24)],
        "series": [
            {
                "label": _("Working hours to a person's first message, by the hour it came"),
                "values": [by_hour[h].median if h in by_hour else None for h in range(24)],
            }
        ],
        "counts": [by_hour[h].count if h in by_hour else 0 for h in range(24)],
    }


def _trend(period: Period) -> dict[str, Any]:
    weeks = sorted(
        waited(period, {}, wait="first_answer_working", by="week"), key=lambda row: row.group
    )
    return {
        "labels": [
            words.short_day_words(date.fromisoformat(row.group), language()) for row in weeks
        ],
        "series": [
            {"label": _("Half wait no longer"), "values": [row.median for row in weeks]},
            {
                "label": _("Nine of ten wait no longer"),
                "values": [row.worst_tenth for row in weeks],
            },
        ],
        "counts": [row.count for row in weeks],
    }
