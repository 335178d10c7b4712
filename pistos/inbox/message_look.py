"""How one message looks: who wrote, what became of it, its files, and what can be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from pistos.accounts.models import User
from pistos.conversations.models import Attachment, Channel, Conversation, Direction, Message
from pistos.inbox import wording
from pistos.inbox.rendered import Pieces
from pistos.inbox.rows import Speaking

PREVIEWED = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
MOST_PREVIEWED_BYTES = 8 * 1024 * 1024
_PIECES = Pieces("inbox/message.html")


@dataclass(frozen=True, slots=True)
class House:
    """The conversation, who may be named in it (also those who left), and what its reader may do.

    `files` are those of each message, by its id.
    """

    conversation: Conversation
    people: Mapping[int, User]
    teams: Mapping[int, str]
    files: Mapping[int, Sequence[Attachment]]
    may_delete: bool


def message_html(message: Message, house: House, page: Speaking) -> SafeString:
    """Kept by all that its look depends on; who is somebody of ours goes by the name they have now."""
    found = house.conversation
    person = house.people.get(message.author_id or 0) if message.author_kind == "person" else None
    # In the chat an address is the browser's token, which names nobody.
    address = "" if message.channel == Channel.CHAT else message.author_address
    who = person.name if person else message.author_name or address
    is_ours = message.direction == Direction.OUT
    can_undo = is_ours and message.state == "held" and message.author_id == page.agent_id
    files = tuple(house.files.get(message.pk, ()))
    key = (
        message.pk, message.state, message.text, message.quoted, message.problem, message.seen_at,
        message.send_at if can_undo else None, can_undo, house.may_delete, who, files,
        found.token, found.channel, found.subject,
        page.language, page.zone, page.at.astimezone(page.zone).date(),
    )  # fmt: skip
    kept = _PIECES.kept.get(key)
    if kept is not None:
        return kept
    context = {
        "message": message,
        "conversation": found,
        "may_delete": house.may_delete,
        "can_undo": can_undo,
        "can_resend": is_ours and message.state in ("uncertain", "failed"),
        "who": who,
        "is_note": message.direction == Direction.NOTE,
        "author": wording.AUTHORS[message.author_kind],
        "author_sign": wording.AUTHOR_SIGNS[message.author_kind],
        "purpose": wording.PURPOSES.get(message.purpose, ""),
        "channel": wording.CHANNELS[message.channel] if message.channel != found.channel else "",
        "channel_sign": wording.CHANNEL_SIGNS[message.channel],
        "delivery": wording.DELIVERY[message.state] if is_ours else "",
        "delivery_sign": wording.DELIVERY_SIGNS.get(message.state, ""),
        "delivery_tone": wording.DELIVERY_TONES.get(message.state, ""),
        "files": [_file(attachment) for attachment in files],
        "now": page.at,
        "zone": page.zone,
    }
    return _PIECES.html(key, context)


def _file(attachment: Attachment) -> dict[str, Any]:
    is_picture = (
        attachment.content_type in PREVIEWED
        and attachment.size <= MOST_PREVIEWED_BYTES
        and not attachment.refused
    )
    return {
        "file": attachment,
        "is_picture": is_picture,
        "refused": wording.FILES_REFUSED.get(attachment.refused, "") if attachment.refused else "",
    }
