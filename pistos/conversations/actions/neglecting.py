"""Counting that a customer was let down, on what is open with them."""

from django.db.models import F

from pistos.conversations.models import Conversation, ConversationState


def note_neglect(*, customer_id: int) -> int:
    """Their open conversations count one more neglect; returns how many. The caller publishes why."""
    open_ = Conversation.objects.filter(
        customer_id=customer_id,
        state__in=[
            ConversationState.OPEN,
            ConversationState.WAITING,
            ConversationState.SNOOZED,
        ],
    )
    return open_.update(neglect=F("neglect") + 1)
