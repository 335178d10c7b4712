"""A conversation as its customer reads it: what was said, by whom, and what is promised. No queries."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.components.tags.speaking import language
from pistos.conversations.models import AuthorKind, ConversationPromise, Message, MessageState
from pistos.kit.words import number_words, span_words
from pistos.promises.models import Promise, PromiseKind
from pistos.storefront.order_words import chip

NOT_SENT = frozenset({MessageState.BOUNCED, MessageState.FAILED})


def promise_view(promise: Promise, at: datetime) -> dict[str, Any]:
    """The chip of a promise with its life, and the history of answers it rests on."""
    shown = chip(promise, at)
    if promise.kind == PromiseKind.ANSWER:
        shown["what"] = _("Our answer")
        shown["grounds"] = answer_grounds_words(promise.grounds)
    elif promise.kind == PromiseKind.CALL_BACK:
        shown["what"] = _("Our call")
        shown["grounds"] = ""
    elif promise.kind == PromiseKind.CUSTOM:
        shown["what"] = promise.words.text or shown["what"]
        shown["grounds"] = ""
    return shown


def answer_grounds_words(grounds: dict[str, Any]) -> str:
    """What history an answer's time rests on; that it is a cautious default where there is little."""
    if not grounds:
        return ""
    sample = int(grounds.get("sample") or 0)
    if grounds.get("is_default") or not sample:
        return _("There is little history of this kind yet, so this is a cautious time.")
    usual = timedelta(seconds=int(grounds.get("usual_seconds") or 0))
    return ngettext(
        "From %(count)s answer of ours: half came within %(usual)s of working time.",
        "From %(count)s answers of ours: half came within %(usual)s of working time.",
        sample,
    ) % {"count": number_words(sample, language()), "usual": span_words(usual, language())}


def shown_promises(rows: Sequence[ConversationPromise], at: datetime) -> list[dict[str, Any]]:
    """Promises made in a conversation; those that nobody told the customer are left out."""
    return [promise_view(row.promise, at) for row in rows if row.promise.is_public]


def message_view(message: Message) -> dict[str, Any]:
    """Who says it: "You", a person by name, or a machine, which says that it is one."""
    if message.direction == "in":
        who, kind = _("You"), "you"
    elif message.author_kind == AuthorKind.MACHINE:
        who, kind = _("Our program"), "machine"
    else:
        who, kind = message.author_name or _("The shop"), "person"
    return {
        "who": who,
        "kind": kind,
        "at": message.happened_at,
        "token": message.token,
        "text": message.text,
        "files": list(message.attachments.all()),
        "is_waiting": message.state in (MessageState.WAITING, MessageState.UNCERTAIN),
        "is_lost": message.state in NOT_SENT,
        "is_spoken": message.channel in ("phone", "store"),
    }
