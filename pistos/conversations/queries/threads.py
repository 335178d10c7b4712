"""Where a message that came in belongs."""

from collections.abc import Iterator
from dataclasses import dataclass

from pistos.conversations.facts import Arrival
from pistos.conversations.models import (
    Channel,
    Conversation,
    ConversationState,
    Direction,
    ExternalId,
    Message,
)
from pistos.customers.models import Customer
from pistos.visits.models import Visitor

MOST_REFERENCES = 20


@dataclass(frozen=True, slots=True)
class Home:
    """The conversation a message joins, if any; else the one it names without taking part in it."""

    conversation: Conversation | None = None
    quoted: Conversation | None = None


def home_of(arrival: Arrival, customer: Customer) -> Home:
    """In order of trust: our own signature, the messages answered, a number in the subject.

    Only a sender who takes part joins. A stranger with the right headers joins nothing: the first
    conversation they name is only marked. Leads on from merged conversations.
    """
    quoted: Conversation | None = None
    for named in _named(arrival):
        found = _kept(named)
        if takes_part(arrival, customer, found):
            return Home(found)
        quoted = quoted or found
    return Home(_chat_under_way(arrival), quoted)


def takes_part(arrival: Arrival, customer: Customer, conversation: Conversation) -> bool:
    """Whether the sender is the conversation's customer, proves it, or has written in it as somebody
    known there.

    A stranger's message is in a conversation only where an agent merged it in.
    """
    owner = conversation.customer
    if customer.pk in (owner.pk, owner.merged_into_id):
        return True
    if arrival.sender.is_proven and arrival.context.visitor_id:
        return conversation.visitor_id == arrival.context.visitor_id
    address = (arrival.sender.email or arrival.sender.value).lower()
    written = Message.objects.filter(conversation=conversation, direction=Direction.IN)
    return bool(address) and (
        written.filter(author_address=address).exists()
        or _went_on_by_mail(arrival, conversation, address)
    )


def _went_on_by_mail(arrival: Arrival, conversation: Conversation, address: str) -> bool:
    """Whether it answers, by our own signature, the letter by which a chat went on to this address."""
    if conversation.visitor_id is None or conversation.pk not in arrival.thread.conversation_ids:
        return False
    return Visitor.objects.filter(
        pk=conversation.visitor_id, email=address, mail_agreed_at__isnull=False
    ).exists()


def _named(arrival: Arrival) -> Iterator[Conversation]:
    """The conversations that a message names, the most trusted first; asked for one by one."""
    thread = arrival.thread
    rows = Conversation.objects.select_related("customer", "merged_into")
    if thread.conversation_ids:
        signed = rows.in_bulk(list(thread.conversation_ids))
        yield from (signed[id_] for id_ in thread.conversation_ids if id_ in signed)
    if thread.message_ids:
        wanted = [_external(id_) for id_ in thread.message_ids[:MOST_REFERENCES]]
        # Two reads by key: a join of five tables is planned badly where they were never analysed.
        places = dict(
            ExternalId.objects.filter(value__in=wanted, message__isnull=False)
            .order_by()
            .values_list("value", "message__conversation_id")
        )
        answered = rows.in_bulk(set(places.values()))
        found = {value: answered[place] for value, place in places.items() if place in answered}
        yield from (found[value] for value in wanted if value in found)
    if thread.number is not None:
        yield from rows.filter(pk=thread.number)


def _external(message_id: str) -> str:
    return message_id if message_id.startswith("mail:") else f"mail:{message_id}"


def _kept(conversation: Conversation) -> Conversation:
    """Where a merged conversation leads; merging into a merged one leads on."""
    while conversation.merged_into_id:
        conversation = Conversation.objects.select_related("customer").get(
            pk=conversation.merged_into_id
        )
    return conversation


def _chat_under_way(arrival: Arrival) -> Conversation | None:
    """A visitor's chat is one conversation until it is closed."""
    if arrival.channel is not Channel.CHAT or not arrival.context.visitor_id:
        return None
    under_way = Conversation.objects.filter(visitor_id=arrival.context.visitor_id).exclude(
        state__in=[ConversationState.CLOSED, ConversationState.SPAM]
    )
    return under_way.select_related("customer").order_by("-last_message_at", "-pk").first()
