"""The deeds on a mistake: each one POST, one action."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.backoffice.mistakes import one
from pistos.backoffice.mistakes.doing import done
from pistos.backoffice.replies.remarks import accepted_of
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.kit.errors import NotFound
from pistos.mistakes.access import colleague_named, evidence_named, mistake_for
from pistos.mistakes.actions import correcting, finding, recurring
from pistos.mistakes.actions.writing import correction_of
from pistos.mistakes.facts import Analysis, Done, Learned, Plan, Series, Shown
from pistos.mistakes.models import LessonKind, Mistake
from pistos.mistakes.queries.alike import complaints_like


def _done(
    request: DeskRequest, found: Mistake, name: str, form: Any, deed: Callable[[], str]
) -> HttpResponse:
    """Does it and goes back to the page; a form that is not right is shown again with what is wrong."""
    bound: dict[str, Any] = {name: form}
    if done(request, form, deed, bound):
        return redirect("backoffice:mistake", found.token)
    return one.page(request, mistake_for(request.agent, found.token), bound)


@require_POST
@desk("handle_mistakes")
def show(request: DeskRequest, token: str) -> HttpResponse:
    found, form = mistake_for(request.agent, token), one.evidence_form(request.POST)

    def deed() -> str:
        order, address = evidence_named(request.agent, form.cleaned_data["where"])
        at = clock.now()
        shown = Shown(
            Ref("order", str(order.pk)) if order else Ref("address", address),
            order.placed_at if order else at,
            order.customer if order else None,
            form.cleaned_data["words"],
        )
        finding.add_evidence(mistake=found, shown=shown, by=by(request), at=at)
        return _("Linked.")

    return _done(request, found, "evidence", form, deed)


@require_POST
@desk("handle_mistakes")
def contain(request: DeskRequest, token: str) -> HttpResponse:
    found = mistake_for(request.agent, token)
    form = one.contain_form(found, request.POST)

    def deed() -> str:
        words = form.cleaned_data["words"]
        finding.contain_mistake(mistake=found, words=words, by=by(request), at=clock.now())
        return _("Noted.")

    return _done(request, found, "contain", form, deed)


@require_POST
@desk("handle_mistakes")
def analyse(request: DeskRequest, token: str) -> HttpResponse:
    found = mistake_for(request.agent, token)
    form = one.why_form(found, request.POST)

    def deed() -> str:
        data = form.cleaned_data
        kind, _colon, key = data["facet"].partition(":")
        series = Series(data["cause"], kind, key)
        analysis = Analysis(form.whys(), data["root_cause"], series)
        finding.analyse_mistake(mistake=found, analysis=analysis, by=by(request), at=clock.now())
        return _("Noted.")

    return _done(request, found, "why", form, deed)


@require_POST
@desk("handle_mistakes")
def plan(request: DeskRequest, token: str) -> HttpResponse:
    found = mistake_for(request.agent, token)
    form = one.plan_form(found, correction_of(found), request.POST)

    def deed() -> str:
        data = form.cleaned_data
        planned = Plan(
            data["action"],
            colleague_named(request.agent, data["owner"]),
            data["due_on"],
            data["window_days"],
            data["drop_percent"],
        )
        correcting.plan_correction(mistake=found, plan=planned, by=by(request), at=clock.now())
        return _("Planned. Those who reported it are promised the day.")

    return _done(request, found, "plan", form, deed)


@require_POST
@desk("handle_mistakes")
def correct(request: DeskRequest, token: str) -> HttpResponse:
    found = mistake_for(request.agent, token)
    form = one.done_form(found, request.POST)

    def deed() -> str:
        data = form.cleaned_data
        done = Done(
            data["words"],
            form.by_language("problem"),
            form.by_language("action"),
            data["cost_amount"],
            accepted_of(request),
        )
        correcting.record_correction(mistake=found, done=done, by=by(request), at=clock.now())
        return _("Recorded. Those who reported it are told; its effect is measured from tomorrow.")

    return _done(request, found, "corrected", form, deed)


@require_POST
@desk("handle_mistakes")
def learn(request: DeskRequest, token: str) -> HttpResponse:
    found, form = mistake_for(request.agent, token), one.lesson_form(request.POST)

    def deed() -> str:
        learned = Learned(LessonKind(form.cleaned_data["kind"]), form.cleaned_data["words"])
        correcting.take_lesson(mistake=found, learned=learned, by=by(request), at=clock.now())
        return _("The lesson stands.")

    return _done(request, found, "lesson", form, deed)


@require_POST
@desk("close_mistake")
def close(request: DeskRequest, token: str) -> HttpResponse:
    found = mistake_for(request.agent, token, "close_mistake")
    seen = request.POST.get("round", "")
    with refusal_told(request):
        correcting.close_mistake(
            mistake=found,
            seen_round=int(seen) if seen.isdecimal() else 0,
            by=by(request),
            at=clock.now(),
        )
        messages.success(request, _("Closed. It stands on the page of what was corrected."))
    return redirect("backoffice:mistake", token)


@require_POST
@desk("handle_mistakes")
def reopen(request: DeskRequest, token: str) -> HttpResponse:
    found = mistake_for(request.agent, token)
    form = one.reopen_form(request.POST)

    def deed() -> str:
        because = form.cleaned_data["words"]
        recurring.reopen_mistake(mistake=found, because=because, by=by(request), at=clock.now())
        return _("Opened again.")

    return _done(request, found, "reopen", form, deed)


@require_POST
@desk("handle_mistakes")
def same(request: DeskRequest, token: str) -> HttpResponse:
    """A complaint that reads alike is the same mistake again."""
    found = mistake_for(request.agent, token)
    alike = {str(each.complaint.pk): each.complaint for each in complaints_like(found)}
    complaint = alike.get(request.POST.get("complaint", ""))
    if complaint is None:
        raise NotFound
    shown = Shown(Ref("complaint", str(complaint.pk)), complaint.heard_at, complaint.customer)
    recurring.note_same_cause(mistake=found, shown=shown, by=by(request), at=clock.now())
    messages.success(request, _("Noted as the same mistake again."))
    return redirect("backoffice:mistake", token)
