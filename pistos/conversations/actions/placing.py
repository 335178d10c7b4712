"""Where a conversation stands in the queue when a message comes in."""

from datetime import datetime
from typing import TYPE_CHECKING

from pistos.conversations import events
from pistos.conversations.facts import Arrival
from pistos.conversations.models import Conversation, ConversationState
from pistos.conversations.rules.tidying import cut, one_line
from pistos.customers.models import Customer
from pistos.kit.languages import LANGUAGES

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SNIPPET = 200


def begun(
    arrival: Arrival, customer: Customer, state: ConversationState, pk: int, *, at: datetime
) -> Conversation:
    """A new conversation, unsaved."""
    context = arrival.context
    return Conversation(
        pk=pk,
        customer=customer,
        channel=arrival.channel,
        subject=one_line(arrival.subject, 300),
        state=state,
        topic=one_line(context.topic, 40),
        language=arrival.language if arrival.language in LANGUAGES else customer.language,
        zone=one_line(context.zone, 40),
        order_id=context.order_id,
        mailbox_id=context.mailbox_id,
        visitor_id=context.visitor_id,
        page=dict(context.page),
        started_at=arrival.happened_at,
        last_message_at=arrival.happened_at,
        last_in_at=arrival.happened_at,
        snippet=snippet_of(arrival.text),
        in_count=1,
    )


def rejoined(conversation: Conversation) -> Conversation:
    """The conversation as it is now, held until the transaction ends."""
    held = Conversation.objects.select_for_update(of=("self",)).select_related("customer")
    held = held.defer("words")
    fresh = held.get(pk=conversation.pk)
    while fresh.merged_into_id:
        fresh = held.get(pk=fresh.merged_into_id)
    return fresh


def put_in_queue(conversation: Conversation, arrival: Arrival) -> "list[DataclassInstance]":
    """The ball is with us: reopens what was closed, wakes what slept. Changes the row, unsaved."""
    happened: list[DataclassInstance] = []
    if conversation.state == ConversationState.CLOSED:
        conversation.reopen_count += 1
        conversation.closed_at = None
        happened.append(events.ConversationReopened(conversation.pk))
    elif conversation.state == ConversationState.SNOOZED:
        conversation.snoozed_until = None
        happened.append(events.ConversationWoken(conversation.pk))
    if conversation.waiting_since is None:
        conversation.waiting_since = arrival.happened_at
    conversation.state = ConversationState.OPEN
    if not conversation._state.adding:
        _note_message(conversation, arrival)
    return happened


def _note_message(conversation: Conversation, arrival: Arrival) -> None:
    conversation.words = None
    conversation.in_count += 1
    conversation.last_in_at = max(
        conversation.last_in_at or arrival.happened_at, arrival.happened_at
    )
    if arrival.happened_at >= conversation.last_message_at:
        conversation.last_message_at = arrival.happened_at
        conversation.snippet = snippet_of(arrival.text)


def snippet_of(text: str) -> str:
    return cut(" ".join(one_line(text, SNIPPET * 2).split()), SNIPPET)
