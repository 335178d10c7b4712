"""Surveys by telephone: whom to call, what to say, and what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.backoffice.surveys.words import answer_label
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.kit.languages import text_in
from pistos.surveys.access import call_for, survey_for
from pistos.surveys.actions.answering import AnswersUnusable
from pistos.surveys.actions.calling import list_calls, note_call
from pistos.surveys.facts import CallNote
from pistos.surveys.models import CallState, SurveyCall
from pistos.surveys.queries.calls import calls_made, calls_to_make
from pistos.surveys.rules.questions import Question, read_questions
from pistos.surveys.rules.scales import Kind

STATES = {
    CallState.WAITING: (gettext_lazy("To call"), "open"),
    CallState.DONE: (gettext_lazy("Answered"), "kept"),
    CallState.REFUSED: (gettext_lazy("Did not want to"), "withdrawn"),
    CallState.MISSED: (gettext_lazy("Not reached"), "unproven"),
}
LATER = (
    (60, gettext_lazy("in an hour")),
    (240, gettext_lazy("in four hours")),
    (1440, gettext_lazy("tomorrow at this time")),
    (10080, gettext_lazy("in a week")),
)


@require_safe
@desk("log_call")
def calls(request: DeskRequest) -> HttpResponse:
    """The next to call first, and the last that were called."""
    at = clock.now()
    context = {
        "to_make": [_row(row) | {"is_due": row.next_at <= at} for row in calls_to_make()],
        "made": [_row(row) for row in calls_made()],
    }
    return render(request, "backoffice/surveys/calls.html", context)


@GET_OR_POST
@desk("log_call")
def call(request: DeskRequest, token: str) -> HttpResponse:
    """One call: the script, the questions in the customer's language, and what came of it."""
    found, wrong = call_for(request.agent, token), {}
    if request.method == "POST":
        try:
            done = note_call(call=found, note=_note(request), by=request.agent, at=clock.now())
            messages.success(
                request,
                _("Noted. It stands in the customer's history.")
                if done.state != CallState.WAITING or done.said_in_id
                else _("Noted. It stands here again tomorrow."),
            )
            return redirect("backoffice:survey_calls")
        except AnswersUnusable as refused:
            wrong = refused.wrong
            messages.error(request, str(refused))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("backoffice:survey_calls")
    status = 422 if wrong else 200
    return render(
        request, "backoffice/surveys/call.html", _context(request, found, wrong), status=status
    )


@require_POST
@desk("edit_surveys")
def list_more(request: DeskRequest, key: str) -> HttpResponse:
    found = survey_for(request.agent, key)
    most = request.POST.get("most", "")
    with refusal_told(request):
        made = list_calls(
            survey=found,
            most=int(most) if most.isdigit() else 20,
            by=by(request),
            at=clock.now(),
        )
        messages.success(
            request,
            ngettext(
                "%(count)s customer is on the list.",
                "%(count)s customers are on the list.",
                len(made),
            )
            % {"count": len(made)},
        )
        return redirect("backoffice:survey_calls")
    return redirect("backoffice:survey", key=key)


def _note(request: DeskRequest) -> CallNote:
    sent = request.POST.dict()
    minutes = sent.get("minutes", "")
    return CallNote(
        outcome=sent.get("outcome", ""),
        answers={name[2:]: value for name, value in sent.items() if name.startswith("a-")},
        words=sent.get("words", "")[:500],
        minutes=int(minutes) if minutes.isdigit() else 1440,
    )


def _row(row: SurveyCall) -> dict[str, Any]:
    return {
        "call": row,
        "customer": row.invitation.customer,
        "survey": text_in(row.invitation.survey.name, language()),
        "state": STATES[CallState(row.state)],
    }


def _context(request: DeskRequest, found: SurveyCall, wrong: dict[str, str]) -> dict[str, Any]:
    invitation = found.invitation
    spoken = invitation.language
    sent = request.POST.dict() if request.method == "POST" else {}
    with override(spoken):
        asked = [
            _asked(row, spoken, sent, wrong)
            for row in read_questions(invitation.question_set.questions)
        ]
    return _row(found) | {
        "script": text_in(invitation.survey.script, spoken),
        "spoken": spoken,
        "questions": asked,
        "words": sent.get("words", ""),
        "later": LATER,
        "is_open": found.state == CallState.WAITING,
    }


def _asked(
    row: Question, spoken: str, sent: dict[str, str], wrong: dict[str, str]
) -> dict[str, Any]:
    chosen = sent.get(f"a-{row.code}", "")
    options = [] if row.scale is None else list(row.scale.values)
    return {
        "code": row.code,
        "text": text_in(row.text, spoken),
        "is_required": row.is_required,
        "is_wrong": row.code in wrong,
        "said": chosen,
        "options": [(value, _label(row, value, spoken), chosen == str(value)) for value in options],
    }


def _label(row: Question, value: int, spoken: str) -> str:
    if row.kind == Kind.CHOICE:
        return text_in(row.choices[value - 1], spoken)
    return answer_label(row.kind, value)
