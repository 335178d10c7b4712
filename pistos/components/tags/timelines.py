"""The time line: what was promised and what happened, on one axis."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.template import Context, Library

from pistos.components.states import AWAITED, state_named
from pistos.components.tags.promises import day_end, due_words
from pistos.components.tags.speaking import Speaking, speaking
from pistos.components.tags.times import Zone
from pistos.kit import words

register = Library()

Step = Mapping[str, Any]


@register.inclusion_tag("components/time_line.html", takes_context=True)
def time_line(
    context: Context, steps: Sequence[Step], at: datetime | None = None, zone: Zone = None
) -> dict[str, Any]:
    """Steps on one axis, each promised and actual.

    A step has `label`, `state`, and of `promised_at` (a moment), `promised_on` (a whole day), `actual_at`,
    `note` what is known.
    """
    page = speaking(context, at, zone)
    known = [moment for step in steps for moment in (_limit(step, page), step.get("actual_at"))]
    moments = [moment for moment in known if moment] or [page.at]
    first: datetime = min([*moments, page.at])
    # A line that ended long ago would be a dot beside a long wait: now is shown only near its end.
    last: datetime = max(moments)
    if page.at - last < (last - first) / 2 or any(_is_waiting(step) for step in steps):
        last = max(last, page.at)
    whole = max(last - first, timedelta(minutes=1))

    def place(moment: datetime) -> float:
        return 2.0 + 96.0 * float((moment - first) / whole)

    return {
        "steps": [_drawn(step, place, page) for step in steps],
        "now": f"{place(page.at):.2f}%" if page.at <= last else "",
        "first_words": words.short_day_words(first.astimezone(page.zone).date(), page.language),
        "last_words": words.short_day_words(last.astimezone(page.zone).date(), page.language),
    }


def _is_waiting(step: Step) -> bool:
    return not step.get("actual_at") and step["state"] in AWAITED


def _limit(step: Step, page: Speaking) -> datetime | None:
    """The promised moment; of a whole day its last one."""
    day = step.get("promised_on")
    if day is None:
        return step.get("promised_at")
    return day_end(day, page)


def _lateness(step: Step, end: datetime, page: Speaking) -> str:
    """By how much a step is late, in words; a whole day is missed by days."""
    day, limit = step.get("promised_on"), _limit(step, page)
    if limit is None or end <= limit:
        return ""
    if day is None:
        return words.late_words(end - limit, page.language)
    return words.late_words(end.astimezone(page.zone).date() - day, page.language)


def _drawn(step: Step, place: Callable[[datetime], float], page: Speaking) -> dict[str, Any]:
    promised, actual = _limit(step, page), step.get("actual_at")
    row: dict[str, Any] = {
        "label": step["label"],
        "note": step.get("note", ""),
        "state": state_named(step["state"]),
        "promised_words": due_words(step.get("promised_at"), step.get("promised_on"), page),
        "actual_words": "",
        "promised": f"{place(promised):.2f}%" if promised else "",
        "actual": f"{place(actual):.2f}%" if actual else "",
        "bar": None,
        "late_words": "",
    }
    if actual:
        row["actual_words"] = words.moment_words(actual, page.at, page.zone, page.language)
    # What is still to come runs on until now.
    end = actual or (page.at if _is_waiting(step) else None)
    if promised and end and (actual or end > promised):
        start, stop = sorted((place(promised), place(end)))
        row["late_words"] = _lateness(step, end, page)
        row["bar"] = {
            "x": f"{start:.2f}%",
            "width": f"{stop - start:.2f}%",
            "tone": "late" if end > promised else "early",
        }
    return row
