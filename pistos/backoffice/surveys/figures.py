"""One survey: each figure with its interval and distribution, its waves, by what it was about; as CSV."""

import csv
import io
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.backoffice.surveys import words as said
from pistos.backoffice.surveys.listing import last_days
from pistos.backoffice.surveys.names import names_of
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.csvs import safe_cell
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.kit.words import number_words, percent_words, short_day_words
from pistos.stock.queries import stores
from pistos.surveys.access import survey_for
from pistos.surveys.models import Survey, Wave
from pistos.surveys.queries.defined import places_of, questions_in_force, wave_on, waves_of
from pistos.surveys.queries.figures import (
    Asked,
    Days,
    by_slice,
    of_questions,
    of_waves,
    rate_of,
    rates_by,
)
from pistos.surveys.rules.figures import Figure, change_of, enough
from pistos.surveys.rules.questions import Question, read_questions
from pistos.surveys.rules.scales import Kind
from pistos.surveys.rules.standing import non_response, own_past, weakest

DAYS = {"90": 90, "30": 30, "365": 365, "425": 425}
BY_DEFAULT = "promise"
CHECKED_FOR_SILENCE = ("promise", "country", "language", "courier")
NOTHING = Asked(Figure("", 0), {})


@require_safe
@desk("see_surveys")
def survey(request: DeskRequest, key: str) -> HttpResponse:
    found, at = survey_for(request.agent, key), clock.now()
    span = request.GET.get("days", "90")
    by = request.GET.get("by", BY_DEFAULT)
    if span not in DAYS or by not in said.SLICES:
        raise NotFound
    days = last_days(at, DAYS[span])
    asked = questions_in_force(found)
    questions = read_questions(asked.questions) if asked else []
    figures = of_questions(found, days)
    scaled = [row for row in questions if row.scale is not None]
    leading = scaled[0] if scaled else None
    code = request.GET.get("q", leading.code if leading else "")
    chosen = next((row for row in scaled if row.code == code), leading)
    waves = waves_of(found)
    context = {
        "survey": found,
        "name": text_in(found.name, language()) or found.key,
        "trigger": said.TRIGGERS[found.trigger],
        "rate": said.rate_words(rate_of(found, days)),
        "span": span,
        "spans": [(each, each == span) for each in DAYS],
        "questions": [_question(row, figures.get(row.code, NOTHING), found) for row in scaled],
        "weakest": _weakest(scaled, figures),
        "trend": _trend(found, leading, waves),
        "by": by,
        "by_name": said.SLICES[by],
        "slices": [(each, label, each == by) for each, label in said.SLICES.items()],
        "choices": [(row.code, text_in(row.text, language()), row == chosen) for row in scaled],
        "compared": _compared(found, chosen, by, days),
        "cost": _cost_of_broken(found, leading, days),
        "missing": _missing(found, days),
        "wave": wave_on(found, days.last_on),
        "places": places_of(found),
        "stores": stores(),
        "may_edit": may(request.agent.role, "edit_surveys"),
        "may_call": may(request.agent.role, "log_call"),
    }
    return render(request, "backoffice/surveys/survey.html", context)


def _question(row: Question, asked: Asked, of: Survey) -> dict[str, Any]:
    found = asked.figure
    target = of.targets.get(row.aspect) if row.aspect else None
    scale = row.scale
    return {
        "code": row.code,
        "text": text_in(row.text, language()),
        "kind": said.KINDS[row.kind],
        "value": said.figure_words(found),
        "interval": said.interval_words(found),
        "based_on": said.based_on(found.n),
        "is_few": found.is_few,
        "enough": said.enough_words(enough(found)) if row.kind in said.MEASURED else "",
        "target": percent_words(target, language(), 0) if target else "",
        "is_below": bool(target and found.value is not None and found.value < target),
        "bars": [(_label(row, at), asked.counts.get(at, 0)) for at in reversed(scale.values)]
        if scale and found.n
        else [],
    }


def _label(row: Question, at: int) -> str:
    if row.kind == Kind.CHOICE:
        return text_in(row.choices[at - 1], language())
    return said.answer_label(row.kind, at)


def _weakest(questions: list[Question], figures: dict[str, Asked]) -> str:
    rated = {
        row.code: figures[row.code].figure
        for row in questions
        if row.aspect and row.code in figures
    }
    code = weakest(rated) if len(rated) > 1 else None
    row = next((row for row in questions if row.code == code), None)
    return str(said.ASPECTS[row.aspect]) if row else ""


