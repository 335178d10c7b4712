"""The gate: the only loaders of hearings that edges use."""

from datetime import datetime

from django.conf import settings

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.models import Conversation
from pistos.kit.errors import NotFound
from pistos.listening.models import Finding, Hearing, Restatement


def hearing_for(agent: User, conversation: Conversation) -> Hearing:
    """The hearing of a conversation that the agent opened."""
    require(agent, "see_inbox")
    found = Hearing.objects.select_related("conversation").filter(conversation=conversation).first()
    if found is None:
        raise NotFound
    return found


def finding_for(agent: User, conversation: Conversation, finding_id: int) -> Finding:
    require(agent, "see_inbox")
    rows = Finding.objects.select_related("hearing__conversation", "message")
    found = rows.filter(pk=finding_id, hearing__conversation=conversation).first()
    if found is None:
        raise NotFound
    return found


def address_of(restatement: Restatement, language: str) -> str:
    """The absolute address at which the customer says whether we understood."""
    return f"{settings.SITE_URL}/{language or 'en'}/heard/{restatement.token}/"


def restatement_of_link(token: str, at: datetime) -> Restatement:
    """The restatement that a customer's link opens; NotFound once it is over, taken back, or erased."""
    rows = Restatement.objects.select_related("hearing__conversation__customer")
    found = rows.filter(token=token, expires_at__gt=at).exclude(state="taken_back").first()
    if found is None or found.hearing.conversation.customer.is_erased or not found.text:
        raise NotFound
    return found
