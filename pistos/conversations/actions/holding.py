"""Holding a conversation: one deed at a time changes it."""

from pistos.conversations.models import Conversation, Message


def held(conversation: Conversation) -> Conversation:
    """The conversation as it is now, or the one it was merged into, locked until the transaction ends."""
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("customer")
    rows = rows.defer("words")
    fresh = rows.get(pk=conversation.pk)
    while fresh.merged_into_id:
        fresh = rows.get(pk=fresh.merged_into_id)
    return fresh


def held_alone(conversation: Conversation) -> Conversation:
    """The row itself, locked, though it may have been merged."""
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("customer")
    rows = rows.defer("words")
    return rows.get(pk=conversation.pk)


def held_message(message: Message) -> tuple[Conversation, Message]:
    """A message as it is now with its conversation, both locked; the conversation always first."""
    where = Message.objects.values_list("conversation_id", flat=True).get(pk=message.pk)
    while True:
        conversation = held_alone(Conversation(pk=where))
        fresh = Message.objects.select_for_update().get(pk=message.pk)
        if fresh.conversation_id == where:
            return conversation, fresh
        where = fresh.conversation_id
