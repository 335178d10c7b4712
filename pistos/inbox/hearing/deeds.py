"""What every deed of a hearing shares: the conversation's hearing, one action, back to the panel."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from pistos.components.gate import DeskRequest
from pistos.conversations.access import conversation_for
from pistos.conversations.models import Conversation
from pistos.inbox import frame
from pistos.inbox.conversation import whole_page
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.listening.access import hearing_for
from pistos.listening.facts import Said
from pistos.listening.models import Hearing
from pistos.replies.facts import ReplyContext
from pistos.replies.rules.checks import check_public
from pistos.replies.rules.words import WORDS

Deed = Callable[[Hearing, datetime], object]
LONGEST = 100_000


def deed(request: DeskRequest, token: str, act: Deed, *, said: Said | None = None) -> HttpResponse:
    """One action on the hearing; a refusal comes back on the page, with the words that were written.

    What the checks remark on words that were `said` to the customer is told at once, while they can
    still be taken back: advice, since the step itself was the customer's to wait for.
    """
    found = conversation_for(request.agent, token)
    hearing = hearing_for(request.agent, found)
    try:
        act(hearing, clock.now())
    except Refused as refused:
        return refusal(request, found, str(refused))
    if said is not None:
        _advise(request, found, said.text)
    return back(request, found)


def _advise(request: DeskRequest, found: Conversation, text: str) -> None:
    for each in check_public(text, ReplyContext(language=found.language, is_hard=True)):
        if each.is_blocking:
            words = WORDS[each.words_key]
            messages.warning(request, f"{words.what} {words.todo}")


def refusal(request: DeskRequest, found: Conversation, words: str) -> HttpResponse:
    """The page again; what was written in the panel stands in its fields."""
    written = {name: request.POST.get(name, "")[:LONGEST] for name in WRITTEN}
    return whole_page(request, found, status=422, hearing_refused=words, hearing_written=written)


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
