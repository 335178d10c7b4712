"""Leading a question to a person who knows: by rule, when it comes in. Nobody's own is taken from them."""

from datetime import datetime

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.actions.leading import assign_unassigned, name_topic
from pistos.conversations.models import Conversation
from pistos.kit.actors import Actor
from pistos.requests.queries.knowing import (
    ROUTED,
    about_of,
    product_of,
    said_in,
    topics_shown,
    who_knows,
)

ROUTER = Actor.machine("requests.route")


@transaction.atomic
def route_conversation(*, conversation: Conversation, at: datetime) -> User | None:
    """Tags it with the topics that its words show, and gives it to a colleague on duty who knows.

    Returns who got it; None where somebody had it, no rule assigns, or nobody on duty knows. Run again,
    it changes nothing.
    """
    if conversation.merged_into_id or conversation.state not in ROUTED:
        return None
    rules = topics_shown(said_in(conversation))
    for rule in rules:
        name_topic(conversation=conversation, topic=rule.topic, by=ROUTER, at=at)
    if conversation.assignee_id or not any(rule.is_assigning for rule in rules):
        return None
    topics = [rule.topic for rule in rules if rule.is_assigning]
    about = about_of(conversation, topics, product_of(conversation))
    for fit in who_knows(about, at)[:1]:
        person = User.objects.get(pk=fit.person_id)
        if assign_unassigned(conversation=conversation, person=person, by=ROUTER, at=at):
            return person
    return None
