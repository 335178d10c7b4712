"""What the time line says of each deed. `%(who)s` did it; the other names are the deed's own values."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.accounts.models import User
from pistos.conversations.models import Message
from pistos.inbox import wording
from pistos.inbox.rows import Speaking
from pistos.kit import words

DEEDS: dict[str, object] = {
    "tagged": gettext_lazy("%(who)s tagged it: %(tags)s."),
    "untagged": gettext_lazy("%(who)s took its tags away."),
    "topic": gettext_lazy("%(who)s said what it is about: %(topic)s."),
    "snoozed": gettext_lazy("%(who)s put it off, %(until)s."),
    "woken": gettext_lazy("It came back."),
    "closed": gettext_lazy("%(who)s closed it."),
    "closed_unanswered": gettext_lazy("%(who)s closed it without an answer."),
    "heard_right": gettext_lazy("The customer confirmed: we understood."),
    "heard_otherwise": gettext_lazy("The customer put right what we understood."),
    "short_path": gettext_lazy("%(who)s took the short path."),
    "left_open": gettext_lazy("It stays open: something in it is not settled."),
    "reopened": gettext_lazy("It was opened again."),
    "merged": gettext_lazy("%(who)s merged other conversations into it."),
    "split": gettext_lazy("%(who)s made the later messages a conversation of their own."),
    "split_from": gettext_lazy("It was split from conversation #%(conversation_id)s."),
    "spam": gettext_lazy("%(who)s marked it as spam."),
    "not_spam": gettext_lazy("%(who)s took it back from spam."),
    "blocked": gettext_lazy("%(who)s blocked the sender."),
    "deleted": gettext_lazy("%(who)s deleted a message."),
    "resent": gettext_lazy("%(who)s had a message sent again."),
    "channel_changed": gettext_lazy("It could not go by %(old)s and goes by %(new)s."),
    "promise_too_late": gettext_lazy(
        "“%(words)s” was over when it was sent; nothing was promised."
    ),
    "stranger": gettext_lazy(
        "They quoted conversation #%(conversation_id)s, in which they take no part."
    ),
    "call_back_promised": gettext_lazy("A call back was promised."),
    "call_back_cancelled": gettext_lazy("The promised call was cancelled."),
    "call_back_tried": gettext_lazy("%(who)s called and nobody answered (%(tries)s)."),
    "called_in_vain": gettext_lazy("They called several times, and the line was busy."),
    "moved": gettext_lazy("It belongs to another customer's record now."),
    "may_slip": gettext_lazy("The promised time is nearly over."),
    "answer_moved": gettext_lazy("The customer was told a new time."),
    "escalated": gettext_lazy("It rose to %(to)s."),
    "given": gettext_lazy("%(who)s gave it to %(to)s."),
    "taken": gettext_lazy("%(who)s took it."),
    "given_back": gettext_lazy("%(who)s gave it back to everyone."),
    "given_team": gettext_lazy("%(who)s gave it to the team %(team)s."),
}


def deed_words(
    message: Message, people: Mapping[int, User], teams: Mapping[int, str], page: Speaking
) -> str:
    """The sentence of one deed; a deed without a sentence of its own is named plainly."""
    values: dict[str, Any] = dict(message.activity)
    name = _name(values, message)
    who = people.get(message.author_id or 0)
    to = people.get(_number(values.get("person_id")))
    said = {
        **{key: str(value) for key, value in values.items()},
        "who": who.name if who else _("The program"),
        "to": to.name if to else _("a colleague"),
        "team": teams.get(_number(values.get("team_id")), ""),
        "tags": ", ".join(map(str, values.get("tags") or [])),
        "until": _until(values.get("until"), page),
        "old": str(wording.CHANNELS.get(str(values.get("old")), "")),
        "new": str(wording.CHANNELS.get(str(values.get("new")), "")),
    }
    sentence = DEEDS.get(name)
    if sentence is None:
        return _("%(who)s changed the conversation.") % said
    return str(sentence) % said


def _name(values: Mapping[str, Any], message: Message) -> str:
    """The deed, told apart by its values where the sentence differs."""
    deed = str(values.get("deed", ""))
    if deed in TOLD_APART:
        return TOLD_APART[deed](values, message)
    return deed


def _assigned(values: Mapping[str, Any], message: Message) -> str:
    if values.get("person_id"):
        return "taken" if values["person_id"] == message.author_id else "given"
    return "given_team" if values.get("team_id") else "given_back"


def _closed(values: Mapping[str, Any], message: Message) -> str:
    return "closed" if values.get("was_answered", True) else "closed_unanswered"


def _tagged(values: Mapping[str, Any], message: Message) -> str:
    return "tagged" if values.get("tags") else "untagged"


TOLD_APART: dict[str, Callable[[Mapping[str, Any], Message], str]] = {
    "assigned": _assigned,
    "closed": _closed,
    "tagged": _tagged,
}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _until(value: object, page: Speaking) -> str:
    try:
        until = datetime.fromisoformat(str(value))
    except ValueError:
        return ""
    return words.until_words(until, page.at, page.zone, page.language)
