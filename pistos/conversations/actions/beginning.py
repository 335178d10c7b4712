"""Beginning a conversation before anything is said in it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from pistos.conversations import events
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import Channel, Conversation
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor


@dataclass(frozen=True, slots=True)
class Opening:
    """With whom, on which channel, and the deed that the time line names first."""

    customer: Customer
    channel: Channel
    deed: str
    subject: str = ""


@transaction.atomic
def begin_conversation(*, opening: Opening, by: Actor, at: datetime) -> Conversation:
    """A conversation that waits for us from its first moment. Publishes `ConversationStarted`."""
    conversation = Conversation.objects.create(
        customer=opening.customer,
        channel=opening.channel,
        subject=opening.subject,
        language=opening.customer.language,
        started_at=at,
        last_message_at=at,
        waiting_since=at,
    )
    write_activity(conversation, opening.deed, {}, by=by, at=at)
    publish(
        events.ConversationStarted(conversation.pk, opening.channel),
        about=ref(conversation),
        by=by,
        at=at,
    )
    signal(conversation)
    return conversation
