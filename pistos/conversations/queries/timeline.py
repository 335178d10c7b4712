"""The time line of a conversation: what was said and done, oldest first, with files and promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import BooleanField, ExpressionWrapper, Q

from pistos.conversations.models import (
    Attachment,
    Conversation,
    ConversationPromise,
    Direction,
    Message,
    MessageState,
    Presence,
)

SHOWN = 30
FRESH_SECONDS = 30
PRESENT = ("conversation", "heard_at", "wrote_at", "person__name")


@dataclass(frozen=True, slots=True)
class TimeLine:
    """`messages` have `has_html` beside them; their HTML is not loaded. `files` are by the message's id.

    `earlier_id` goes on to what came before, None where it began. `newest_id` is what a reply says it
    has seen.
    """

    messages: list[Message]
    promises: list[ConversationPromise]
    files: dict[int, list[Attachment]]
    earlier_id: int | None
    newest_id: int


def time_line(
    conversation: Conversation, *, before_id: int | None = None, size: int = SHOWN
) -> TimeLine:
    """The newest messages, or those before one; three queries however many there are."""
    rows = conversation.messages.exclude(state=MessageState.UNDONE)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    shown = rows.annotate(has_html=ExpressionWrapper(~Q(html=""), output_field=BooleanField()))
    found = list(shown.defer("html", "headers").order_by("-pk")[: size + 1])
    goes_on, found = len(found) > size, found[:size]
    found.reverse()
    return TimeLine(
        messages=cast("list[Message]", found),
        promises=promises_of(conversation),
        files=_files_of(found),
        earlier_id=found[0].pk if goes_on else None,
        newest_id=found[-1].pk if found and before_id is None else 0,
    )


def _files_of(messages: Iterable[Message]) -> dict[int, list[Attachment]]:
    files: dict[int, list[Attachment]] = {}
    ids = [message.pk for message in messages]
    for row in Attachment.objects.filter(message__in=ids).order_by("pk"):
        files.setdefault(row.message_id or 0, []).append(row)
    return files


def customer_time_line(conversation: Conversation, *, size: int = 200) -> list[Message]:
    """What the customer may see: both sides' messages with their files, no notes, nothing unsent."""
    rows = conversation.messages.filter(direction__in=(Direction.IN, Direction.OUT))
    rows = rows.exclude(state__in=(MessageState.HELD, MessageState.UNDONE))
    found = list(
        rows.defer("html", "headers").prefetch_related("attachments").order_by("-pk")[:size]
    )
    found.reverse()
    return found


def promises_of(conversation: Conversation) -> list[ConversationPromise]:
    """All promises made in it with where they stand, the next due first; one query."""
    rows = conversation.promised.select_related("promise__standing", "promise__words")
    return list(rows.order_by("-is_open", "promise__standing__due_at", "pk"))


def newest_message_id(conversation: Conversation) -> int:
    """The newest message of either side; notes and activity do not make an answer stale."""
    rows = conversation.messages.filter(direction__in=(Direction.IN, Direction.OUT))
    newest = rows.exclude(state=MessageState.UNDONE).order_by("-pk").values_list("pk", flat=True)
    return newest.first() or 0


def present(conversation: Conversation, at: datetime) -> list[Presence]:
    """Who has it open now, and the customer's side of a chat (no person); one query."""
    rows = conversation.presences.select_related("person").only(*PRESENT)
    found = list(rows.order_by("pk"))
    return [row for row in found if (at - row.heard_at).total_seconds() <= FRESH_SECONDS]
