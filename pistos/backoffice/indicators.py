"""Indicators on the desk: all of them beside our own past, one with its history, and their definition."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.backoffice import measure_words as said
from pistos.backoffice.indicator_forms import IndicatorForm
from pistos.backoffice.partner_deeds import GET_OR_POST, today
from pistos.backoffice.reputation import name_now
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.indicators import actions
from pistos.indicators.access import indicator_for, indicator_to_edit
from pistos.indicators.queries.ledger import kept_by_owner
from pistos.indicators.queries.overview import Line, indicator_lines
from pistos.indicators.rules.measures import period_to
from pistos.indicators.rules.ourselves import Mark, Verdict
from pistos.kit import clock, words
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.shop.queries import the_shop

MARKS = {
    Mark.NO_TARGET: gettext_lazy("No target"),
    Mark.REACHED: gettext_lazy("Target reached"),
    Mark.NOT_REACHED: gettext_lazy("Target not reached"),
    Mark.ALARM: gettext_lazy("Past the threshold"),
}
CHANGES = {Verdict.BEATEN: "better", Verdict.NOT_BEATEN: "worse", Verdict.EQUAL: "same"}
VERDICTS = {
    Verdict.BEATEN: gettext_lazy("Beaten ourselves"),
    Verdict.NOT_BEATEN: gettext_lazy("Not beaten ourselves"),
    Verdict.EQUAL: gettext_lazy("As before"),
    Verdict.FIRST: gettext_lazy("First period"),
    Verdict.NO_FIGURE: gettext_lazy("No figure yet"),
}
OWNER_DAYS = 90
TILES = 8


@require_safe
@desk("see_indicators")
def indicators(request: DeskRequest) -> HttpResponse:
    rows = [_line(line) for line in indicator_lines()]
    context = {
        "tiles": [row for row in rows if row["line"].figure.value is not None][:TILES],
        "rows": rows,
        "alarms": [row for row in rows if row["line"].mark is Mark.ALARM],
        "owners": _owners(),
        "good_name": name_now(today()),
        "may_edit": may(request.agent.role, "edit_indicator"),
    }
    return render(request, "backoffice/indicators/list.html", context)


def _line(line: Line) -> dict[str, Any]:
    unit, found = line.measure.unit, line.comparison
    return {
        "line": line,
        "name": text_in(line.indicator.name, language()),
        "code": line.indicator.code,
        "value": said.value_words(line.figure.value, unit),
        "based_on": said.based_on(line.figure.numerator, line.figure.denominator, unit),
        "previous": _or_empty(found.previous, unit),
        "best": _or_empty(found.best, unit),
        "target": _or_empty(line.indicator.target, unit),
        "change": CHANGES.get(found.against_previous, ""),
        "is_beaten": found.against_best is Verdict.BEATEN,
        "verdict": VERDICTS[found.against_previous],
        "is_proven": found.is_proven,
        "mark": _mark(line),
        "mark_icon": {"reached": "check", "alarm": "overdue", "not_reached": "due_soon"}.get(
            line.mark, "info"
        ),
    }


def _mark(line: Line) -> object:
    has_target = line.indicator.target is not None
    if line.figure.value is None and has_target:
        return VERDICTS[Verdict.NO_FIGURE]
    return MARKS[line.mark]


def _or_empty(value: float | None, unit: str) -> str:
    return "" if value is None else said.value_words(value, unit)


def _owners() -> list[dict[str, Any]]:
    """Kept rate by who gave the word."""
    period = period_to(today() - timedelta(days=1), OWNER_DAYS, the_shop().time_zone)
    found = kept_by_owner(period)
    names = {str(row.pk): row.name for row in User.objects.all()}
    return [
        {"name": names.get(row.owner, row.owner) if row.owner else _("The program"), "row": row}
        for row in found
    ]


@require_safe
@desk("see_indicators")
def indicator(request: DeskRequest, code: str) -> HttpResponse:
    found = indicator_for(request.agent, code)
    lines = indicator_lines(only=found)
    if not lines:
        raise NotFound
    line = lines[0]
    context = {
        **_line(line),
        "indicator": found,
        "definition": text_in(found.definition, language()),
        "facts": _facts(line),
        "trend": _trend(line),
        "history": [_reading(line, at) for at in range(len(line.series) - 1, -1, -1)],
        "may_edit": may(request.agent.role, "edit_indicator"),
    }
    return render(request, "backoffice/indicators/indicator.html", context)


def _facts(line: Line) -> list[tuple[object, object]]:
    row, unit = line.indicator, line.measure.unit
    period = words.days_words(row.period_days, language())
    return [
        (_("Measure"), line.measure.name),
        (_("Computed from"), capfirst(str(line.measure.source))),
        (_("Period"), period),
        (_("Target"), _or_empty(row.target, unit)),
        (_("Threshold"), _or_empty(row.threshold, unit)),
        (_("Who answers for it"), row.owner or ""),
        *((said.PERIODS[name], text) for name, text in row.parameters.items()),
    ]


def _trend(line: Line) -> dict[str, Any] | None:
    values = [point.figure.value for point in line.series]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    best = max(known) if line.measure.is_higher_better else min(known)
    return {
        "labels": [words.short_day_words(point.ends_on, language()) for point in line.series],
        "series": [{"label": text_in(line.indicator.name, language()), "values": values}],
        "unit": "percent" if line.measure.unit == "share" else "number",
        "best": values.index(best),
    }


def _reading(line: Line, at: int) -> dict[str, Any]:
    point, unit = line.series[at], line.measure.unit
    found = point.figure
    bounds = ""
    if found.low is not None and found.high is not None:
        bounds = f"{said.value_words(found.low, unit)} – {said.value_words(found.high, unit)}"
    return {
        "ends_on": point.ends_on,
        "value": said.value_words(found.value, unit),
        "based_on": said.based_on(found.numerator, found.denominator, unit),
        "bounds": bounds,
    }


@GET_OR_POST
@desk("edit_indicator")
def add(request: DeskRequest) -> HttpResponse:
    form = IndicatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            made = actions.add_indicator(wanted=form.wanted(), by=by(request), at=clock.now())
            return redirect("backoffice:indicator", made.code)
    return _form(request, form, _("Add an indicator"), _("Add"))


@GET_OR_POST
@desk("edit_indicator")
def edit(request: DeskRequest, code: str) -> HttpResponse:
    found = indicator_to_edit(request.agent, code)
    form = IndicatorForm(request.POST or None, initial=IndicatorForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            actions.edit_indicator(
                indicator=found, wanted=form.wanted(found), by=by(request), at=clock.now()
            )
            return redirect("backoffice:indicator", code)
    return _form(request, form, _("Change the indicator"), _("Save"))


@require_POST
@desk("edit_indicator")
def hide(request: DeskRequest, code: str) -> HttpResponse:
    found = indicator_to_edit(request.agent, code)
    actions.hide_indicator(indicator=found, by=by(request), at=clock.now())
    return redirect("backoffice:indicators")


def _form(request: DeskRequest, form: IndicatorForm, title: str, button: str) -> HttpResponse:
    context = {"form": form, "title": title, "button": button}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/indicators/form.html", context, status=status)
