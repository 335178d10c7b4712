"""Giving a conversation to a person or a team, tagging it, and saying what it is about."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.noting import note_row
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import Conversation, Team
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused

MOST_TAGS = 20


@dataclass(frozen=True, slots=True)
class Given:
    """To whom: a person, a team, both, or nobody. `note` is what the next one has to know."""

    person: User | None = None
    team: Team | None = None
    note: str = ""


class CannotTake(Refused):
    """This person is not in the team any more."""


class TooManyTags(Refused):
    """More than a conversation holds."""


@transaction.atomic
def assign_conversation(
    *, conversation: Conversation, to: Given, by: User, at: datetime
) -> Conversation:
    """Gives it away, with a note. Publishes `ConversationAssigned`.

    From one person to another it counts as a transfer: customers handed around are neglected ones.
    Refuses a person who left.
    """
    fresh = held(conversation)
    event = give(fresh, to, by=by, at=at)
    publish(event, about=ref(fresh), by=Actor.person(by.pk), at=at)
    signal(fresh)
    return fresh


def give(
    conversation: Conversation, to: Given, *, by: User, at: datetime
) -> events.ConversationAssigned:
    """The deed without its event; the caller holds the conversation, publishes and signals."""
    if to.person is not None and not to.person.is_active:
        raise CannotTake(_("%(name)s has left the team.") % {"name": to.person.name})
    before = conversation.assignee_id
    if before and to.person and before != to.person.pk:
        conversation.transfer_count += 1
    conversation.assignee, conversation.team = to.person, to.team
    conversation.save(update_fields=["assignee", "team", "transfer_count"])
    given = {
        "person_id": to.person.pk if to.person else None,
        "team_id": to.team.pk if to.team else None,
    }
    write_activity(conversation, "assigned", given, by=Actor.person(by.pk), at=at)
    if to.note.strip():
        note_row(conversation, to.note, by=by, at=at)
    return events.ConversationAssigned(conversation.pk, given["person_id"], given["team_id"])


@transaction.atomic
def tag_conversation(
    *, conversation: Conversation, tags: list[str], by: Actor, at: datetime
) -> Conversation:
    """Its tags from now on, tidied. Publishes `ConversationTagged`. Refuses more than twenty."""
    fresh = held(conversation)
    event = set_tags(fresh, tags, by=by, at=at)
    publish(event, about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh


def set_tags(
    conversation: Conversation, tags: list[str], *, by: Actor, at: datetime
) -> events.ConversationTagged:
    """The deed without its event; the caller holds the conversation, publishes and signals."""
    tidy = sorted({one_line(tag, 40).lower().lstrip("#") for tag in tags} - {""})
    if len(tidy) > MOST_TAGS:
        raise TooManyTags(_("A conversation has at most %(most)d tags.") % {"most": MOST_TAGS})
    conversation.tags = tidy
    conversation.save(update_fields=["tags"])
    write_activity(conversation, "tagged", {"tags": tidy}, by=by, at=at)
    return events.ConversationTagged(conversation.pk, tidy)


@transaction.atomic
def set_topic(*, conversation: Conversation, topic: str, by: Actor, at: datetime) -> Conversation:
    """What it is about, in the shop's own word; the time of answers is learned by it.

    Publishes `TopicSet`.
    """
    fresh = held(conversation)
    fresh.topic = one_line(topic, 40).lower()
    fresh.save(update_fields=["topic"])
    write_activity(fresh, "topic", {"topic": fresh.topic}, by=by, at=at)
    publish(events.TopicSet(fresh.pk, fresh.topic), about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh
