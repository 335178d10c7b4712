"""The choice of a partner on the desk: criteria, candidates, recommendation, decision."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice import measure_words as said
from pistos.backoffice.partner_deeds import GET_OR_POST, Incomplete
from pistos.backoffice.partner_forms import WordsForm
from pistos.backoffice.selection_forms import (
    AssessmentForm,
    CandidateForm,
    CriteriaForm,
    DecisionForm,
    OpenForm,
)
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.kit import clock, words
from pistos.scorecards import actions
from pistos.scorecards.access import candidate_to_judge, selection_for, selection_to_decide
from pistos.scorecards.models import Candidate, Selection
from pistos.scorecards.queries.selections import Judged, judged, missing_steps, newest_selections
from pistos.scorecards.rules.selection import SKIPPABLE, Judgement, criteria_of


@require_safe
@desk("see_partners")
def selections(request: DeskRequest) -> HttpResponse:
    context = {
        "rows": [
            {"selection": row, "kind": said.PARTNER_KINDS[row.kind]} for row in newest_selections()
        ],
        "may_choose": may(request.agent.role, "choose_partner"),
    }
    return render(request, "backoffice/selections/list.html", context)


@GET_OR_POST
@desk("choose_partner")
def open_selection(request: DeskRequest) -> HttpResponse:
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.open_selection(
            kind=form.cleaned_data["kind"],
            title=form.cleaned_data["title"],
            by=by(request),
            at=clock.now(),
        )
        return _page(made.pk)
    return _form(request, form, _("A new choice"), _("Begin"))


@require_safe
@desk("see_partners")
def selection(request: DeskRequest, selection_id: int) -> HttpResponse:
    found = judged(selection_for(request.agent, selection_id))
    known = [candidate.partner_id for candidate, _judgement in found.rows]
    is_open = found.selection.decided_at is None
    context = {
        "selection": found.selection,
        "kind": said.PARTNER_KINDS[found.selection.kind],
        "gates": [said.code_words(said.GATES, code) for code in found.criteria.gates],
        "weights": [
            (said.code_words(said.CRITERIA, code), words.percent_words(weight, language(), 0))
            for code, weight in found.criteria.weights.items()
        ],
        "least": found.criteria.alternatives,
        "rows": [_candidate(found, *row) for row in found.rows],
        "recommended": found.recommended,
        "skipped": [(said.STEPS[step], why) for step, why in found.selection.skipped.items()],
        "skippable": [
            {"step": step, "label": said.STEPS[step]}
            for step in SKIPPABLE
            if step not in found.selection.skipped
        ],
        "candidate_form": CandidateForm(kind=found.selection.kind, known=known),
        "may_choose": is_open and may(request.agent.role, "choose_partner"),
    }
    return render(request, "backoffice/selections/selection.html", context)


def _candidate(found: Judged, candidate: Candidate, judgement: Judgement) -> dict[str, Any]:
    number = words.number_words(round(judgement.total, 1), language())
    return {
        "candidate": candidate,
        "place": judgement.place,
        "total": _("%(number)s of 10") % {"number": number},
        "failed": [said.code_words(said.GATES, code) for code in judgement.failed],
        "unanswered": [said.code_words(said.GATES, code) for code in judgement.unanswered],
        "weak": [said.code_words(said.CRITERIA, code) for code in judgement.weak],
        "parts": [
            (
                said.code_words(said.CRITERIA, code),
                words.number_words(round(part, 1), language()),
                candidate.evidence.get(code, ""),
            )
            for code, part in judgement.parts.items()
        ],
        "missing": [said.STEPS[step] for step in missing_steps(found, candidate)],
        "is_excluded": judgement.is_excluded,
        "is_recommended": found.recommended is not None and found.recommended.pk == candidate.pk,
    }


@GET_OR_POST
@desk("choose_partner")
def criteria(request: DeskRequest, selection_id: int) -> HttpResponse:
    found = selection_to_decide(request.agent, selection_id)
    now = criteria_of(found.criteria)
    form = CriteriaForm(request.POST or None, criteria=now, initial=CriteriaForm.initial_of(now))
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            actions.set_criteria(
                selection=found, criteria=form.criteria(), by=by(request), at=clock.now()
            )
            return _page(selection_id)
    return _form(request, form, _("Gates and weights"), _("Save"), found)


@require_POST
@desk("choose_partner")
def add_candidate(request: DeskRequest, selection_id: int) -> HttpResponse:
    found = selection_to_decide(request.agent, selection_id)
    form = CandidateForm(request.POST, kind=found.kind, known=[])
    if not form.is_valid():
        raise Incomplete(_("Choose a firm."))
    actions.add_candidate(
        selection=found, partner=form.cleaned_data["partner"], by=by(request), at=clock.now()
    )
    return _page(selection_id)


@GET_OR_POST
@desk("choose_partner")
def assess(request: DeskRequest, selection_id: int, code: str) -> HttpResponse:
    found = candidate_to_judge(request.agent, selection_id, code)
    form = AssessmentForm(
        request.POST or None,
        criteria=criteria_of(found.selection.criteria),
        initial=AssessmentForm.initial_of(found),
    )
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            actions.assess_candidate(
                candidate=found, assessment=form.assessment(), by=by(request), at=clock.now()
            )
            return _page(selection_id)
    return _form(request, form, found.partner.name, _("Save"), found.selection)


@require_POST
@desk("choose_partner")
def check_reference(request: DeskRequest, selection_id: int, code: str) -> HttpResponse:
    found = candidate_to_judge(request.agent, selection_id, code)
    actions.check_reference(candidate=found, words=_words(request), by=by(request), at=clock.now())
    return _page(selection_id)


@require_POST
@desk("choose_partner")
def skip(request: DeskRequest, selection_id: int, step: str) -> HttpResponse:
    found = selection_to_decide(request.agent, selection_id)
    actions.skip_choice_step(
        selection=found, step=step, reason=_words(request), by=by(request), at=clock.now()
    )
    return _page(selection_id)


@require_POST
@desk("choose_partner")
def decide(request: DeskRequest, selection_id: int) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise Incomplete(_("Choose a firm."))
    candidate = candidate_to_judge(request.agent, selection_id, form.cleaned_data["candidate"])
    actions.decide_selection(
        selection=candidate.selection,
        candidate=candidate,
        because=form.cleaned_data["because"],
        by=by(request),
        at=clock.now(),
    )
    return _page(selection_id)


def _page(selection_id: int) -> HttpResponse:
    return redirect("backoffice:selection", selection_id)


def _words(request: DeskRequest) -> str:
    form = WordsForm(request.POST)
    if not form.is_valid():
        raise Incomplete(_("Write it in words, in at most 500 characters."))
    return str(form.cleaned_data["words"])


def _form(
    request: DeskRequest, form: Any, title: str, button: str, found: Selection | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "selection": found}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/selections/form.html", context, status=status)
