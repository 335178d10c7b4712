"""The chat as the widget holds it: plain values, the same for a reload and after any gap."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from pistos.chat import tokens
from pistos.conversations.actions.writing import visitor_stream
from pistos.conversations.facts import Estimate
from pistos.conversations.models import Attachment, Direction, Message
from pistos.conversations.queries.chat import Chat, chat_of
from pistos.conversations.queries.waits import present_wait
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.kit.words import until_words
from pistos.realtime import tickets
from pistos.realtime.queries import positions
from pistos.shop.queries import the_shop_or_none
from pistos.visits.models import Invitation, Visitor

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
WAIT_SECONDS = 10.0
_ZONES = frozenset(available_timezones())
_wait: dict[str, tuple[float, Estimate]] = {}


def state_of(visitor: Visitor, *, after_id: int, at: datetime) -> dict[str, object]:
    """Messages after one, and what stands around them. The stream's place is read first: whatever comes
    between is told once more, and nothing is missed."""
    stream = visitor_stream(visitor.pk)
    seen = positions(stream)
    chat = chat_of(visitor, after_id=after_id, at=at)
    return {
        "messages": [message_row(message, chat) for message in chat.messages],
        "count": chat.count,
        "seen": _moment(chat.seen_at),
        "here": chat.here,
        "typing": chat.typing,
        "ticket": tickets.issue(seen),
        "email": visitor.email if visitor.mail_agreed_at else "",
        "agreed": visitor.agreed_at is not None,
        "wait": wait_now(visitor.language, visitor.zone, at),
    }


def message_row(message: Message, chat: Chat) -> dict[str, object]:
    """One utterance. `by` says who wrote it: "you", "person" or "machine"."""
    is_theirs = message.direction == Direction.IN
    person = chat.people.get(message.author_id or 0) if message.author_kind == "person" else None
    row: dict[str, object] = {
        "id": message.pk,
        "by": "you" if is_theirs else "person" if person else "machine",
        "name": "" if is_theirs else person.name if person else "",
        "text": message.text,
        "at": _moment(message.happened_at),
        "files": [_file_row(file, message) for file in message.attachments.all()],
    }
    if is_theirs and message.client_id:
        row["client"] = message.client_id.partition(":")[2]
    if not is_theirs and message.activity.get("card"):
        row["card"] = message.activity["card"]
    return row


def _file_row(file: Attachment, message: Message) -> dict[str, object]:
    if file.refused:
        return {"name": file.name, "size": file.size}
    signed = tokens.sign_file(file.token, message.conversation_id)
    return {
        "name": file.name,
        "size": file.size,
        "url": f"/chat/file/{signed}",
        "picture": file.content_type in PICTURES,
    }


def invitation_shown(invitation: Invitation, language: str) -> dict[str, object]:
    shop = the_shop_or_none()
    fallback = shop.default_language if shop else "en"
    text = text_in(invitation.rule.text, language, fallback)
    return {"invitation": invitation.token, "text": text}


def wait_now(language: str, zone: str, at: datetime) -> dict[str, object]:
    """When an answer comes to whoever writes now, as a day and an hour of theirs. Asked of history at
    most every ten seconds; before the shop is set up nothing is said."""
    try:
        estimate = _estimate(at)
    except NotFound:
        return {}
    shop = the_shop_or_none()
    place = ZoneInfo(zone if zone in _ZONES else shop.time_zone if shop else "UTC")
    is_open = bool(estimate.grounds.get("is_open", True))
    until = until_words(estimate.due_at, at, place, language)
    said = (
        _("If you write now, you will have our answer: %(until)s.")
        if is_open
        else _("We are closed now. If you write, you will have our answer: %(until)s.")
    )
    return {"text": said % {"until": until}, "open": is_open}


def _estimate(at: datetime) -> Estimate:
    held = _wait.get("chat")
    if held is None or time.monotonic() - held[0] > WAIT_SECONDS or held[1].due_at <= at:
        held = (time.monotonic(), present_wait("chat", at))
        _wait["chat"] = held
    return held[1]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
