"""A question by the shop's form, and how its writer wants the answer."""

from datetime import datetime

from django.db import transaction

from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Received
from pistos.customers.actions.preferring import prefer_channel
from pistos.kit.actors import Actor

MACHINE = Actor.machine("conversations.ask_by_form")


@transaction.atomic
def ask_by_form(*, arrival: Arrival, answer_by: str, at: datetime) -> Received:
    """Takes the question in; see `receive_message`. `answer_by` is the channel wished for, or empty.

    The wish counts for somebody new and for who proved who they are. Whoever merely writes another's
    address into the form must not turn that person's answers elsewhere.
    """
    received = receive_message(arrival=arrival, at=at)
    if received.conversation is None or not answer_by:
        return received
    customer = received.conversation.customer
    if arrival.sender.is_proven or customer.known_since >= at:
        prefer_channel(customer=customer, channel=answer_by, by=MACHINE, at=at)
    return received
