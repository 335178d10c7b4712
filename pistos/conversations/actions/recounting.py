"""A conversation's columns told anew from its messages, after these were moved."""

from pistos.conversations.models import (
    AuthorKind,
    Conversation,
    Direction,
    MessageState,
    Purpose,
)
from pistos.conversations.rules.standing import Columns, Said, columns_of

SPOKEN = (MessageState.RECEIVED, MessageState.SENT, MessageState.WAITING, MessageState.BOUNCED)


def recount(conversation: Conversation) -> Columns:
    """Sets the columns, unsaved; the caller holds the conversation. One query."""
    rows = conversation.messages.filter(
        direction__in=(Direction.IN, Direction.OUT), state__in=SPOKEN
    )
    said = [
        Said(
            id=row.pk,
            happened_at=row.happened_at,
            text=row.text,
            is_in=row.direction == Direction.IN and row.author_kind == AuthorKind.CUSTOMER,
            is_answer=row.purpose == Purpose.ANSWER and row.state == MessageState.SENT,
            is_contact=row.direction == Direction.OUT and row.state == MessageState.SENT,
        )
        for row in rows.order_by("pk").defer("html", "quoted", "headers")
    ]
    columns = columns_of(said)
    for name in ("in_count", "answer_count", "last_in_at", "last_contact_at", "first_answer_at"):
        setattr(conversation, name, getattr(columns, name))
    conversation.snippet = columns.snippet
    conversation.last_message_at = columns.last_message_at or conversation.last_message_at
    return columns
