"""What a person said to us, wherever it was kept: that which ours may quote."""

from collections.abc import Sequence

from pistos.causes.models import Coding
from pistos.complaints.models import Complaint, ComplaintEntry
from pistos.conversations.models import Direction, Message


def said_by(customer_ids: Sequence[int]) -> list[str]:
    """Their messages, complaints, and words that were coded."""
    messages = Message.objects.filter(
        conversation__customer_id__in=customer_ids, direction=Direction.IN
    )
    complaints = Complaint.objects.filter(customer_id__in=customer_ids)
    return [
        *messages.values_list("text", flat=True),
        *(text for pair in complaints.values_list("text", "wished_words") for text in pair),
        *ComplaintEntry.objects.filter(complaint__in=complaints).values_list("words", flat=True),
        *Coding.objects.filter(customer_id__in=customer_ids).values_list("text", flat=True),
    ]
