"""Giving a conversation that nobody has to the person who knows: a rule's deed, never over a colleague's."""

from datetime import datetime

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.assigning import MOST_TAGS, set_tags
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import Conversation, ConversationState
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor

ROUTED = (ConversationState.OPEN, ConversationState.SNOOZED)


@transaction.atomic
def assign_unassigned(*, conversation: Conversation, person: User, by: Actor, at: datetime) -> bool:
    """Gives it to the person if it is open and nobody has it; False where it is somebody's already.

    Publishes `ConversationAssigned`.
    """
    fresh = held(conversation)
    if fresh.assignee_id or not person.is_active or fresh.state not in ROUTED:
        return False
    fresh.assignee = person
    fresh.save(update_fields=["assignee"])
    given = {"person_id": person.pk, "team_id": fresh.team_id}
    write_activity(fresh, "assigned", given, by=by, at=at)
    event = events.ConversationAssigned(fresh.pk, person.pk, fresh.team_id)
    publish(event, about=ref(fresh), by=by, at=at)
    signal(fresh)
    return True


@transaction.atomic
def name_topic(*, conversation: Conversation, topic: str, by: Actor, at: datetime) -> bool:
    """Tags it with what it is about; sets the topic where none is set. False where both stand already.

    Publishes `ConversationTagged`.
    """
    fresh = held(conversation)
    name = one_line(topic, 40).lower()
    if name in fresh.tags or len(fresh.tags) >= MOST_TAGS or fresh.state == ConversationState.SPAM:
        return False
    if not fresh.topic:
        fresh.topic = name
        fresh.save(update_fields=["topic"])
    event = set_tags(fresh, [*fresh.tags, name], by=by, at=at)
    publish(event, about=ref(fresh), by=by, at=at)
    signal(fresh)
    return True
