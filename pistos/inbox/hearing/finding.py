"""Listening: deciding what is suggested, marking more, and saying which questions are answered."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.access import conversation_for
from pistos.inbox.hearing.deeds import deed, numbers
from pistos.kit.errors import NotFound
from pistos.listening.access import finding_for
from pistos.listening.actions.finding import (
    confirm_all,
    confirm_finding,
    dismiss_finding,
    finish_listening,
    mark_finding,
    note_answered,
)
from pistos.listening.facts import Mark


@require_POST
@desk("answer_customer")
def decide(request: DeskRequest, token: str) -> HttpResponse:
    """One is so ("yes" with its number) or not ("no"); or all that is suggested is so."""
    if request.POST.get("all") == "yes":
        return deed(
            request, token, lambda found, at: confirm_all(hearing=found, by=request.agent, at=at)
        )
    ids = numbers([request.POST.get("yes") or request.POST.get("no") or ""])
    if not ids:
        raise NotFound
    conversation = conversation_for(request.agent, token)
    finding = finding_for(request.agent, conversation, ids[0])
    act = confirm_finding if request.POST.get("yes") else dismiss_finding
    return deed(request, token, lambda _found, at: act(finding=finding, by=request.agent, at=at))


@require_POST
@desk("answer_customer")
def mark(request: DeskRequest, token: str) -> HttpResponse:
    data = request.POST
    marked = Mark(data.get("kind", ""), data.get("quote", ""), data.get("meaning", ""))
    return deed(
        request,
        token,
        lambda found, at: mark_finding(hearing=found, mark=marked, by=request.agent, at=at),
    )


@require_POST
@desk("answer_customer")
def answered(request: DeskRequest, token: str) -> HttpResponse:
    ids = numbers(request.POST.getlist("question"))
    return deed(
        request,
        token,
        lambda found, at: note_answered(hearing=found, finding_ids=ids, by=request.agent, at=at),
    )


@require_POST
@desk("answer_customer")
def listened(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request, token, lambda found, at: finish_listening(hearing=found, by=request.agent, at=at)
    )
