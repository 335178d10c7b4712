"""How many people the telephone needs by the hour, and who gets through."""

from datetime import time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from pistos.backoffice.shop_forms import WEEKDAYS
from pistos.calls.queries.capacity import Capacity, HourNeed, capacity, reachability
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.words import clock_words, number_words, percent_words
from pistos.shop.queries import the_shop

MOST_SHORT = 8


@require_safe
@desk("see_capacity")
def page(request: DeskRequest) -> HttpResponse:
    """One weekday of `?day=` (0 is Monday) as a plot; the hours that lack people; reachability by line."""
    shop, at = the_shop(), clock.now()
    found = capacity(shop, at)
    given = request.GET.get("day", "0")
    day = int(given) if given in {"0", "1", "2", "3", "4", "5", "6"} else 0
    hours = _shown([each for each in found.hours if each.weekday == day])
    short = sorted(
        (each for each in found.hours if each.is_short), key=lambda h: h.on_duty - h.needed
    )
    context = {
        "found": found,
        "tabs": [
            {"label": label, "url": f"?day={n}", "is_current": n == day}
            for n, label in enumerate(WEEKDAYS)
        ],
        "labels": [f"{each.hour:02d}" for each in hours],
        "series": [
            {"label": _("People needed"), "values": [each.needed for each in hours]},
            {"label": _("People on duty"), "values": [each.on_duty for each in hours]},
        ],
        "counts": [round(each.calls) for each in hours],
        "short": [_short_words(each) for each in short[:MOST_SHORT]],
        "grounds": _grounds(found),
        "reached": [
            {
                "line": row.line.name,
                "hour": clock_words(time(row.hour), language()),
                "answered": row.answered,
                "offered": row.offered,
                "share": percent_words(row.answered / row.offered, language(), digits=0),
            }
            for row in reachability(shop, at)
        ],
    }
    return render(request, "backoffice/calls/capacity.html", context)


def _shown(hours: list[HourNeed]) -> list[HourNeed]:
    """From the first hour with a call or a person to the last; office hours where there is none."""
    busy = [each.hour for each in hours if each.calls or each.on_duty]
    first, last = (min(busy), max(busy)) if busy else (9, 17)
    return [each for each in hours if first <= each.hour <= last]


def _short_words(each: HourNeed) -> str:
    needed = ngettext("%(count)d person is needed", "%(count)d people are needed", each.needed) % {
        "count": each.needed
    }
    return _(
        "%(day)s %(hour)s: %(needed)s, %(on_duty)d on duty; %(share)s of the calls are answered in time."
    ) % {
        "day": WEEKDAYS[each.weekday],
        "hour": clock_words(time(each.hour), language()),
        "needed": needed,
        "on_duty": each.on_duty,
        "share": percent_words(each.share, language(), digits=0),
    }


def _grounds(found: Capacity) -> str:
    said: dict[str, Any] = {
        "calls": number_words(found.call_count, language()),
        "weeks": number_words(round(found.weeks, 1), language()),
        "seconds": round(found.handling_seconds),
        "share": percent_words(found.target.share, language(), digits=0),
        "target": round(found.target.seconds),
    }
    if found.is_own_length:
        return (
            _(
                "From %(calls)s calls in %(weeks)s weeks, of %(seconds)d seconds on average."
                " Aim: %(share)s answered within %(target)d seconds (Erlang C)."
            )
            % said
        )
    return (
        _(
            "From %(calls)s calls in %(weeks)s weeks. Too few were answered to know how long they"
            " last, so %(seconds)d seconds are assumed."
            " Aim: %(share)s answered within %(target)d seconds (Erlang C)."
        )
        % said
    )
