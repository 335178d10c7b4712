"""One complaint being put right: the apology with its plan, the remedy, the words afterwards."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.queries import staff_who_may
from pistos.backoffice.mistakes.doing import done
from pistos.backoffice.remedies.recovery_forms import ApologyForm, StepForm, WordForm
from pistos.backoffice.replies.remarks import accepted_of
from pistos.complaints.access import apology_for, complaint_for, plan_step_for
from pistos.complaints.actions import apologising, recovering, winning
from pistos.complaints.models import UNRESOLVED, CaseState, Complaint, Recovery, RecoveryAttempt
from pistos.complaints.queries.plans import ApologyShown, apologies_of, recovery_of
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.replies.facts import Heeded

HANDLE = "handle_complaints"


FORMS = {
    "word": gettext_lazy("In your own words: that we count on them"),
    "panel": gettext_lazy("What was changed because of them"),
    "back": gettext_lazy("In your own words; no discount, no reminder"),
}
"""The words afterwards, each with what its form asks for."""


@require_safe
@desk("see_complaints")
def case(request: DeskRequest, token: str) -> HttpResponse:
    return _page(request, complaint_for(request.agent, token), {})


def _page(request: DeskRequest, made: Complaint, bound: dict[str, Any]) -> HttpResponse:
    """`bound` holds the form that comes back by its name, with what the checks remark on it."""
    row = recovery_of(made)
    context = {
        "made": made,
        "state": CaseState(made.state).label,
        "apologies": [_apology(each, bound) for each in apologies_of(made)],
        "form": bound.get("apology") or _form(request),
        "recovery": row,
        "panel": Recovery.Panel(row.panel).label if row else "",
        "attempts": [
            {"one": each, "kind": RecoveryAttempt.Kind(each.kind).label}
            for each in made.attempts.select_related("by").order_by("pk")
        ],
        "kinds": [kind for kind in RecoveryAttempt.Kind.choices if kind[0] in ("call", "visit")],
        "is_open": made.state in UNRESOLVED,
        **{f"{name}_form": bound.get(name) or _word(name) for name in FORMS},
        "remarks": bound.get("remarks"),
        "remarked": next((name for name in bound if name != "remarks"), ""),
    }
    return render(request, "backoffice/remedies/case.html", context, status=422 if bound else 200)


def _apology(shown: ApologyShown, bound: dict[str, Any]) -> dict[str, Any]:
    name = f"step_{shown.apology.pk}"
    return {
        "one": shown.apology,
        "name": name,
        "step_form": bound.get(name) or StepForm(auto_id=f"{name}_%s"),
        "steps": [
            {"step": step.step, "state": _state(step.promise.standing.state, step.step)}
            for step in shown.steps
        ],
    }


def _state(standing: str, step: object) -> str:
    return "fulfilled_late" if standing == "broken" and getattr(step, "done_at", None) else standing


def _form(request: DeskRequest, data: object = None) -> ApologyForm:
    return ApologyForm(data, people=list(staff_who_may(HANDLE)), agent=request.agent)


def _word(name: str, data: object = None) -> WordForm:
    return WordForm(data, label=str(FORMS[name]), auto_id=f"{name}_%s")


@require_POST
@desk(HANDLE)
def apologise(request: DeskRequest, token: str) -> HttpResponse:
    made, form = complaint_for(request.agent, token), _form(request, request.POST)

    def deed() -> str:
        facts = form.value(request.agent, accepted_of(request))
        apologising.send_apology(complaint=made, apology=facts, by=request.agent, at=clock.now())
        return _("Sent. Each step is promised by its day.")

    return _sent(request, made, {"apology": form}, deed)


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
    name = f"step_{apology.pk}"
    form = StepForm(request.POST, auto_id=f"{name}_%s")

    def deed() -> str:
        apologising.add_step(
            apology=apology,
            step=form.value(request.agent),
            heeded=Heeded(accepted_of(request)),
            by=request.agent,
            at=clock.now(),
        )
        return _("Added. The customer was told, and its day is promised.")

    return _sent(request, complaint_for(request.agent, token), {name: form}, deed)


def _day(request: DeskRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("due_on", ""))
    except ValueError:
        raise NotFound from None


@require_POST
@desk(HANDLE)
def write(request: DeskRequest, token: str) -> HttpResponse:
    sent = _("Sent, signed with your name.")
    return _sent_word(request, token, "word", recovering.write_personally, sent)


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
    sent = _("Sent. This customer is not written to about it again.")
    return _sent_word(request, token, "back", winning.win_back, sent)


@require_POST
@desk(HANDLE)
def invite(request: DeskRequest, token: str) -> HttpResponse:
    sent = _("Invited. No answer is a no.")
    return _sent_word(request, token, "panel", winning.invite_to_panel, sent)


@require_POST
@desk(HANDLE)
def lose(request: DeskRequest, token: str) -> HttpResponse:
    def deed(made: Complaint, at: datetime) -> str:
        because = request.POST.get("because", "")
        winning.mark_lost(complaint=made, because=because, by=request.agent, at=at)
        return _("Noted. What was tried stays on record.")

    return _done(request, token, deed)


def _sent_word(
    request: DeskRequest, token: str, name: str, send: Callable[..., object], sent: str
) -> HttpResponse:
    """A word afterwards, by the action that sends it; `name` is its form's in FORMS."""
    made, form = complaint_for(request.agent, token), _word(name, request.POST)

    def deed() -> str:
        words, heeded = form.cleaned_data["words"], form.heeded(accepted_of(request))
        send(complaint=made, words=words, heeded=heeded, by=request.agent, at=clock.now())
        return sent

    return _sent(request, made, {name: form}, deed)


def _sent(
    request: DeskRequest, made: Complaint, bound: dict[str, Any], deed: Callable[[], str]
) -> HttpResponse:
    """Words that go to the customer: sent, or on their form again with what the checks remark."""
    [form] = bound.values()
    if done(request, form, deed, bound):
        return redirect("backoffice:recovery_case", token=made.token)
    return _page(request, made, bound)


def _done(
    request: DeskRequest, token: str, deed: Callable[[Complaint, datetime], str]
) -> HttpResponse:
    made = complaint_for(request.agent, token)
    tell(request, lambda at: deed(made, at))
    return redirect("backoffice:recovery_case", token=token)
