"""Imports on the desk: upload, what was understood, dry run, progress, result, quarantine."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.import_words import TITLES
from pistos.backoffice.wording import KINDS, ORDER_STATES
from pistos.components.choosing import offer
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.imports import actions
from pistos.imports.access import quarantined_row_for, run_for
from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.imports.queries import (
    SHOWN,
    newest_runs,
    quarantine_as_csv,
    quarantined_rows,
    reasons_of,
)
from pistos.imports.rules.profiles import profile_names, shipped_profile
from pistos.imports.rules.reasons import REASONS, words_for
from pistos.imports.rules.review_profiles import PREFIX, is_of_reviews, review_profile_names
from pistos.imports.rules.review_profiles import shipped_review_profile as _of_reviews
from pistos.kit import clock

STATES = {
    RunState.PREVIEW: gettext_lazy("Ready to import"),
    RunState.WAITING: gettext_lazy("Waiting for its turn"),
    RunState.RUNNING: gettext_lazy("Running"),
    RunState.DONE: gettext_lazy("Done"),
    RunState.STOPPED: gettext_lazy("Stopped half-way"),
    RunState.REFUSED: gettext_lazy("Refused"),
}

TABLES = {
    "orders": gettext_lazy("Orders"),
    "items": gettext_lazy("Lines"),
    "lines": gettext_lazy("Lines"),
    "customers": gettext_lazy("Customers"),
    "products": gettext_lazy("Products"),
    "sellers": gettext_lazy("Sellers"),
    "payments": gettext_lazy("Payments"),
    "reviews": gettext_lazy("Reviews"),
    "parcels": gettext_lazy("Parcels"),
    "scans": gettext_lazy("Scans"),
}
"""Tables of the shipped profiles; a profile of the shop's own names its tables itself."""


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFiles

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(one, initial) for one in files]


def _named(title: str) -> str:
    return str(TITLES.get(title, title))


class UploadForm(forms.Form):
    profile = forms.ChoiceField(label=gettext_lazy("Where the files come from"))
    uploads = ManyFilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy("CSV or JSON, several at once or packed as a zip."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "profile",
            [
                (
                    _("Orders"),
                    [(name, _named(shipped_profile(name).title)) for name in profile_names()],
                ),
                (
                    _("Reviews"),
                    [
                        (f"{PREFIX}{name}", _named(_of_reviews(name).title))
                        for name in review_profile_names()
                    ],
                ),
            ],
        )


class CorrectionForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The row, corrected"), widget=forms.Textarea, strip=False
    )


@require_safe
@desk("import_orders")
def imports(request: DeskRequest) -> HttpResponse:
    return _list(request, UploadForm(), status=200)


@require_POST
@desk("import_orders")
def upload(request: DeskRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, status=422)
    brought = [actions.Brought(file.name or "", file.file) for file in form.cleaned_data["uploads"]]
    with refusal_on(form, "uploads"):
        run = actions.keep_upload(
            files=brought,
            profile=form.cleaned_data["profile"],
            by=by(request),
            at=clock.now(),
        )
        return redirect("backoffice:import_run", run.token)
    return _list(request, form, status=422)


def _list(request: DeskRequest, form: UploadForm, status: int) -> HttpResponse:
    rows = [{"run": run, "state": STATES[RunState(run.state)]} for run in newest_runs()]
    return render(
        request, "backoffice/imports/list.html", {"form": form, "rows": rows}, status=status
    )


@require_safe
@desk("import_orders")
def run(request: DeskRequest, token: str) -> HttpResponse:
    found = run_for(request.agent, token)
    after = request.GET.get("after", "")
    code = request.GET.get("reason", "")
    code = code if code in REASONS else ""
    rows = quarantined_rows(found, code, int(after) if after.isdecimal() else 0)
    understood = found.summary.get("preview") or {}
    context = {
        **_told(found),
        "preview": understood,
        "files": _files(understood.get("files", [])),
        "first": [_in_words(order) for order in understood.get("first", [])],
        "first_reviews": [_said(one) for one in understood.get("first_reviews", [])],
        "differing": [_differing(one) for one in found.summary.get("differing", [])],
        "examples": [_row_words(example) for example in found.summary.get("examples", [])],
        "reasons": [
            {"code": name, "words": REASONS[name], "count": count}
            for name, count in reasons_of(found)
        ],
        "reason": code,
        "rows": [{"row": row, "words": _words(row)} for row in rows[:SHOWN]],
        "next_after": rows[SHOWN - 1].pk if len(rows) > SHOWN else None,
    }
    return render(request, "backoffice/imports/run.html", context)


