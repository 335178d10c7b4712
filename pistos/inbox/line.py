"""The time line of a conversation as the page shows it: messages, notes, deeds and promises in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pistos.accounts.models import User
from pistos.conversations.models import Attachment, ConversationPromise, Direction, Message
from pistos.conversations.queries.timeline import TimeLine
from pistos.inbox import wording
from pistos.inbox.deed_words import deed_words
from pistos.inbox.rows import Speaking
from pistos.promises.models import Standing

PREVIEWED = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
MOST_PREVIEWED_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Item:
    """`kind` is "day", "message", "note", "deed" or "promise"; the fields of the other kinds are empty."""

    kind: str
    at: datetime
    day: date | None = None
    message: Message | None = None
    who: str = ""
    author: object = ""
    author_sign: str = ""
    purpose: object = ""
    channel: object = ""
    channel_sign: str = ""
    delivery: object = ""
    delivery_sign: str = ""
    delivery_tone: str = ""
    files: list[dict[str, Any]] = field(default_factory=list)
    can_undo: bool = False
    can_resend: bool = False
    words: object = ""
    chip: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class House:
    """Who may be named in it: colleagues, also those who left, and teams; and the channel it runs on."""

    people: Mapping[int, User]
    teams: Mapping[int, str]
    channel: str


def items_of(line: TimeLine, page: Speaking, house: House) -> list[Item]:
    """Messages and promises by the time they happened, with the days between them."""
    said = [_of_message(message, house, page) for message in line.messages]
    since = line.messages[0].happened_at if line.earlier_id and line.messages else None
    promised = [item for link in line.promises for item in _of_promise(link)]
    kept = [item for item in promised if since is None or item.at >= since]
    # A promise is told by the message of the same moment, so it stands after it.
    ordered = sorted(
        [*said, *kept],
        key=lambda item: (item.at, item.kind == "promise", item.message.pk if item.message else 0),
    )
    return _with_days(ordered, page)


def _with_days(items: Sequence[Item], page: Speaking) -> list[Item]:
    shown: list[Item] = []
    last: date | None = None
    for item in items:
        day = item.at.astimezone(page.zone).date()
        if day != last:
            shown.append(Item("day", item.at, day=day))
            last = day
        shown.append(item)
    return shown


def _of_message(message: Message, house: House, page: Speaking) -> Item:
    if message.direction == Direction.ACTIVITY:
        said = deed_words(message, house.people, house.teams, page)
        return Item("deed", message.happened_at, message=message, words=said)
    is_note = message.direction == Direction.NOTE
    is_ours = message.direction == Direction.OUT
    person = house.people.get(message.author_id or 0) if message.author_kind == "person" else None
    return Item(
        kind="note" if is_note else "message",
        at=message.happened_at,
        message=message,
        who=person.name if person else message.author_name or message.author_address,
        author=wording.AUTHORS[message.author_kind],
        author_sign=wording.AUTHOR_SIGNS[message.author_kind],
        purpose=wording.PURPOSES.get(message.purpose, ""),
        channel=wording.CHANNELS[message.channel] if message.channel != house.channel else "",
        channel_sign=wording.CHANNEL_SIGNS[message.channel],
        delivery=wording.DELIVERY[message.state] if is_ours else "",
        delivery_sign=wording.DELIVERY_SIGNS.get(message.state, "") if is_ours else "",
        delivery_tone=wording.DELIVERY_TONES.get(message.state, "") if is_ours else "",
        files=[_file(attachment) for attachment in message.attachments.all()],
        can_undo=is_ours and message.state == "held" and message.author_id == page.agent_id,
        can_resend=is_ours and message.state in ("uncertain", "failed"),
    )


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


def _of_promise(link: ConversationPromise) -> list[Item]:
    """Where it was made, with how it stands now; and where it ended."""
    promise, standing = link.promise, link.promise.standing
    state, what = promise_state(standing), wording.PROMISES[promise.kind]
    chip = {"what": what, "due_at": standing.due_at, "state": state, "token": promise.token}
    made = Item("promise", promise.made_at, words="made", chip=chip)
    ended = standing.fulfilled_at or standing.settled_at
    if ended is None or standing.state == "open":
        return [made]
    return [made, Item("promise", ended, words="ended", chip=chip)]


def promise_state(standing: Standing) -> str:
    """The state that a chip shows."""
    if standing.state == "open":
        return "at_risk" if standing.risk >= 0.5 else "moved" if standing.move_count else "open"
    if standing.state == "kept":
        return "corrected" if standing.is_corrected else "kept"
    if standing.state == "broken":
        if standing.is_overturned:
            return "overturned"
        return "fulfilled_late" if standing.fulfilled_at else "broken"
    return standing.state
