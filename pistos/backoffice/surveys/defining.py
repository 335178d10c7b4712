"""Surveys and their questions are added and changed without code; waves begin by a click."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.backoffice.surveys.forms import (
    NewSurveyForm,
    SurveyForm,
    facts_initial,
    question_forms,
    questions_of,
)
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.shop.queries import the_shop
from pistos.surveys.access import survey_to_edit
from pistos.surveys.actions.defining import (
    QuestionsUnusable,
    add_default_surveys,
    add_survey,
    change_questions,
    edit_survey,
)
from pistos.surveys.actions.waves import begin_wave
from pistos.surveys.models import Survey
from pistos.surveys.queries.defined import questions_in_force
from pistos.surveys.rules.defaults import HELPED, WHY
from pistos.surveys.rules.questions import read_questions

FRESH = {
    "kind": "own",
    "trigger": "none",
    "wait_hours": 24,
    "again_after_days": 90,
    "answer_days": 30,
    "edit_hours": 24,
    "wave_days": 30,
    "alarm_days": 30,
    "is_active": True,
}


def problem_words(code: str) -> str:
    return {
        "none": _("Ask at least one question."),
        "too_many": _("Ten questions are the most: a short survey is answered."),
        "code_twice": _("Two questions are the same one."),
        "leading": _("The first question leads: it must be answered, on a scale."),
        "kind": _("Choose how it is answered."),
        "untranslated": _("Write it in each of the shop's languages."),
        "too_long": _("Make it shorter."),
        "aspect": _("A side of buying is rated from 1 to 5."),
        "choices": _("Give two to twelve answers to choose from."),
    }[code]


@require_POST
@desk("edit_surveys")
def add_usual(request: DeskRequest) -> HttpResponse:
    count = add_default_surveys(by=by(request), at=clock.now())
    messages.success(
        request,
        ngettext("%(count)s survey was added.", "%(count)s surveys were added.", count)
        % {"count": count},
    )
    return redirect("backoffice:surveys")


@GET_OR_POST
@desk("edit_surveys")
def add(request: DeskRequest) -> HttpResponse:
    """A new survey begins with one question of satisfaction and one for words; then these are changed."""
    languages = the_shop().languages
    form = NewSurveyForm(request.POST or None, languages=languages, initial=FRESH)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            made = add_survey(
                key=form.cleaned_data["key"],
                facts=form.facts(),
                questions=[HELPED, WHY],
                by=by(request),
                at=clock.now(),
            )
            return redirect("backoffice:survey_questions", key=made.key)
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/surveys/add.html", {"form": form}, status=status)


@GET_OR_POST
@desk("edit_surveys")
def change(request: DeskRequest, key: str) -> HttpResponse:
    found = survey_to_edit(request.agent, key)
    form = SurveyForm(
        request.POST or None, languages=the_shop().languages, initial=facts_initial(found)
    )
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            edit_survey(survey=found, facts=form.facts(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:survey", key=key)
    status = 422 if form.is_bound else 200
    context = _around(found) | {"form": form}
    return render(request, "backoffice/surveys/change.html", context, status=status)


@GET_OR_POST
@desk("edit_surveys")
def questions(request: DeskRequest, key: str) -> HttpResponse:
    found = survey_to_edit(request.agent, key)
    asked = questions_in_force(found)
    known = read_questions(asked.questions) if asked else []
    sent = request.POST if request.method == "POST" else None
    forms, problems = question_forms(known, the_shop().languages, sent), []
    are_valid = [form.is_valid() for form in forms]  # each, so that each shows what is wrong
    if sent is not None and all(are_valid):
        try:
            change_questions(
                survey=found, questions=questions_of(forms), by=by(request), at=clock.now()
            )
            messages.success(request, _("Saved. Invitations from now on ask this."))
            return redirect("backoffice:survey_questions", key=key)
        except QuestionsUnusable as refused:
            problems = [(at, problem_words(code)) for at, code in refused.problems]
    context = _around(found) | {
        "forms": forms,
        "problems": problems,
        "version": asked.number if asked else 0,
    }
    status = 422 if sent is not None else 200
    return render(request, "backoffice/surveys/questions.html", context, status=status)


@require_POST
@desk("edit_surveys")
def wave(request: DeskRequest, key: str) -> HttpResponse:
    found = survey_to_edit(request.agent, key)
    with refusal_told(request):
        begin_wave(survey=found, by=by(request), at=clock.now())
        messages.success(request, _("The wave has begun."))
    return redirect("backoffice:survey", key=key)


def _around(found: Survey) -> dict[str, object]:
    return {"survey": found, "name": text_in(found.name, language()) or found.key}
