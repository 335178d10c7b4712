"""One conversation with its queue and its customer beside it."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString

from pistos.accounts.rules import may
from pistos.components.gate import DeskRequest, desk
from pistos.conversations.access import conversation_for, draft_for
from pistos.conversations.models import Conversation, Draft, Purpose
from pistos.conversations.queries.desk import files_of_draft, macros_at_hand
from pistos.conversations.queries.reach import reach_of
from pistos.conversations.queries.timeline import TimeLine, present, time_line
from pistos.conversations.rules.channels import channels_in_order
from pistos.inbox import frame, wording
from pistos.inbox.at_hand import at_hand_of
from pistos.inbox.beside import beside
from pistos.inbox.hearing_panel import hearing_panel
from pistos.inbox.line import items_of, promise_state
from pistos.inbox.message_look import House
from pistos.inbox.next_step import Seen, next_step
from pistos.inbox.rendered import Pieces
from pistos.inbox.rows import Speaking
from pistos.inbox.snoozing import snoozes
from pistos.kit import clock
from pistos.kit.languages import text_in

PARTS = {
    "line": "inbox/time_line.html",
    "head": "inbox/head.html",
    "beside": "inbox/beside.html",
}
_DEEDS = Pieces("inbox/deeds.html", most=500)
_COMPOSER = Pieces("inbox/composer.html", most=500)


@desk("see_inbox")
def conversation(request: DeskRequest, token: str) -> HttpResponse:
    """The page, or with `part` one of its parts as a reload would render it."""
    found = conversation_for(request.agent, token)
    if found.token != token:
        return redirect("inbox:conversation", found.token)
    part = request.GET.get("part", "")
    if part in PARTS:
        return render(request, PARTS[part], page_of(request, found))
    return whole_page(request, found)


def whole_page(
    request: DeskRequest, found: Conversation, /, *, status: int = 200, **more: Any
) -> HttpResponse:
    """With `more` it is the page after a deed that was not done: the words and the reason stay."""
    at = clock.now()
    context = {
        **frame.live(),
        **frame.queue_pane(request, at, current=found.token, size=frame.SHORT),
        **page_of(request, found),
        **composer_of(request, found),
        **more,
    }
    context["hearing"] = hearing_panel(
        request, found, frame.speaking(request, at), more.get("hearing_written", {})
    )
    is_plain = not more or set(more) <= {"hearing_refused", "hearing_written", "hearing_guard"}
    if is_plain and draft_of(request, found) is None:
        context["composer"] = _empty_composer(request, found, context)
    return render(request, "inbox/conversation.html", context, status=status)


def page_of(request: DeskRequest, found: Conversation) -> dict[str, Any]:
    """Header, time line and customer."""
    at = clock.now()
    page = frame.speaking(request, at)
    before = request.GET.get("earlier", "")
    line = time_line(
        found, before_id=int(before) if before.isdecimal() and len(before) < 19 else None
    )
    draft = draft_of(request, found)
    colleagues = frame.people_of(request)
    crews = frame.teams_of(request)
    house = House(
        conversation=found,
        people={one.pk: one for one in colleagues},
        teams={one.pk: one.name for one in crews},
        files=line.files,
        may_delete=may(request.agent.role, "delete_message"),
    )
    owes_answer = any(link.is_open and link.kind == "answer" for link in line.promises)
    here = [row for row in present(found, at) if row.person_id != request.agent.pk]
    return {
        "conversation": found,
        "customer": found.customer,
        "channel": wording.CHANNELS[found.channel],
        "channel_sign": wording.CHANNEL_SIGNS[found.channel],
        "standing": wording.STATES[found.state],
        "standing_sign": wording.STATE_SIGNS[found.state],
        "items": items_of(line, page, house),
        "earlier_id": line.earlier_id,
        "is_earlier": bool(before),
        "newest_id": line.newest_id,
        "here": _here(here, page),
        "open_promises": open_promises(line),
        "can_greet": can_greet(found, line),
        "deeds": _deeds(request, found, page, owes_answer=owes_answer),
        "next": next_step(found, Seen(line, here, draft, request.agent), page),
        "kept_query": frame.kept_query(request),
        "page_url": reverse("inbox:conversation", args=[found.token]),
        "shop_zone": page.zone,
        **beside(request, found, page),
        **at_hand_of(found, line, request.LANGUAGE_CODE),
    }


def _deeds(
    request: DeskRequest, found: Conversation, page: Speaking, *, owes_answer: bool
) -> SafeString:
    """What can be done with the conversation."""
    look = {
        "conversation": {
            name: getattr(found, name) for name in ("token", "state", "assignee_id", "team_id")
        },
        "user": {"pk": request.agent.pk},
        "people": frame.named(one for one in frame.people_of(request) if one.is_active),
        "teams": frame.named(frame.teams_of(request)),
        "owes_answer": owes_answer,
        "tags_text": ", ".join(found.tags),
        "topic": found.topic,
        "snoozes": snoozes(page),
        "kept_query": frame.kept_query(request),
    }
    return _DEEDS.of(look, page.language, {"csrf_token": get_token(request)})


def _empty_composer(
    request: DeskRequest, found: Conversation, context: Mapping[str, Any]
) -> SafeString:
    """The composer where nothing was written yet."""
    said = ("ways", "purpose", "macros", "spoken", "kept_query", "can_greet")
    look = {name: context[name] for name in said}
    look |= {
        "conversation": {name: getattr(found, name) for name in ("token", "state", "language")},
        "customer": str(found.customer),
        "draft": {"pk": None, "text": ""},
        "newest_id": 0,
    }
    fresh = {"seen": str(context["newest_id"]), "client_id": context["client_id"]}
    fresh["csrf_token"] = get_token(request)
    return _COMPOSER.of(look, request.LANGUAGE_CODE, fresh)


def draft_of(request: DeskRequest, found: Conversation) -> Draft | None:
    """The agent's own draft; asked for once a page."""
    if not hasattr(request, "inbox_draft"):
        vars(request)["inbox_draft"] = draft_for(request.agent, found)
    draft: Draft | None = vars(request)["inbox_draft"]
    return draft


