"""Writing in a conversation: an answer, a word in between, a note, and the draft of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.access import conversation_for
from pistos.conversations.actions.answering import AnsweredMeanwhile, LooksAlike
from pistos.conversations.actions.noting import write_note
from pistos.conversations.facts import Reply
from pistos.conversations.models import Conversation, Draft, Purpose
from pistos.inbox import frame
from pistos.inbox.conversation import whole_page
from pistos.inbox.found import Read, commitments_of, read_promises
from pistos.inbox.remarks import accepted_of, kept_words, remarks_shown, weighed_of
from pistos.inbox.seeing import through_their_eyes
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.replies.actions.sending import HeldBack, send_reply

PURPOSES = {"answer": Purpose.ANSWER, "interim": Purpose.INTERIM}
MOST_FILES = 20


@require_POST
@desk("answer_customer")
def write(request: DeskRequest, token: str) -> HttpResponse:
    """Sends an answer or a word in between, or keeps a note: whichever was chosen, and one of them."""
    found = conversation_for(request.agent, token)
    if request.POST.get("purpose") == "note":
        return keep_note(request, found)
    return send(request, found)


def send(request: DeskRequest, found: Conversation) -> HttpResponse:
    """An answer; what a rule holds back comes back on the page with the words kept."""
    at = clock.now()
    text = request.POST.get("text", "")
    read = read_promises(text, found, frame.speaking(request, at), request.POST)
    if any(not each.is_decided for each in read):
        return held_back(
            request,
            found,
            read,
            kind="promise",
            words=_("Your words hold a promise. Say whether to make it, then send."),
        )
    try:
        send_reply(
            conversation=found,
            reply=reply_of(request, read),
            accepted=accepted_of(request),
            by=request.agent,
            at=at,
            weighed=weighed_of(request),
        )
    except HeldBack as refused:
        return held_back_by_checks(request, found, read, refused)
    except AnsweredMeanwhile as refused:
        return held_back(
            request, found, read, kind="answered", words=str(refused), answers=[refused.answer]
        )
    except LooksAlike as refused:
        places = [
            {
                "token": place.conversation.token,
                "who": str(place.conversation.customer),
                "at": place.message.happened_at,
            }
            for place in refused.places
        ]
        return held_back(request, found, read, kind="alike", words=str(refused), places=places)
    except Refused as refused:
        return held_back(request, found, read, kind="refused", words=str(refused))
    return back(request, found)


def held_back_by_checks(
    request: DeskRequest, found: Conversation, read: list[Read], refused: HeldBack
) -> HttpResponse:
    """What was remarked, each with why and what to do; a hard message as its customer will see it."""
    eyes = through_their_eyes(request, found, request.POST.get("text", ""))
    return held_back(
        request,
        found,
        read,
        kind="checks",
        words=str(refused),
        remarks=remarks_shown(request, refused.remarks, found),
        is_hard=refused.is_hard,
        weighed=weighed_of(request),
        eyes=eyes if refused.is_hard else "",
    )


@require_POST
@desk("answer_customer")
def preview(request: DeskRequest, token: str) -> HttpResponse:
    """The words as their customer will read them, and what they have waited; nothing is kept or sent."""
    found = conversation_for(request.agent, token)
    text = request.POST.get("text", "")
    guard = {"kind": "preview", "words": "", "eyes": through_their_eyes(request, found, text)}
    return written_page(request, found, guard=guard)


def keep_note(request: DeskRequest, found: Conversation) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        write_note(conversation=found, text=text, by=request.agent, at=clock.now())
    except Refused as refused:
        return held_back(request, found, [], kind="refused", words=str(refused))
    return back(request, found)


def reply_of(request: DeskRequest, read: list[Read]) -> Reply:
    data = request.POST
    files = [int(pk) for pk in data.getlist("file")[:MOST_FILES] if pk.isdecimal() and len(pk) < 19]
    seen = data.get("seen", "")
    return Reply(
        text=data.get("text", ""),
        purpose=PURPOSES.get(data.get("purpose", ""), Purpose.ANSWER),
        seen_message_id=int(seen) if seen.isdecimal() and len(seen) < 19 else 0,
        channel=data.get("channel", ""),
        client_id=data.get("client_id", "")[:80] or None,
        file_ids=tuple(files),
        commitments=commitments_of(read),
        closes=data.get("closes") == "yes",
        accepts_likeness=data.get("accepts_likeness") == "yes",
        macro_ids=prepared_of(request),
    )


def prepared_of(request: DeskRequest) -> tuple[int, ...]:
    """The prepared answers that the words began with, as the page carries them."""
    given = request.POST.getlist("prepared")[:MOST_FILES]
    return tuple({int(pk): None for pk in given if pk.isdecimal() and len(pk) < 10})


def held_back(
    request: DeskRequest,
    found: Conversation,
    read: list[Read],
    *,
    kind: str,
    words: str,
    **more: Any,
) -> HttpResponse:
    """The page again with what was written, why it was not sent, and what to do."""
    guard = {"kind": kind, "words": words, **more}
    return written_page(request, found, guard=guard, read=read, status=422)


def written_page(
    request: DeskRequest,
    found: Conversation,
    *,
    guard: dict[str, Any],
    read: list[Read] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The conversation's page with the words that were sent to it, and something above them."""
    # Who was told of the other answer has seen it; in all other cases nothing new was seen.
    seen = "" if guard["kind"] == "answered" else request.POST.get("seen", "")[:18]
    return whole_page(
        request,
        found,
        status=status,
        guard=guard,
        found=read or [],
        carried=kept_words(request, guard["kind"]),
        seen=seen if seen.isdecimal() else "",
        purpose=request.POST.get("purpose", "answer"),
        client_id=request.POST.get("client_id", "")[:80],
        draft=Draft(
            conversation=found,
            author=request.agent,
            text=request.POST.get("text", "")[:100_000],
            macro_ids=prepared_of(request),
        ),
    )


def back(request: DeskRequest, found: Conversation) -> HttpResponse:
    """To the conversation, with the list that stood beside it."""
    response = redirect("inbox:conversation", found.token)
    response["Location"] += frame.kept_query(request)
    return response