def _trend(of: Survey, row: Question | None, waves: list[Wave]) -> dict[str, Any] | None:
    """The leading figure by wave beside our own best, with each wave's interval and rate."""
    if row is None or not waves:
        return None
    asked = of_waves(of, row.code, waves)
    figures = [each.figure for each in asked]
    rates = rates_by(of, "wave")
    past = own_past(figures)
    return {
        "unit": "percent" if row.kind not in (Kind.NPS, Kind.CES) else "number",
        "labels": [short_day_words(wave.starts_on, language()) for wave in waves],
        "series": [
            {"label": text_in(row.text, language()), "values": [_plotted(each) for each in figures]}
        ],
        "counts": [each.n for each in figures],
        "best": past.best_at,
        "change": said.change_words(row.kind, past.change),
        "previous": said.figure_words(past.previous) if past.previous else "",
        "best_value": said.figure_words(past.best) if past.best else "",
        "is_beaten": past.is_beaten,
        "has_best": past.best is not None,
        "rows": [
            {
                "number": wave.number,
                "from": wave.starts_on,
                "until": wave.ends_on,
                "value": said.figure_words(figure),
                "interval": said.interval_words(figure),
                "n": number_words(figure.n, language()),
                "rate": said.rate_words(rates[str(wave.pk)]) if str(wave.pk) in rates else "–",
                "change": said.change_words(row.kind, change_of(figures[at - 1], figure))
                if at
                else "",
            }
            for at, (wave, figure) in enumerate(zip(waves, figures, strict=True))
        ][::-1],
    }


def _plotted(found: Figure) -> float | None:
    """Shares as they are, all else to the tenth that the page says."""
    if found.value is None or found.kind not in (Kind.NPS, Kind.CES):
        return found.value
    return round(found.value, 1)


def _compared(of: Survey, row: Question | None, by: str, days: Days) -> list[dict[str, Any]]:
    """A question by what the answers are about, the lowest first; each against all together."""
    if row is None:
        return []
    found = by_slice(of, row.code, by, days)
    rates = rates_by(of, by, days)
    names = names_of(by, found)
    rows = sorted(found.items(), key=lambda each: (each[1].figure.value or 0, each[0]))
    return [
        {
            "name": names.get(key, key),
            "value": said.figure_words(asked.figure),
            "interval": said.interval_words(asked.figure),
            "n": number_words(asked.figure.n, language()),
            "is_few": asked.figure.is_few,
            "rate": said.rate_words(rates[key]) if key in rates else "–",
        }
        for key, asked in rows
    ]


def _cost_of_broken(of: Survey, row: Question | None, days: Days) -> dict[str, str] | None:
    """What a broken promise costs: the figure where it was broken against where it was kept."""
    if row is None:
        return None
    found = by_slice(of, row.code, "promise", days)
    if not {"kept", "broken"} <= set(found):
        return None
    kept, broken = found["kept"].figure, found["broken"].figure
    change = change_of(kept, broken)
    return {
        "kept": said.figure_words(kept),
        "broken": said.figure_words(broken),
        "change": said.change_words(row.kind, change),
        "is_proven": "yes" if change and change.is_proven else "",
    }


def _missing(of: Survey, days: Days) -> list[dict[str, object]]:
    """Groups that answered less than all others beyond chance."""
    rows: list[dict[str, object]] = []
    for by in CHECKED_FOR_SILENCE:
        found = non_response(rates_by(of, by, days))
        names = names_of(by, [row.key for row in found]) if found else {}
        rows += [
            {
                "what": said.SLICES[by],
                "name": names.get(row.key, row.key),
                "rate": percent_words(row.group.value or 0, language()),
                "others": percent_words(row.others.value or 0, language()),
            }
            for row in found
            if (row.group.value or 0) < (row.others.value or 0)
        ]
    return rows


@require_safe
@desk("see_surveys")
def as_csv(request: DeskRequest, key: str) -> HttpResponse:
    """Every question by every slice of the last 365 days: figure, interval, answers, rate. No person."""
    found, at = survey_for(request.agent, key), clock.now()
    response = HttpResponse(_csv(found, at), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.key}.csv"'
    return response


def _csv(of: Survey, at: datetime) -> str:
    days, out = last_days(at, 365), io.StringIO()
    write = csv.writer(out)
    write.writerow(
        "question kind by key name value low high answers delivered answered counts".split()
    )
    asked = questions_in_force(of)
    rows = [row for row in read_questions(asked.questions) if row.scale] if asked else []
    for by in ("all", "wave", *said.SLICES):
        rates = rates_by(of, by, days)
        for row in rows:
            found = by_slice(of, row.code, by, days)
            names = names_of(by, found) if by in said.SLICES else {}
            for each, answers in sorted(found.items()):
                figure, rate = answers.figure, rates.get(each)
                counts = " ".join(f"{value}:{n}" for value, n in sorted(answers.counts.items()))
                write.writerow(
                    [
                        row.code, row.kind, by, each, safe_cell(names.get(each, "")), figure.value,
                        figure.low, figure.high, figure.n, rate.delivered if rate else "",
                        rate.answered if rate else "", counts,
                    ]
                )  # fmt: skip
    return out.getvalue()
