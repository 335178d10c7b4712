"""What every deed of a hearing shares: the conversation's hearing, one action, back to the panel."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from pistos.components.gate import DeskRequest
from pistos.conversations.access import conversation_for
from pistos.conversations.models import Conversation
from pistos.inbox import frame
from pistos.inbox.conversation import whole_page
from pistos.inbox.remarks import accepted_of, remarks_shown, weighed_of
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.listening.access import hearing_for
from pistos.listening.facts import Said
from pistos.listening.models import Hearing
from pistos.replies.actions.sending import HeldBack
from pistos.replies.facts import Heeded

Deed = Callable[[Hearing, datetime], object]
LONGEST = 100_000


def deed(request: DeskRequest, token: str, act: Deed) -> HttpResponse:
    """One action on the hearing; a refusal comes back on the page, with the words that were written, and
    what the checks remark on them.
    """
    found = conversation_for(request.agent, token)
    hearing = hearing_for(request.agent, found)
    try:
        act(hearing, clock.now())
    except HeldBack as refused:
        return refusal(request, found, str(refused), held=refused)
    except Refused as refused:
        return refusal(request, found, str(refused))
    return back(request, found)


def heeded_of(request: DeskRequest) -> Heeded:
    """What the agent answers to the checks."""
    return Heeded(accepted_of(request), weighed_of(request))


def refusal(
    request: DeskRequest, found: Conversation, words: str, *, held: HeldBack | None = None
) -> HttpResponse:
    """The page again; what was written in the panel stands in its fields, and what was remarked above."""
    written = {name: request.POST.get(name, "")[:LONGEST] for name in WRITTEN}
    more: dict[str, Any] = {}
    if held is not None:
        more["hearing_guard"] = {
            "remarks": remarks_shown(request, held.remarks, found),
            "is_hard": held.is_hard,
            "weighed": weighed_of(request),
        }
    return whole_page(
        request, found, status=422, hearing_refused=words, hearing_written=written, **more
    )


WRITTEN = ("text", "words", "due", "differs", "quote", "meaning")


def back(request: DeskRequest, found: Conversation) -> HttpResponse:
    """To the panel, open, since the next step stands there."""
    response = redirect("inbox:conversation", found.token)
    kept = frame.kept_query(request)
    response["Location"] += f"{kept}{'&' if kept else '?'}hearing=open"
    return response


def said_of(request: DeskRequest) -> Said:
    """The words of a step's form."""
    seen = request.POST.get("seen", "")
    return Said(
        request.POST.get("text", "")[:LONGEST],
        client_id=request.POST.get("client_id", "")[:80] or None,
        seen_message_id=int(seen) if seen.isdecimal() and len(seen) < 19 else 0,
    )


def told(request: DeskRequest, words: str) -> None:
    messages.success(request, words)


def numbers(values: list[str]) -> list[int]:
    return [int(one) for one in values[:100] if one.isdecimal() and len(one) < 19]
