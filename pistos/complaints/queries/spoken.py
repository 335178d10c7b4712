"""Which complaint a conversation is about."""

from django.db.models import QuerySet

from pistos.complaints.models import Complaint
from pistos.conversations.models import Conversation


def complaint_of(conversation: Conversation) -> Complaint | None:
    """The newest complaint that began in this conversation, or joined it first; one query."""
    return newest_of(conversation.pk).select_related("customer", "order").first()


def newest_of(conversation_id: int) -> QuerySet[Complaint]:
    """The complaints that began in this conversation, or joined it first; the newest first."""
    return Complaint.objects.filter(conversation_id=conversation_id).order_by("-pk")
