"""Conversations follow their customers."""

from collections.abc import Sequence

from django.db import transaction

from pistos.conversations.models import Conversation


@transaction.atomic
def move_conversations(*, from_ids: Sequence[int], to_id: int) -> int:
    """Conversations of merged customers become those of the one kept; returns how many.

    Follows `CustomersMerged`, which tells of it; told twice, done once.
    """
    return Conversation.objects.filter(customer_id__in=list(from_ids)).update(customer_id=to_id)
