"""Which complaint a conversation is about."""

from pistos.complaints.models import Complaint
from pistos.conversations.models import Conversation


def complaint_of(conversation: Conversation) -> Complaint | None:
    """The newest complaint that began in this conversation, or joined it first; one query."""
    rows = Complaint.objects.filter(conversation=conversation).select_related("customer", "order")
    return rows.order_by("-pk").first()
