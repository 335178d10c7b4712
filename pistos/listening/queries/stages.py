"""How far a matter is, as its customer sees it."""

from pistos.conversations.models import Conversation
from pistos.listening.models import Hearing, Step


def heard_of(conversation: Conversation) -> Hearing | None:
    """The hearing with what we said we understood and what we promised; None where there is none to show.

    One query.
    """
    rows = Hearing.objects.select_related("restatement", "promise__standing")
    return rows.filter(conversation=conversation).exclude(step=Step.SHORT).first()
