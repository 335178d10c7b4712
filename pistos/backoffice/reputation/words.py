"""The shop's name in words: sources, causes, points, and how it stands now."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pistos.backoffice import wording
from pistos.components.tags.speaking import language
from pistos.kit import words
from pistos.reputation.models import Change, MentionDeed, MentionPlace, Source
from pistos.reputation.queries.record import WEEK, greatest_change, now
from pistos.reputation.queries.standing import health_of_shop
from pistos.reputation.rules.health import Health, goal
from pistos.surveys.rules.scales import Kind

SOURCES: Mapping[str, str | Promise] = {
    Source.PROMISES: _("Promises"),
    Source.REVIEWS: _("Reviews"),
    Source.SURVEYS: _("Surveys"),
    Source.MENTIONS: _("Mentions elsewhere"),
}
PLACES: Mapping[str, str | Promise] = {
    MentionPlace.PRESS: _("press"),
    MentionPlace.SOCIAL: _("social networks"),
    MentionPlace.WORD_OF_MOUTH: _("word of mouth"),
    MentionPlace.OTHER: _("elsewhere"),
}
DEEDS: Mapping[str, str | Promise] = {
    MentionDeed.SAID: _("said it of their own accord"),
    MentionDeed.DEFENDED: _("defended us against somebody"),
    MentionDeed.REFERRED: _("sent us somebody who did not know us"),
}
CAUSES: Mapping[str, str | Promise] = {
    "kept": _("promises kept"),
    "broken": _("promises broken"),
    "repaired": _("broken ones fulfilled late"),
    "praised": _("reviews of four and five stars"),
    "sharp_review": _("reviews of one and two stars"),
    "pleased": _("pleased answers"),
    "sharp_answer": _("sharp answers"),
    "good_word": _("good words"),
    "bad_word": _("bad words"),
}
KINDS: Mapping[str, str | Promise] = {
    Kind.NPS: _("recommending"),
    Kind.CSAT: _("satisfaction"),
    Kind.CES: _("ease"),
    Kind.EXPECTATION: _("expectation"),
    Kind.COURTESY: _("courtesy"),
    Kind.ASPECT: _("sides of buying"),
}
LIGHTS = {
    "red": (_("Not well"), "broken"),
    "amber": (_("Not yet well"), "due_soon"),
    "unknown": (_("Not known yet"), "open"),
    "green": (_("Well"), "kept"),
}
BECAUSE: Mapping[str, str | Promise] = {
    "service": _("because of the service"),
    "product": _("because of the products"),
    "promises": _("because of the promises"),
    "": "",
}
GOALS: Mapping[str, str | Promise] = {
    "both": _("Both are good: that is the goal."),
    "service": _("The goal is both; the service is behind and comes first."),
    "product": _("The goal is both; the products are behind."),
    "unknown": _("The goal is both; too little is known of one of them."),
}


def cause_words(cause: str) -> str:
    """ "promises broken: courier late"; time itself as such."""
    kind, _colon, more = cause.partition(":")
    if kind == "time":
        return gettext("time went by")
    detail = wording.CAUSES.get(more) or PLACES.get(more) or KINDS.get(more) if more else ""
    return f"{CAUSES.get(kind, kind)}: {detail}" if detail else str(CAUSES.get(kind, kind))


def points_words(points: float) -> str:
    """With its sign, one decimal; a true minus."""
    plain = words.number_words(round(abs(points), 1), language())
    if round(abs(points), 1) == 0:
        return plain
    return f"{'+' if points > 0 else '−'}{plain}"


def score_words(score: float) -> str:
    return words.number_words(round(score), language())


def change_row(change: Change) -> dict[str, Any]:
    return {
        "change": change,
        "source": SOURCES[change.source],
        "cause": cause_words(change.cause),
        "points": points_words(change.points),
        "tone": "kept" if change.points > 0 else "broken",
    }


def health_row(found: Health) -> dict[str, Any]:
    label, state = LIGHTS[found.light]
    return {
        "label": label,
        "state": state,
        "because": BECAUSE[found.because] if found.light in ("red", "amber") else "",
        "service": _percent(found.service.value),
        "service_count": found.service.n,
        "product": _percent(found.product.value),
        "product_count": found.product.n,
        "kept": _percent(found.kept.value),
        "kept_count": int(found.kept.denominator),
        "goal": GOALS[goal(found.service, found.product)],
    }


def name_now(today: date) -> dict[str, Any] | None:
    """The name, what moved it most within a week, and how the shop is; None before anything is known.

    Six queries.
    """
    found = now()
    if found is None:
        return None
    moved = greatest_change(found.day - WEEK)
    week = found.score - found.week_ago if found.week_ago is not None else None
    return {
        "score": score_words(found.score),
        "week": points_words(week) if week is not None else "",
        "is_down": week is not None and week < 0,
        "moved": change_row(moved) if moved else None,
        "sources": [
            {"label": SOURCES[source], "score": score_words(score)}
            for source, score in found.by_source.items()
        ],
        "health": health_row(health_of_shop(today)),
        "day": found.day,
    }


def weeks_of(series: list[tuple[date, float]], weeks: int = 26) -> tuple[list[str], list[float]]:
    """The score at the end of each of the last weeks, oldest first, with its day."""
    if not series:
        return [], []
    by_day, last = dict(series), series[-1][0]
    days = [last - timedelta(days=7 * back) for back in range(weeks - 1, -1, -1)]
    shown = [day for day in days if day in by_day]
    return [words.short_day_words(day, language()) for day in shown], [
        round(by_day[day], 1) for day in shown
    ]


def _percent(value: float | None) -> str:
    if value is None:
        return "–"
    return words.percent_words(value, language(), 0)
