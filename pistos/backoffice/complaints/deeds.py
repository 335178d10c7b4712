"""The deeds on a complaint: each one POST, one action."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.complaints.access import complaint_for
from pistos.complaints.actions.closing import Finding, close_with_cause
from pistos.complaints.actions.hearing import call_it_complaint
from pistos.complaints.actions.judging import Judgement, reclassify_complaint
from pistos.complaints.actions.standing import note_remedied, reopen_complaint
from pistos.complaints.models import Complaint
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.conversations.access import message_for


@require_POST
@desk("handle_complaints")
def judge(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Complaint, at: datetime) -> str:
        given = request.POST
        severity = given.get("severity", "")
        judgement = Judgement(
            int(severity) if severity.isdecimal() else 0,
            given.get("category", ""),
            given.get("reason", ""),
        )
        reclassify_complaint(complaint=found, judgement=judgement, by=request.agent, at=at)
        return _("Judged anew. What it was before stands in its history.")

    return _done(request, token, deed)


@require_POST
@desk("handle_complaints")
def remedied(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Complaint, at: datetime) -> str:
        evidence = request.POST.get("evidence", "")
        note_remedied(complaint=found, happened_at=at, evidence=evidence, by=by(request), at=at)
        return _("Noted. The customer is still to say whether it is well.")

    return _done(request, token, deed)


@require_POST
@desk("handle_complaints")
def close(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Complaint, at: datetime) -> str:
        finding = Finding(request.POST.getlist("code"), request.POST.get("found", ""))
        close_with_cause(complaint=found, finding=finding, by=request.agent, at=at)
        return _("Closed, with its cause and what was found.")

    return _done(request, token, deed)


@require_POST
@desk("handle_complaints")
def reopen(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: Complaint, at: datetime) -> str:
        words = request.POST.get("words", "")
        reopen_complaint(complaint=found, words=words, by=by(request), at=at)
        return _("Open again.")

    return _done(request, token, deed)


@require_POST
@desk("handle_complaints")
def from_message(request: DeskRequest, token: str) -> HttpResponse:
    """What a customer wrote in a conversation is a complaint."""
    message = message_for(request.agent, token)

    def deed(at: datetime) -> str:
        made = call_it_complaint(message=message, by=request.agent, at=at)
        return _("It is a complaint now, with number %(number)d.") % {"number": made.pk}

    tell(request, deed)
    return redirect("inbox:conversation", token=message.conversation.token)


def _done(
    request: DeskRequest, token: str, deed: Callable[[Complaint, datetime], str]
) -> HttpResponse:
    found = complaint_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:complaint", token=token)
