""" "Something is wrong": said by anybody, from any page, without signing in."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.actions.writing import Happened, locked, write_entry
from pistos.complaints.facts import About, AtTheDoor, Complained
from pistos.complaints.models import Complaint, EntryKind, Origin
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Outcome, Received, Thread
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def say_what_is_wrong(
    *, arrival: Arrival, said: AtTheDoor, at: datetime
) -> tuple[Received, Complaint | None]:
    """The words become a conversation with its promise of an answer, and a complaint with its promise of a
    solution. Sent twice, it is one. What a program filled in is no complaint, and nothing is promised.

    An order that is not the speaker's own is left out: a typed number alone opens nothing.
    """
    received = receive_message(arrival=arrival, at=at)
    conversation, message = received.conversation, received.message
    if conversation is None or message is None or arrival.is_spam:
        return received, None
    if received.outcome is not Outcome.DUPLICATE and conversation.state == "spam":
        return received, None
    customer = conversation.customer
    complained = Complained(
        customer=customer,
        text=arrival.text,
        language=arrival.language or conversation.language,
        origin=Origin.DOOR,
        source=Ref("message", str(message.pk)),
        conversation=conversation,
        about=_own(said.about, customer),
        wish=said.wish,
    )
    by = Actor.customer(customer.pk)
    return received, open_complaint(said=complained, by=by, at=at)


@transaction.atomic
def add_words(*, complaint: Complaint, arrival: Arrival, at: datetime) -> Conversation | None:
    """More words of the customer about their complaint: one more message of its conversation, and an entry
    of its history that leads there."""
    made = locked(complaint)
    known = (made.conversation_id,) if made.conversation_id else ()
    received = receive_message(
        arrival=replace(arrival, thread=Thread(conversation_ids=known)), at=at
    )
    if received.conversation is None or received.message is None:
        return received.conversation
    if received.outcome is Outcome.DUPLICATE:
        return received.conversation
    if made.conversation_id is None:
        made.conversation = received.conversation
    made.last_heard_at = at
    made.save(update_fields=["conversation", "last_heard_at"])
    by = Actor.customer(made.customer_id)
    data = {"message_id": received.message.pk}
    write_entry(made, Happened(EntryKind.NOTED, data), by=by, at=at)
    return received.conversation


def _own(about: About, customer: Customer) -> About:
    """What it is about, without an order of somebody else."""
    family = family_ids(customer)
    order = about.order if about.order and about.order.customer_id in family else None
    line = about.line if order and about.line and about.line.order_id == order.pk else None
    return replace(about, order=order, line=line)
