"""The loaders of messages that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.notifications.models import Message, Suppression


def message_for(agent: User, message_id: int) -> Message:
    """A message that staff may read; those with secret words are NotFound for everybody."""
    require(agent, "see_customers")
    found = Message.objects.filter(pk=message_id, is_secret=False).first()
    if found is None:
        raise NotFound
    return found


def suppression_for(agent: User, suppression_id: int) -> Suppression:
    """An address that takes no mail, for staff who may write to customers."""
    require(agent, "notify_customer")
    found = Suppression.objects.filter(pk=suppression_id).first()
    if found is None:
        raise NotFound
    return found
