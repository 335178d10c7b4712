"""The time line of a conversation: what was said and done, oldest first, with files and promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from pistos.conversations.models import (
    Attachment,
    Conversation,
    ConversationPromise,
    Direction,
    Message,
    MessageState,
    Presence,
)
from pistos.kit.planned import Planned

SHOWN = 30
FRESH_SECONDS = 30
NEWEST = 2**63 - 1
"""No message has so large a number."""

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


def time_line(conversation: Conversation, *, before_id: int | None = None) -> TimeLine:
    """The newest messages, or those before one; three queries however many there are."""
    found = _SHOWN(conversation.pk, before_id if before_id is not None else NEWEST)
    goes_on, found = len(found) > SHOWN, found[:SHOWN]
    found.reverse()
    for message in found:
        message.conversation = conversation
    return TimeLine(
        messages=found,
        promises=promises_of(conversation),
        files=_files_of(conversation, found),
        earlier_id=found[0].pk if goes_on else None,
        newest_id=found[-1].pk if found and before_id is None else 0,
    )


def _files_of(
    conversation: Conversation, messages: Iterable[Message]
) -> dict[int, list[Attachment]]:
    files: dict[int, list[Attachment]] = {}
    ids = [message.pk for message in messages]
    for row in _FILES(min(ids), max(ids), conversation.pk) if ids else ():
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
    found = _PROMISED(conversation.pk)
    for row in found:
        row.conversation = conversation
    return found


def newest_message_id(conversation: Conversation) -> int:
    """The newest message of either side; notes and activity do not make an answer stale."""
    rows = conversation.messages.filter(direction__in=(Direction.IN, Direction.OUT))
    newest = rows.exclude(state=MessageState.UNDONE).order_by("-pk").values_list("pk", flat=True)
    return newest.first() or 0


def present(conversation: Conversation, at: datetime) -> list[Presence]:
    """Who has it open now, and the customer's side of a chat (no person); one query."""
    found = _PRESENT(conversation.pk)
    return [row for row in found if (at - row.heard_at).total_seconds() <= FRESH_SECONDS]


def _shown(conversation: int, before: int) -> QuerySet[Message]:
    rows = Message.objects.filter(conversation_id=conversation, pk__lt=before)
    rows = rows.exclude(state=MessageState.UNDONE)
    shown = rows.annotate(has_html=ExpressionWrapper(~Q(html=""), output_field=BooleanField()))
    return shown.defer("html", "headers").order_by("-pk")[: SHOWN + 1]


def _promised(conversation: int) -> QuerySet[ConversationPromise]:
    rows = ConversationPromise.objects.filter(conversation_id=conversation)
    beside = rows.select_related("promise__standing", "promise__words")
    return beside.order_by("-is_open", "promise__standing__due_at", "pk")


def _present(conversation: int) -> QuerySet[Presence]:
    rows = Presence.objects.filter(conversation_id=conversation).select_related("person")
    return rows.only(*PRESENT).order_by("pk")


def _files(first: int, last: int, conversation: int) -> QuerySet[Attachment]:
    rows = Attachment.objects.filter(message_id__gte=first, message_id__lte=last)
    return rows.filter(message__conversation_id=conversation).order_by("pk")


_SHOWN = Planned("messages_shown", _shown, int, int)
_PROMISED = Planned("conversation_promised", _promised, int)
_PRESENT = Planned("conversation_present", _present, int)
_FILES = Planned("messages_files", _files, int, int, int)
