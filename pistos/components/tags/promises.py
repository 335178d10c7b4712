"""The signature components: promise chip, time line, kept rate, waiting list."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.template import Context, Library

from pistos.components.figures import share_scale
from pistos.components.states import AWAITED, state_at, state_named
from pistos.components.tags.speaking import Speaking, language, speaking
from pistos.components.tags.times import Zone, unbroken
from pistos.kit import statistics, words

register = Library()


def due_words(due_at: datetime | None, due_on: date | None, page: Speaking) -> str:
    """The limit in words: of a day "by Friday 27 November", of a moment "today until 16:30"."""
    if due_on is not None:
        return unbroken(words.by_day_words(due_on, page.today, page.language))
    if due_at is not None:
        return unbroken(words.until_words(due_at, page.at, page.zone, page.language))
    return ""


def day_end(day: date, page: Speaking) -> datetime:
    """The last moment of a day in the page's zone: a whole day is kept until it ends."""
    return datetime.combine(day, time.max, tzinfo=page.zone)


@register.inclusion_tag("components/promise_chip.html", takes_context=True)
def promise_chip(
    context: Context,
    *,
    what: str,
    state: str,
    due_at: datetime | None = None,
    due_on: date | None = None,
    url: str = "",
    life: Sequence[Mapping[str, Any]] = (),
    grounds: str = "",
    at: datetime | None = None,
    zone: Zone = None,
) -> dict[str, Any]:
    """A promise in one line; with `life` (rows of `words`, `at`, `state`) or `grounds` it opens."""
    page = speaking(context, at, zone)
    limit = due_at or (day_end(due_on, page) if due_on else None)
    return {
        "what": what,
        "state": state_at(state, page.at, limit) if limit else state_named(state),
        "when": due_words(due_at, due_on, page),
        "url": url,
        "grounds": grounds,
        "life": [_life_row(row, page) for row in life],
    }


def _life_row(row: Mapping[str, Any], page: Speaking) -> dict[str, Any]:
    happened = row.get("at")
    said = words.moment_words(happened, page.at, page.zone, page.language) if happened else ""
    return {
        "words": row["words"],
        "when": unbroken(said),
        "state": state_named(row.get("state", "open")),
    }


@register.inclusion_tag("components/quote.html", takes_context=True)
def quote(
    context: Context,
    *,
    what: str,
    promised_on: date,
    usual_on: date | None = None,
    chance: float | None = None,
    grounds: str = "",
    is_cautious: bool = False,
    at: datetime | None = None,
    zone: Zone = None,
) -> dict[str, Any]:
    """What would be promised: the day that binds, the usual day beside it, the chance and its grounds.

    `is_cautious` marks a day that rests on too little history.
    """
    page = speaking(context, at, zone)

    def said(day: date) -> str:
        return unbroken(words.by_day_words(day, page.today, page.language))

    return {
        "what": what,
        "promised": said(promised_on),
        "usual": said(usual_on) if usual_on and usual_on != promised_on else "",
        "of_hundred": None if chance is None else min(99, int(chance * 100)),
        "grounds": grounds,
        "is_cautious": is_cautious,
    }


@register.inclusion_tag("components/state_badge.html")
def state_badge(state: str, label: str = "") -> dict[str, Any]:
    """A state alone: icon, word (or a `label` that says it more exactly), colour."""
    found = state_named(state)
    return {"state": found, "label": label or found.word}


@register.inclusion_tag("components/waiting_row.html", takes_context=True)
def waiting_row(
    context: Context,
    *,
    what: str,
    who: str,
    state: str,
    due_at: datetime,
    made_at: datetime,
    due_on: date | None = None,
    url: str = "",
    note: str = "",
    at: datetime | None = None,
    zone: Zone = None,
) -> dict[str, Any]:
    """One thing that a customer awaits, or awaited, with the time left as words and as a thin bar.

    Stands in `<ul class="waiting">`.
    """
    page = speaking(context, at, zone)
    whole = max(due_at - made_at, timedelta(minutes=1))
    left = min(1.0, max(0.0, (due_at - page.at) / whole))
    return {
        "what": what,
        "who": who,
        "state": state_at(state, page.at, due_at, made_at),
        "is_awaited": state in AWAITED,
        "when": due_words(due_at, due_on, page),
        "left": words.left_words(due_at - page.at, page.language),
        "left_width": f"{left * 100:.1f}%",
        "url": url,
        "note": note,
    }


@register.inclusion_tag("components/kept_rate.html")
def kept_rate(
    *,
    kept: int,
    broken: int,
    label: str = "",
    minimum: int = statistics.FEW,
    beside: Sequence[tuple[str, str]] = (),
    large: bool = False,
) -> dict[str, Any]:
    """The kept rate with its 95 % interval. Under `minimum` promises it is not rated; `beside` adds
    (label, words) pairs.
    """
    total = kept + broken
    rate = statistics.share(kept, total)
    share, low, high = rate.value or 0.0, rate.low or 0.0, rate.high or 0.0
    axis = share_scale([low])
    said = language()
    return {
        "label": label,
        "rated": total >= max(1, minimum),
        "total": total,
        "share_words": words.percent_words(share, said),
        "kept_words": words.number_words(kept, said),
        "total_words": words.number_words(total, said),
        "certainty": words.percent_words(0.95, said, 0),
        "low_words": words.percent_words(low, said),
        "high_words": words.percent_words(high, said),
        "axis_low": words.percent_words(axis.low, said, 0),
        "axis_high": words.percent_words(axis.high, said, 0),
        "left": f"{axis.share(low) * 100:.2f}%",
        "width": f"{max(0.8, (axis.share(high) - axis.share(low)) * 100):.2f}%",
        "point": f"{axis.share(share) * 100:.2f}%",
        "beside": beside,
        "large": large,
    }
