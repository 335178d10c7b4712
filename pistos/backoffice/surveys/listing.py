"""All surveys at a glance: their figures, the silent ones, service beside product, the weakest side."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.backoffice.surveys import words as said
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.kit.words import percent_words
from pistos.surveys.models import QuestionSet, Survey
from pistos.surveys.queries.calls import calls_waiting
from pistos.surveys.queries.defined import day_of_shop, newest_questions, surveys_listed
from pistos.surveys.queries.figures import Asked, Days, aspects, leading_figures
from pistos.surveys.rules.figures import Rate, change_of, enough
from pistos.surveys.rules.scales import Aspect
from pistos.surveys.rules.standing import weakest, whole

LAST_DAYS = 90


def last_days(at: datetime, days: int = LAST_DAYS) -> Days:
    """So many days, today among them."""
    today = day_of_shop(at)
    return Days(today - timedelta(days=days - 1), today)


@require_safe
@desk("see_surveys")
def surveys(request: DeskRequest) -> HttpResponse:
    at = clock.now()
    days = last_days(at)
    before = Days(days.first_on - timedelta(days=LAST_DAYS), days.first_on - timedelta(days=1))
    found = surveys_listed()
    asked = newest_questions(found)
    codes = {pk: row.questions[0]["code"] for pk, row in asked.items() if row.questions}
    now, past = leading_figures(codes, days), leading_figures(codes, before)
    context = {
        "rows": [_row(row, asked, now, past) for row in found],
        "silent": [_name(row) for row in found if row.silent_since and row.is_active],
        "sides": sides(days),
        "days": LAST_DAYS,
        "waiting": calls_waiting(),
        "may_edit": may(request.agent.role, "edit_surveys"),
    }
    return render(request, "backoffice/surveys/list.html", context)


Figures = dict[int, tuple[Asked, Rate]]


def _row(row: Survey, asked: dict[int, QuestionSet], now: Figures, past: Figures) -> dict[str, Any]:
    figure, rate = now[row.pk][0].figure, now[row.pk][1]
    change = change_of(past[row.pk][0].figure, figure)
    first = asked[row.pk].questions[0] if row.pk in asked else None
    return {
        "key": row.key,
        "name": _name(row),
        "trigger": said.TRIGGERS[row.trigger],
        "measure": said.KINDS.get(first["kind"], "") if first else "",
        "is_active": row.is_active,
        "is_silent": bool(row.silent_since) and row.is_active,
        "figure": said.figure_words(figure),
        "interval": said.interval_words(figure),
        "based_on": said.based_on(figure.n),
        "rate": said.rate_words(rate),
        "change": said.change_words(figure.kind, change),
        "enough": enough(figure).is_enough,
    }


def _name(row: Survey) -> str:
    return text_in(row.name, language()) or row.key


def sides(days: Days) -> dict[str, Any] | None:
    """The six sides with the weakest named, and service and product as one; None while nobody rated any."""
    found = aspects(days)
    if not any(figure.n for figure in found.values()):
        return None
    lowest = weakest(found)
    together = whole(found[Aspect.SERVICE], found[Aspect.PRODUCT])
    light, tone = said.LIGHTS[together.light]
    return {
        "rows": [
            {
                "name": said.ASPECTS[code],
                "value": said.figure_words(figure),
                "share": f"{100 * (figure.value or 0):.1f}%",
                "interval": said.interval_words(figure),
                "based_on": said.based_on(figure.n),
                "is_few": figure.is_few,
                "is_weakest": code == lowest,
            }
            for code, figure in found.items()
        ],
        "weakest": said.ASPECTS[lowest] if lowest else "",
        "service": said.figure_words(found[Aspect.SERVICE]),
        "product": said.figure_words(found[Aspect.PRODUCT]),
        "whole": percent_words(together.value, language()) if together.value is not None else "–",
        "light": light,
        "tone": tone,
        "because": said.ASPECTS[together.because] if together.because else "",
    }
