"""What makes this customer hesitate: noted, answered, settled; with the answers that helped others."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pistos.components.gate import DeskRequest, by, desk
from pistos.conversations.access import conversation_for, doubt_answer_for, doubt_for
from pistos.conversations.actions import doubts as deeds
from pistos.conversations.models import Doubt
from pistos.conversations.queries.doubts import (
    answers_given,
    doubts_in,
    said_after_answer,
    suggested_in,
)
from pistos.conversations.rules.doubts import DOUBT_WORDS
from pistos.kit import clock


@require_safe
@desk("see_inbox")
def doubts(request: DeskRequest, token: str) -> HttpResponse:
    conversation = conversation_for(request.agent, token)
    rows = doubts_in(conversation)
    noted = {row.kind for row in rows if row.settled_at is None}
    unanswered = {row.kind for row in rows if _is_unanswered(row)}
    given = answers_given(unanswered, conversation.language)
    suggested = [kind for kind in suggested_in(conversation) if kind not in noted]
    context = {
        "conversation": conversation,
        "rows": [
            {
                "doubt": row,
                "label": DOUBT_WORDS[row.kind],
                "answers": given.get(row.kind, []) if _is_unanswered(row) else [],
            }
            for row in rows
        ],
        "suggested": [(kind, DOUBT_WORDS[kind]) for kind in suggested],
        "others": [
            (kind, label)
            for kind, label in DOUBT_WORDS.items()
            if kind not in noted and kind not in suggested
        ],
    }
    return render(request, "inbox/doubts.html", context)


@require_POST
@desk("answer_customer")
def note(request: DeskRequest, token: str) -> HttpResponse:
    conversation = conversation_for(request.agent, token)
    deeds.note_doubt(
        conversation=conversation,
        kind=request.POST.get("kind", ""),
        by=by(request),
        at=clock.now(),
    )
    return redirect("inbox:doubts", conversation.token)


@require_POST
@desk("answer_customer")
def answer(request: DeskRequest, doubt_id: int) -> HttpResponse:
    found = doubt_for(request.agent, doubt_id)
    deeds.answer_doubt(
        doubt=found, text=request.POST.get("text", ""), by=by(request), at=clock.now()
    )
    return _back(found)


@require_POST
@desk("answer_customer")
def use(request: DeskRequest, doubt_id: int, answer_id: int) -> HttpResponse:
    found = doubt_for(request.agent, doubt_id)
    given = doubt_answer_for(request.agent, answer_id)
    deeds.use_answer(doubt=found, answer=given, by=by(request), at=clock.now())
    return _back(found)


@require_POST
@desk("answer_customer")
def resolve(request: DeskRequest, doubt_id: int) -> HttpResponse:
    """The customer wrote that it helped: their newest message after the answer says so."""
    found = doubt_for(request.agent, doubt_id)
    said = said_after_answer(found)
    deeds.resolve_doubt(doubt=found, by=by(request), at=clock.now(), said=said)
    return _back(found)


@require_POST
@desk("answer_customer")
def leave(request: DeskRequest, doubt_id: int) -> HttpResponse:
    found = doubt_for(request.agent, doubt_id)
    deeds.leave_doubt(doubt=found, by=by(request), at=clock.now())
    return _back(found)


def _back(doubt: Doubt) -> HttpResponse:
    return redirect("inbox:doubts", doubt.conversation.token)


def _is_unanswered(doubt: Doubt) -> bool:
    return doubt.settled_at is None and doubt.answer_id is None
