"""Why it went wrong: weaknesses by area, alarms, the list of causes and the chart of each."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.backoffice.causes import words as said
from pistos.backoffice.causes.forms import AddForm, RetireForm, RewordForm
from pistos.backoffice.partner_deeds import today
from pistos.causes.access import cause_for
from pistos.causes.models import Cause, Slice
from pistos.causes.queries import alarms as watched
from pistos.causes.queries.agreement import agreement_with_suggestions
from pistos.causes.queries.cost import costs_by_cause
from pistos.causes.queries.queue import waiting_count
from pistos.causes.queries.tree import (
    below_of,
    cause_names,
    choices,
    counts_of_all,
    in_order,
    path_of,
    slices_of,
)
from pistos.causes.queries.weaknesses import quotes_of, weakness_report
from pistos.causes.rules.tree import CODED_FROM, LEVELS, at_level
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import words
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace
from pistos.shop.queries import the_shop

PERIODS = {"30": 30, "90": 90, "365": 365}
CHART_WEEKS = 52
MOST_CAUSES = 3


@require_safe
@desk("see_causes")
def causes(request: DeskRequest) -> HttpResponse:
    """The weakness report with the alarms that stand."""
    chosen = request.GET.get("days", "90")
    if chosen not in PERIODS:
        raise NotFound
    until = today()
    since = until - timedelta(days=PERIODS[chosen] - 1)
    names, report = cause_names(language()), weakness_report(since=since, until=until)
    costs = [row for row in costs_by_cause(since=since, until=until) if row.amount or row.minutes]
    agreed = agreement_with_suggestions()
    context = {
        "ways": ways("causes"),
        "periods": [
            {
                "label": words.days_words(days, language()),
                "url": f"?days={code}",
                "is_current": code == chosen,
            }
            for code, days in PERIODS.items()
        ],
        "report": report,
        "rate": _per_thousand(report.count, report.orders),
        "rows": [
            {
                "row": row,
                "area": said.AREAS[row.area],
                "share": row.count / report.count if report.count else 0,
                "causes": [(names[code], count) for code, count in row.causes[:MOST_CAUSES]],
            }
            for row in report.rows
        ],
        "bars": [(str(said.AREAS[row.area]), row.count) for row in report.rows if row.count],
        "alarms": said.alarm_rows(watched.open_alarms(), names),
        "watch": watched.last_watch(),
        "costs": [{"row": row, "cause": path_of(row.code, names)} for row in costs[:10]],
        "currency": the_shop().currency,
        "agreed": said.kappa_words(agreed.kappa),
        "compared": said.compared_words(agreed.pairs),
        "waiting": waiting_count(),
    }
    return render(request, "backoffice/causes/report.html", context)


@require_safe
@desk("see_causes")
def alarms(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    try:
        page = watched.alarms_page(after=place.after, before=place.before)
    except NoSuchPlace:
        raise NotFound from None
    context = {
        "ways": ways("cause_alarms"),
        "rows": said.alarm_rows(page.rows, cause_names(language())),
        "place": lists.links(request, page, ()),
        "watch": watched.last_watch(),
    }
    return render(request, "backoffice/causes/alarms.html", context)


@require_safe
@desk("see_causes")
def tree(request: DeskRequest) -> HttpResponse:
    """The whole list with how often each struck in 90 days."""
    until = today()
    counts = counts_of_all(since=until - timedelta(days=89), until=until)
    rows = [
        {
            "cause": row,
            "name": row.names.get(language()) or row.names.get("en"),
            "department": said.DEPARTMENTS[row.department],
            "fix": said.FIXES[row.fix],
            "count": counts.get(row.code, 0),
        }
        for row in in_order()
    ]
    groups = [
        {"root": row, "rows": [one for one in rows if _root(one) == _root(row)]}
        for row in rows
        if row["cause"].level < CODED_FROM
    ]
    context = {"ways": ways("cause_list"), "groups": groups}
    return render(request, "backoffice/causes/tree.html", context)


@require_safe
@desk("see_causes")
def cause(request: DeskRequest, code: str) -> HttpResponse:
    return cause_page(request, cause_for(request.agent, code))


def cause_page(request: DeskRequest, found: Cause, **forms: Any) -> HttpResponse:
    """The page of a cause, with forms as they were filled in where one was refused."""
    slice_, key = request.GET.get("by", Slice.ALL), request.GET.get("key", "")
    if slice_ not in Slice.values:
        raise NotFound
    names, until = cause_names(language()), watched.last_sunday(today())
    slices = slices_of(found.code, since=until - timedelta(days=89), until=until)
    of = watched.slice_names([*((row.slice, row.key) for row in slices), (slice_, key)], language())
    may_edit = may(request.agent.role, "edit_causes")
    groups = choices(language())
    context = {
        "ways": ways("cause_list"),
        "cause": found,
        "name": names[found.code],
        "path": path_of(found.code, names),
        "facts": _facts(found),
        "chart": _chart(found.code, slice_, key, until),
        "where": said.where_words(slice_, of[slice_, key]),
        "is_whole": slice_ == Slice.ALL,
        "slices": [
            {
                "name": said.where_words(row.slice, of[row.slice, row.key]),
                "count": row.count,
                "url": said.chart_url(found.code, row.slice, row.key),
            }
            for row in slices
        ],
        "alarms": said.alarm_rows(watched.alarms_of(found.code), names),
        "quotes": quotes_of(found.code),
        "below": [(row.code, names[row.code]) for row in below_of(found)],
        "may_edit": may_edit,
        "reword_form": forms.get("reword") or RewordForm.of(found),
        "add_form": forms.get("add") or AddForm(prefix="new"),
        "retire_form": forms.get("retire") or RetireForm(groups=groups),
        "may_add": may_edit and found.retired_at is None and found.level < LEVELS,
        "may_retire": may_edit and found.retired_at is None and found.level >= CODED_FROM,
    }
    return render(request, "backoffice/causes/cause.html", context, status=422 if forms else 200)


def ways(here: str) -> list[dict[str, object]]:
    """The pages of causes, as tabs."""
    waiting = waiting_count()
    pages = (
        ("causes", _("Weaknesses"), ""),
        ("cause_alarms", _("Alarms"), ""),
        ("cause_queue", _("To be coded"), str(waiting) if waiting else ""),
        ("cause_list", _("List of causes"), ""),
        ("cause_proposals", _("Proposals"), ""),
        ("cause_agreement", _("Agreement"), ""),
    )
    return [
        {
            "label": label,
            "url": reverse(f"backoffice:{name}"),
            "is_current": name == here,
            "count": count,
        }
        for name, label, count in pages
    ]


def _facts(found: Cause) -> list[tuple[object, object]]:
    outside = [
        f"{system.title()}: {', '.join(codes)}" for system, codes in sorted(found.outside.items())
    ]
    return [
        (_("Code"), found.code),
        (_("Area of service"), said.AREAS[found.area]),
        (_("Department"), said.DEPARTMENTS[found.department]),
        (_("Legal track"), said.TRACKS[found.track]),
        (_("First fix"), said.FIXES[found.fix]),
        (_("Elsewhere"), "; ".join(outside) or None),
    ]


def _chart(code: str, slice_: str, key: str, until: Any) -> dict[str, Any]:
    """Counts with the usual and the limit; what is below the second level has no watch of its own."""
    weeks = watched.chart_of((at_level(code, 2), slice_, key), until, CHART_WEEKS)
    labels = [words.short_day_words(week.first_day, language()) for week in weeks]
    lines = (
        (_("Counted"), [float(week.counted) for week in weeks]),
        (_("Usual"), [round(week.usual, 2) for week in weeks]),
        (_("Limit"), [None if week.limit is None else round(week.limit, 2) for week in weeks]),
    )
    return {
        "labels": labels,
        "series": [{"label": label, "values": values} for label, values in lines],
        "has_counts": any(week.counted for week in weeks),
    }


def _per_thousand(count: int, orders: int) -> str:
    if not orders:
        return "–"
    return words.number_words(round(1000 * count / orders, 1), language())


def _root(row: dict[str, Any]) -> str:
    return at_level(row["cause"].code, 1)
