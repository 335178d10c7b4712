"""What a visitor's chat shows: exactly this, whatever the browser missed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import QuerySet

from pistos.accounts.models import User
from pistos.conversations.models import (
    Conversation,
    ConversationState,
    Direction,
    Message,
    MessageState,
    Presence,
)
from pistos.visits.models import Visitor

PORTION = 200
HERE = timedelta(seconds=45)
TYPING = timedelta(seconds=6)


@dataclass(frozen=True, slots=True)
class Chat:
    """`messages` are those after the one asked for, oldest first, with their files; `count` is how many
    the whole chat has, so that a browser notices what was taken away. `people` are the agents named.

    `seen_at` is when an agent last had it open; `here` and `typing` who has it open now, and writes.
    """

    messages: Sequence[Message] = ()
    count: int = 0
    people: dict[int, User] = field(default_factory=dict)
    seen_at: datetime | None = None
    here: str = ""
    typing: str = ""


def chat_of(visitor: Visitor, *, after_id: int, at: datetime) -> Chat:
    """The chat of one browser: the newest 200 messages after one. Five queries however many there are."""
    shown = messages_shown(visitor)
    newest = shown.filter(pk__gt=after_id).defer("html", "quoted", "headers")
    found = list(newest.prefetch_related("attachments").order_by("-pk")[:PORTION])
    found.reverse()
    ids = {row.author_id for row in found if row.author_kind == "person" and row.author_id}
    present = list(
        Presence.objects.filter(
            conversation__visitor=visitor, person__isnull=False
        ).select_related("person").order_by("-looked_at")
    )  # fmt: skip
    here = [row for row in present if row.heard_at > at - HERE]
    writing = [row for row in here if row.wrote_at and row.wrote_at > at - TYPING]
    return Chat(
        messages=found,
        count=shown.count(),
        people=User.objects.in_bulk(ids) if ids else {},
        seen_at=present[0].looked_at if present else None,
        here=_name(here),
        typing=_name(writing),
    )


def messages_shown(visitor: Visitor) -> QuerySet[Message]:
    """What both sides said in the browser's conversations; nothing unsent, no notes."""
    rows = Message.objects.filter(
        conversation__visitor=visitor, direction__in=(Direction.IN, Direction.OUT)
    )
    unsent = (MessageState.HELD, MessageState.UNDONE)
    return rows.exclude(state__in=unsent).exclude(
        direction=Direction.OUT, state=MessageState.WAITING, channel="chat"
    )


def is_in_conversation(visitor: Visitor) -> bool:
    """Whether a conversation with the visitor is under way."""
    done = (ConversationState.CLOSED, ConversationState.SPAM)
    return Conversation.objects.filter(visitor=visitor).exclude(state__in=done).exists()


def _name(rows: list[Presence]) -> str:
    return rows[0].person.name if rows and rows[0].person else ""
