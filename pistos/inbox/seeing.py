"""A conversation through its customer's eyes: what they saw, when, and how long they waited."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.access import conversation_for
from pistos.conversations.models import AuthorKind, Conversation, Message
from pistos.conversations.queries.timeline import customer_time_line, promises_of
from pistos.customers.models import Customer
from pistos.inbox import frame, wording
from pistos.inbox.line import promise_state
from pistos.kit import clock, words
from pistos.replies.rules.waiting import Said, Turn, turns_of


@require_safe
@desk("see_inbox")
def as_customer(request: DeskRequest, token: str) -> HttpResponse:
    """What the customer saw of it, in order; read only, from what is recorded."""
    found = conversation_for(request.agent, token)
    at = clock.now()
    messages = customer_time_line(found)
    turns = turns_of([said_of(each) for each in messages], at)
    by_pk = {each.pk: each for each in messages}
    language = request.LANGUAGE_CODE
    context = {
        "conversation": found,
        "rows": [_row(turn, by_pk[turn.said.pk], found.customer, language) for turn in turns],
        "waits_now": _waits_now(turns, at, language),
        "longest": words.span_words(
            max((each.waited for each in turns if each.waited), default=timedelta()), language
        ),
        "has_waited": any(each.waited for each in turns),
        "page": found.page.get("title") or found.page.get("url", ""),
        "channel": wording.CHANNELS[found.channel],
        "promised": [
            {
                "what": wording.PROMISES[link.promise.kind],
                "state": promise_state(link.promise.standing),
                "due_at": link.promise.standing.due_at,
                "said": link.promise.words.text,
            }
            for link in promises_of(found)
            if link.promise.is_public
        ],
        "shop_zone": frame.speaking(request, at).zone,
    }
    return render(request, "inbox/as_customer.html", context)


def through_their_eyes(request: DeskRequest, found: Conversation, text: str) -> SafeString:
    """An answer that is not sent yet as its customer will read it, in their language."""
    at = clock.now()
    language = found.language
    with override(language):
        context = {
            "name": found.customer,
            "who": request.agent.name,
            "text": text,
            "language": language,
            "waited": words.span_words(at - found.waiting_since, language)
            if found.waiting_since
            else "",
            "wrote": found.in_count,
            "promised": _promised(found, at, language),
        }
        piece = render_to_string("inbox/their_eyes.html", context)
    heading = _("So %(name)s will read it") % {"name": found.customer}
    return render_to_string("inbox/eyes.html", {"heading": heading, "piece": piece})


def said_of(message: Message) -> Said:
    return Said(message.pk, message.direction == "in", _is_person(message), message.happened_at)


def _is_person(message: Message) -> bool:
    return message.author_kind == AuthorKind.PERSON


def _promised(found: Conversation, at: datetime, language: str) -> str:
    if found.due_at is None:
        return ""
    zone = ZoneInfo(found.zone or "UTC")
    moment = words.moment_words(found.due_at, at, zone, language)
    if found.due_at < at:
        return _("promised for %(when)s, and late") % {"when": moment}
    return _("promised for %(when)s") % {"when": moment}


def _row(turn: Turn, message: Message, customer: Customer, language: str) -> dict[str, Any]:
    return {
        "is_theirs": turn.said.is_customer,
        "who": _who(message, customer),
        "at": message.happened_at,
        "seen_at": message.seen_at,
        "is_lost": message.state in ("bounced", "failed"),
        "text": message.text,
        "language": message.language,
        "waited": words.span_words(turn.waited, language) if turn.waited else "",
        "again": turn.again,
    }


def _who(message: Message, customer: Customer) -> str:
    if message.direction == "in":
        return message.author_name or str(customer)
    if message.author_kind == AuthorKind.MACHINE:
        return _("Our program")
    return message.author_name


def _waits_now(turns: list[Turn], at: datetime, language: str) -> str:
    """How long they wait by now; empty where a person of ours had the last word."""
    since = None
    for turn in turns:
        if turn.said.is_customer:
            since = since or turn.said.at
        elif turn.said.is_person:
            since = None
    return words.span_words(at - since, language) if since else ""