def can_greet(found: Conversation, line: TimeLine) -> bool:
    """Somebody waits, and no person greeted them since; the action asks once more."""
    since = found.waiting_since
    if since is None or found.state not in ("open", "snoozed"):
        return False
    greeted = (m for m in line.messages if m.purpose == Purpose.GREETING)
    return not any(message.happened_at >= since for message in greeted)


def open_promises(line: TimeLine) -> list[dict[str, Any]]:
    """Chips of what is still owed in this conversation."""
    return [
        {
            "what": wording.PROMISES[link.promise.kind],
            "state": promise_state(link.promise.standing),
            "due_at": link.promise.standing.due_at,
            "url": reverse("backoffice:promise", args=[link.promise.token]),
        }
        for link in line.promises
        if link.is_open
    ]


def _here(rows: list[Any], page: Speaking) -> list[dict[str, Any]]:
    """Who else looks at it, and who writes: a heartbeat of the last half minute."""
    return [
        {
            "name": row.person.name if row.person else "",
            "is_writing": row.wrote_at is not None
            and (page.at - row.wrote_at).total_seconds() < 15,
        }
        for row in rows
    ]


def composer_of(request: DeskRequest, found: Conversation) -> dict[str, Any]:
    """What the agent was writing, where it will go, and the identity that makes a double submit one."""
    draft = draft_of(request, found)
    ways = channels_in_order(reach_of(found, clock.now()))
    return {
        "ways": [
            {"code": code, "label": wording.CHANNELS[code], "is_chosen": place == 0}
            for place, code in enumerate(ways)
        ],
        "draft": draft or Draft(conversation=found, author=request.agent),
        "purpose": "note" if draft and draft.is_note else "answer",
        "client_id": secrets.token_urlsafe(12),
        "draft_files": files_of_draft(draft) if draft else [],
        "macros": [
            {"pk": macro.pk, "name": text_in(macro.name, request.LANGUAGE_CODE)}
            for macro in macros_at_hand()
        ],
        "spoken": wording.LANGUAGE_NAMES.get(found.language, found.language),
    }