@require_safe
@desk("import_orders")
def progress(request: DeskRequest, token: str) -> HttpResponse:
    """The part of the page that moves; when the run has ended, the page is to be loaded again."""
    found = run_for(request.agent, token)
    response = render(request, "backoffice/imports/progress.html", _told(found))
    if found.state not in (RunState.WAITING, RunState.RUNNING):
        response["HX-Refresh"] = "true"
    return response


def _told(found: Run) -> dict[str, object]:
    is_moving = found.state in (RunState.WAITING, RunState.RUNNING)
    done, whole = found.done_count, found.total_count or 0
    return {
        "run": found,
        "state": STATES[RunState(found.state)],
        "is_moving": is_moving,
        "may_start": bool(found.stored_as) and not is_moving,
        "is_dry": bool(found.summary.get("dry_run")),
        "is_of_reviews": is_of_reviews(found.profile),
        "done_words": _done_words(found, done, whole) if whole else _("The files are being read"),
    }


def _done_words(found: Run, done: int, whole: int) -> str:
    told = {"done": done, "whole": whole}
    if is_of_reviews(found.profile):
        words = ngettext("%(done)s of %(whole)s row", "%(done)s of %(whole)s rows", whole)
    else:
        words = ngettext("%(done)s of %(whole)s order", "%(done)s of %(whole)s orders", whole)
    return words % told


def _said(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "written_at": datetime.fromisoformat(one["written_at"])}


def _files(files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**file, "table": TABLES.get(file["table"], file["table"])} for file in files]


def _in_words(order: dict[str, Any]) -> dict[str, Any]:
    times = {
        name: datetime.fromisoformat(order[name]) if order[name] else None
        for name in ("placed_at", "due_at", "delivered_at")
    }
    state = ORDER_STATES.get(order["state"], order["state"])
    return {**order, **times, "state": state, "total": Decimal(order["total"])}


def _differing(one: dict[str, str]) -> dict[str, object]:
    days = {name: date.fromisoformat(one[name]) for name in ("on_record", "in_file")}
    return {"order": one["order"], "kind": KINDS.get(one["kind"], one["kind"]), **days}


def _words(row: QuarantinedRow) -> str:
    return words_for(row.reason_code, row.detail)


def _row_words(example: dict[str, str]) -> dict[str, str]:
    return {**example, "words": words_for(example["code"], example["detail"])}


@require_POST
@desk("import_orders")
def start(request: DeskRequest, token: str) -> HttpResponse:
    found = run_for(request.agent, token)
    actions.start_run(run=found, by=by(request), at=clock.now())
    return redirect("backoffice:import_run", token)


@require_POST
@desk("import_orders")
def rehearse(request: DeskRequest, token: str) -> HttpResponse:
    found = run_for(request.agent, token)
    actions.start_rehearsal(run=found, by=by(request), at=clock.now())
    return redirect("backoffice:import_run", token)


@require_safe
@desk("see_quarantine")
def download(request: DeskRequest, token: str) -> StreamingHttpResponse:
    found = run_for(request.agent, token)
    response = StreamingHttpResponse(
        quarantine_as_csv(found), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="quarantine-{found.pk}.csv"'
    return response


@require_safe
@desk("see_quarantine")
def row(request: DeskRequest, row_id: int) -> HttpResponse:
    found = quarantined_row_for(request.agent, row_id)
    form = CorrectionForm(initial={"text": found.original.rstrip("\r\n")})
    return _row_page(request, found, form, status=200)


@require_POST
@desk("see_quarantine")
def correct(request: DeskRequest, row_id: int) -> HttpResponse:
    found = quarantined_row_for(request.agent, row_id)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _row_page(request, found, form, status=422)
    run = actions.correct_row(
        row=found,
        text=form.cleaned_data["text"],
        by=by(request),
        at=clock.now(),
    )
    return redirect("backoffice:import_run", run.token)


def _row_page(
    request: DeskRequest, found: QuarantinedRow, form: CorrectionForm, status: int
) -> HttpResponse:
    context = {
        "row": found,
        "words": _words(found),
        "form": form,
        "may_correct": bool(found.run.stored_as),
    }
    return render(request, "backoffice/imports/row.html", context, status=status)
