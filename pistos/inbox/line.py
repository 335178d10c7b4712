"""The time line of a conversation as the page shows it: messages, notes, deeds and promises in one order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pistos.conversations.models import ConversationPromise, Direction, Message
from pistos.conversations.queries.timeline import TimeLine
from pistos.inbox import wording
from pistos.inbox.deed_words import deed_words
from pistos.inbox.message_look import House, message_html
from pistos.inbox.rows import Speaking
from pistos.promises.models import Standing


@dataclass(frozen=True, slots=True)
class Item:
    """`kind` is "day", "message", "deed" or "promise"; the fields of the other kinds are empty."""

    kind: str
    at: datetime
    number: int = 0
    day: date | None = None
    words: str = ""
    html: str = ""
    chip: dict[str, Any] = field(default_factory=dict)


def items_of(line: TimeLine, page: Speaking, house: House) -> list[Item]:
    """Messages and promises by the time they happened, with the days between them."""
    said = [_of_message(message, house, page) for message in line.messages]
    since = line.messages[0].happened_at if line.earlier_id and line.messages else None
    promised = [item for link in line.promises for item in _of_promise(link)]
    kept = [item for item in promised if since is None or item.at >= since]
    # A promise is told by the message of the same moment, so it stands after it.
    ordered = sorted(
        [*said, *kept],
        key=lambda item: (item.at, item.kind == "promise", item.number),
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
        return Item("deed", message.happened_at, message.pk, words=said)
    html = message_html(message, house, page)
    return Item("message", message.happened_at, message.pk, html=html)


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
