"""How a customer can be reached now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from pistos.conversations.models import Channel, Conversation
from pistos.conversations.rules.channels import Reach, channels_in_order
from pistos.customers.models import Customer
from pistos.kit.phones import international
from pistos.notifications.ports import text_sender
from pistos.notifications.queries import is_suppressed
from pistos.shop.queries import the_shop

THERE_FOR = timedelta(seconds=60)


def reach_of(conversation: Conversation, at: datetime, *, failed: Iterable[str] = ()) -> Reach:
    """What is known of the way to the conversation's customer; three queries at most."""
    customer = conversation.customer
    reachable: set[str] = set()
    if takes_mail(customer):
        reachable.add(Channel.EMAIL)
    if takes_texts(customer):
        reachable.add(Channel.SMS)
    if conversation.visitor_id:
        reachable.add(Channel.CHAT)
    return Reach(
        preferred=customer.preferred_channel,
        came_by=conversation.channel,
        reachable=frozenset(reachable),
        is_there=is_there(conversation, at),
        failed=frozenset(failed),
    )


def channel_for(conversation: Conversation, at: datetime) -> str:
    """The channel by which a reply would go; empty where nobody can be reached."""
    return next(iter(channels_in_order(reach_of(conversation, at))), "")


def takes_mail(customer: Customer) -> bool:
    """Whether an address is known that did not send our mail back for good."""
    return bool(customer.email) and not is_suppressed(customer.email)


def takes_texts(customer: Customer) -> bool:
    """Whether the shop can send SMS, and a number is known that can be called from everywhere."""
    if text_sender() is None or not customer.phone:
        return False
    return international(customer.phone, the_shop().country).startswith("+")


def is_there(conversation: Conversation, at: datetime) -> bool:
    """Whether the customer has the chat open at this moment."""
    if not conversation.visitor_id:
        return False
    rows = conversation.presences.filter(person=None, heard_at__gte=at - THERE_FOR)
    return rows.exists()
