"""The shift plan: a week with everybody in it, and what it is made of."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.models import User
from pistos.accounts.queries import team
from pistos.accounts.rules import may
from pistos.backoffice.shift_forms import AbsenceForm, ShiftForm
from pistos.backoffice.shop_forms import WEEKDAYS
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.words import time_words
from pistos.shop.access import absence_for, person_on_plan, shift_for
from pistos.shop.actions.shifts import drop_absence, drop_shift, note_absence, plan_shift
from pistos.shop.models import Absence, Shift
from pistos.shop.queries import shift_plan, the_shop, working_calendar
from pistos.shop.rules.shifts import ShiftPlan, duties_on

ONE_DAY = timedelta(days=1)


@require_safe
@desk("see_desk")
def shifts(request: DeskRequest) -> HttpResponse:
    """The week of `?week=`, this one without; agents see it, managers change it."""
    return _page(request, {})


@require_POST
@desk("edit_shifts")
def plan(request: DeskRequest) -> HttpResponse:
    form = ShiftForm(request.POST, people=_people())
    if form.is_valid():
        person = person_on_plan(request.agent, int(form.cleaned_data["person"]))
        with refusal_on(form):
            plan_shift(person=person, times=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("The shift is planned."))
            return redirect("backoffice:shifts")
    return _page(request, {"form": form})


@require_POST
@desk("edit_shifts")
def drop(request: DeskRequest, shift_id: int) -> HttpResponse:
    drop_shift(shift=shift_for(request.agent, shift_id), by=by(request), at=clock.now())
    return redirect("backoffice:shifts")


@require_POST
@desk("edit_shifts")
def absent(request: DeskRequest) -> HttpResponse:
    form = AbsenceForm(request.POST, people=_people())
    if form.is_valid():
        given = form.cleaned_data
        person = person_on_plan(request.agent, int(given["person"]))
        with refusal_on(form):
            note_absence(
                person=person,
                starts_on=given["starts_on"],
                ends_on=given["ends_on"],
                by=by(request),
                at=clock.now(),
            )
            messages.success(request, _("The absence is noted."))
            return redirect("backoffice:shifts")
    return _page(request, {"absence": form})


@require_POST
@desk("edit_shifts")
def back(request: DeskRequest, absence_id: int) -> HttpResponse:
    absence = absence_for(request.agent, absence_id)
    drop_absence(absence=absence, by=by(request), at=clock.now())
    return redirect("backoffice:shifts")


def _page(request: DeskRequest, failed: dict[str, object]) -> HttpResponse:
    shop, at, people = the_shop(), clock.now(), _people()
    zone = ZoneInfo(shop.time_zone)
    today = at.astimezone(zone).date()
    monday = _monday(request.GET.get("week", ""), today)
    start = datetime.combine(monday, datetime.min.time(), zone)
    found = shift_plan(start, working_calendar(shop, start))
    days = [monday + number * ONE_DAY for number in range(7)]
    closed = {day for day in days if found.calendar.is_closed_on(day)}
    context: dict[str, object] = {
        "days": [
            {"day": day, "label": WEEKDAYS[n], "is_closed": day in closed, "is_today": day == today}
            for n, day in enumerate(days)
        ],
        "rows": _rows(found, people, days, zone),
        "is_kept": found.is_kept,
        "previous": f"?week={monday - 7 * ONE_DAY}",
        "next": f"?week={monday + 7 * ONE_DAY}",
        "may_edit": may(request.agent.role, "edit_shifts"),
        "shifts": [
            {
                "shift": shift,
                "weekday": WEEKDAYS[shift.weekday] if shift.weekday is not None else "",
            }
            for shift in Shift.objects.select_related("person")
            .filter(person__is_active=True)
            .exclude(on__lt=today - ONE_DAY)
            .order_by("person__name", "weekday", "on", "starts")
        ],
        "absences": list(
            Absence.objects.select_related("person")
            .filter(ends_on__gte=today)
            .order_by("starts_on")
        ),
        "form": ShiftForm(people=people),
        "absence": AbsenceForm(people=people),
        **failed,
    }
    status = 422 if failed else 200
    return render(request, "backoffice/calls/shifts.html", context, status=status)


def _rows(
    found: ShiftPlan, people: list[User], days: list[date], zone: ZoneInfo
) -> list[dict[str, object]]:
    """Each person with a cell for each day: their hours, or that they are away."""
    cells: dict[tuple[int, date], list[str]] = {}
    spoken = language()
    for day in days:
        for duty in duties_on(found, day):
            cells.setdefault((duty.person_id, day), []).append(
                f"{time_words(duty.starts_at, zone, spoken)}–{time_words(duty.ends_at, zone, spoken)}"
            )
    return [
        {
            "person": person,
            "cells": [
                {
                    "label": WEEKDAYS[number],
                    "spans": sorted(cells.get((person.pk, day), [])),
                    "is_away": any(
                        away.person_id == person.pk and away.starts_on <= day <= away.ends_on
                        for away in found.absences
                    ),
                }
                for number, day in enumerate(days)
            ],
        }
        for person in people
    ]


def _people() -> list[User]:
    return list(team().filter(is_active=True))


def _monday(wanted: str, today: date) -> date:
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        day = today
    return day - day.weekday() * ONE_DAY
