"""Answers given before: by somebody else meanwhile, or nearly the same to other people."""

from dataclasses import dataclass

from django.db import connection

from pistos.conversations.models import (
    AnswerSettings,
    AuthorKind,
    Conversation,
    Direction,
    Macro,
    Message,
    MessageState,
)
from pistos.conversations.rules.likeness import NEAR_BITS, are_alike
from pistos.customers.queries import family_ids

LOOKED_AT = 2_000
MOST_SHOWN = 5

_NEAR = """
SELECT m.id FROM (
    SELECT id, conversation_id, likeness FROM conversations_message
    WHERE likeness IS NOT NULL ORDER BY id DESC LIMIT %s
) AS m JOIN conversations_conversation AS c ON c.id = m.conversation_id
WHERE bit_count((m.likeness # %s)::bit(64)) <= %s AND NOT c.customer_id = ANY(%s)
ORDER BY m.id DESC LIMIT 50
"""


@dataclass(frozen=True, slots=True)
class AlikeAnswer:
    """An answer that says nearly the same, given to another person."""

    conversation: Conversation
    message: Message


def answered_since(conversation: Conversation, message_id: int) -> Message | None:
    """The newest message a person of ours wrote to the customer after one was seen."""
    rows = conversation.messages.filter(
        direction=Direction.OUT, author_kind=AuthorKind.PERSON, pk__gt=message_id
    )
    return rows.exclude(state=MessageState.UNDONE).order_by("-pk").first()


def alike_answers(conversation: Conversation, text: str, likeness: int | None) -> list[AlikeAnswer]:
    """The newest answers to other people that say nearly the same; two queries, four when some do."""
    if likeness is None:
        return []
    with connection.cursor() as cursor:
        own = family_ids(conversation.customer)
        cursor.execute(_NEAR, [LOOKED_AT, likeness, NEAR_BITS, own])
        ids = [row[0] for row in cursor.fetchall()]
    if not ids:
        return []
    prepared = prepared_texts()
    rows = Message.objects.filter(pk__in=ids).select_related("conversation__customer")
    near = rows.exclude(state=MessageState.UNDONE).order_by("-pk")
    alike = [row for row in near if are_alike(text, row.text, prepared)]
    return [AlikeAnswer(row.conversation, row) for row in alike[:MOST_SHOWN]]


def prepared_texts() -> list[str]:
    """The shop's own texts, which may repeat: its macros and signatures in all languages."""
    texts: list[str] = []
    for macro in Macro.objects.filter(is_hidden=False).order_by("-used_count")[:300]:
        texts += [str(text) for text in macro.text.values()]
    newest = AnswerSettings.objects.order_by("-version").first()
    return texts + [str(text) for text in (newest.signature.values() if newest else ())]
