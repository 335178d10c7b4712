"""One complaint being put right: the apology with its plan, the remedy, the words afterwards."""

from collections.abc import Callable
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.queries import staff_who_may
from pistos.backoffice.remedies.recovery_forms import ApologyForm
from pistos.complaints.access import apology_for, complaint_for, plan_step_for
from pistos.complaints.actions import apologising, recovering, winning
from pistos.complaints.actions.apologising import Step
from pistos.complaints.models import UNRESOLVED, CaseState, Complaint, Recovery, RecoveryAttempt
from pistos.complaints.queries.plans import apologies_of, recovery_of
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound

HANDLE = "handle_complaints"


@require_safe
@desk("see_complaints")
def case(request: DeskRequest, token: str) -> HttpResponse:
    return _page(request, complaint_for(request.agent, token), None)


def _page(request: DeskRequest, made: Complaint, form: ApologyForm | None) -> HttpResponse:
    row = recovery_of(made)
    shown = apologies_of(made)
    context = {
        "made": made,
        "state": CaseState(made.state).label,
        "apologies": [
            {
                "one": each.apology,
                "steps": [
                    {"step": step.step, "state": _state(step.promise.standing.state, step.step)}
                    for step in each.steps
                ],
            }
            for each in shown
        ],
        "form": form or _form(request),
        "recovery": row,
        "panel": Recovery.Panel(row.panel).label if row else "",
        "attempts": [
            {"one": each, "kind": RecoveryAttempt.Kind(each.kind).label}
            for each in made.attempts.select_related("by").order_by("pk")
        ],
        "kinds": [kind for kind in RecoveryAttempt.Kind.choices if kind[0] in ("call", "visit")],
        "is_open": made.state in UNRESOLVED,
    }
    status = 422 if form else 200
    return render(request, "backoffice/remedies/case.html", context, status=status)


def _state(standing: str, step: object) -> str:
    return "fulfilled_late" if standing == "broken" and getattr(step, "done_at", None) else standing


def _form(request: DeskRequest, data: object = None) -> ApologyForm:
    return ApologyForm(data, people=list(staff_who_may(HANDLE)), agent=request.agent)


@require_POST
@desk(HANDLE)
def apologise(request: DeskRequest, token: str) -> HttpResponse:
    made = complaint_for(request.agent, token)
    form = _form(request, request.POST)
    if form.is_valid():
        with refusal_on(form):
            apologising.send_apology(
                complaint=made,
                apology=form.value(request.agent),
                by=request.agent,
                at=clock.now(),
            )
            messages.success(request, _("Sent. Each step is promised by its day."))
            return redirect("backoffice:recovery_case", token=token)
    return _page(request, made, form)


@require_POST
@desk(HANDLE)
def finish_step(request: DeskRequest, token: str, step_id: int) -> HttpResponse:
    step = plan_step_for(request.agent, token, step_id)

    def deed(at: datetime) -> str:
        note = request.POST.get("note", "")
        apologising.finish_step(step=step, note=note, by=by(request), at=at)
        return _("Done. The customer sees it on their page.")

    tell(request, deed)
    return redirect("backoffice:recovery_case", token=token)


@require_POST
@desk(HANDLE)
def move_step(request: DeskRequest, token: str, step_id: int) -> HttpResponse:
    step = plan_step_for(request.agent, token, step_id)

    def deed(at: datetime) -> str:
        apologising.move_step(step=step, due_on=_day(request), by=by(request), at=at)
        return _("Moved. The customer was told, and both days stay on record.")

    tell(request, deed)
    return redirect("backoffice:recovery_case", token=token)


@require_POST
@desk(HANDLE)
def add_step(request: DeskRequest, token: str, apology_id: int) -> HttpResponse:
    apology = apology_for(request.agent, token, apology_id)
    step = Step(request.POST.get("what", "")[:300], _day(request), request.agent)

    def deed(at: datetime) -> str:
        apologising.add_step(apology=apology, step=step, by=request.agent, at=at)
        return _("Added. The customer was told, and its day is promised.")

    tell(request, deed)
    return redirect("backoffice:recovery_case", token=token)


def _day(request: DeskRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("due_on", ""))
    except ValueError:
        raise NotFound from None


@require_POST
@desk(HANDLE)
def write(request: DeskRequest, token: str) -> HttpResponse:
    def deed(made: Complaint, at: datetime) -> str:
        words = request.POST.get("words", "")
        recovering.write_personally(complaint=made, words=words, by=request.agent, at=at)
        return _("Sent, signed with your name.")

    return _done(request, token, deed)


@require_POST
@desk(HANDLE)
def attempt(request: DeskRequest, token: str) -> HttpResponse:
    def deed(made: Complaint, at: datetime) -> str:
        kind, words = request.POST.get("kind", ""), request.POST.get("words", "")
        winning.note_attempt(complaint=made, kind=kind, words=words, by=request.agent, at=at)
        return _("Noted.")

    return _done(request, token, deed)


@require_POST
@desk(HANDLE)
def win_back(request: DeskRequest, token: str) -> HttpResponse:
    def deed(made: Complaint, at: datetime) -> str:
        words = request.POST.get("words", "")
        winning.win_back(complaint=made, words=words, by=request.agent, at=at)
        return _("Sent. This customer is not written to about it again.")

    return _done(request, token, deed)


@require_POST
@desk(HANDLE)
def invite(request: DeskRequest, token: str) -> HttpResponse:
    def deed(made: Complaint, at: datetime) -> str:
        what = request.POST.get("what", "")
        winning.invite_to_panel(complaint=made, what=what, by=request.agent, at=at)
        return _("Invited. No answer is a no.")

    return _done(request, token, deed)


@require_POST
@desk(HANDLE)
def lose(request: DeskRequest, token: str) -> HttpResponse:
    def deed(made: Complaint, at: datetime) -> str:
        because = request.POST.get("because", "")
        winning.mark_lost(complaint=made, because=because, by=request.agent, at=at)
        return _("Noted. What was tried stays on record.")

    return _done(request, token, deed)


def _done(
    request: DeskRequest, token: str, deed: Callable[[Complaint, datetime], str]
) -> HttpResponse:
    made = complaint_for(request.agent, token)
    tell(request, lambda at: deed(made, at))
    return redirect("backoffice:recovery_case", token=token)
