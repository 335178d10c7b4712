"""Spam: put aside, never deleted, and taken back when it was none."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.promising import promise_next
from pistos.conversations.actions.recounting import recount
from pistos.conversations.actions.settling import due_next, settle_needless
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import (
    BlockedSender,
    Conversation,
    ConversationState,
    Direction,
)
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused


class AlreadySpam(Refused):
    """It is marked already."""


class NotSpam(Refused):
    """Only spam is taken back."""


class NoSender(Refused):
    """There is no address to block."""


@transaction.atomic
def mark_spam(*, conversation: Conversation, by: Actor, at: datetime) -> Conversation:
    """Nobody waits for an answer here. Publishes `MarkedSpam`; the promise is withdrawn as an error."""
    fresh = held(conversation)
    event = put_aside(fresh, by=by, at=at)
    publish(event, about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh


def put_aside(conversation: Conversation, *, by: Actor, at: datetime) -> events.MarkedSpam:
    """The deed without its event; the caller holds the conversation, publishes and signals."""
    if conversation.state == ConversationState.SPAM:
        raise AlreadySpam(_("This is marked as spam already."))
    settle_needless(conversation=conversation, by=by, at=at)
    conversation.state = ConversationState.SPAM
    conversation.snoozed_until = conversation.closed_at = None
    conversation.neglect = 0
    conversation.save(update_fields=["state", "snoozed_until", "closed_at", "neglect"])
    write_activity(conversation, "spam", {}, by=by, at=at)
    return events.MarkedSpam(conversation.pk)


@transaction.atomic
def take_back_spam(*, conversation: Conversation, by: Actor, at: datetime) -> Conversation:
    """It was none: it waits again, with a new promise, and its sender is let in. Publishes
    `SpamTakenBack`."""
    fresh = held(conversation)
    if fresh.state != ConversationState.SPAM:
        raise NotSpam(_("This is not marked as spam."))
    BlockedSender.objects.filter(address__in=_senders(fresh)).delete()
    fresh.waiting_since = recount(fresh).waiting_since
    fresh.state = ConversationState.OPEN if fresh.waiting_since else ConversationState.WAITING
    if fresh.waiting_since:
        promise_next(conversation=fresh, at=at)
    fresh.due_at = due_next(fresh)
    fresh.save()
    write_activity(fresh, "not_spam", {}, by=by, at=at)
    publish(events.SpamTakenBack(fresh.pk), about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh


@transaction.atomic
def block_sender(*, conversation: Conversation, by: Actor, at: datetime) -> Conversation:
    """What these addresses write goes to spam from now on, and so does this. Publishes
    `SenderBlocked`."""
    fresh = held(conversation)
    addresses = _senders(fresh)
    if not addresses:
        raise NoSender(_("There is no address here that could be blocked."))
    for address in addresses:
        BlockedSender.objects.get_or_create(
            address=address, defaults={"blocked_at": at, "blocked_by": f"{by.kind}:{by.id}"}
        )
    if fresh.state != ConversationState.SPAM:
        put_aside(fresh, by=by, at=at)
    publish(events.SenderBlocked(fresh.pk), about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh


def _senders(conversation: Conversation) -> list[str]:
    rows = conversation.messages.filter(direction=Direction.IN).exclude(author_address="")
    return sorted({value.lower() for value in rows.values_list("author_address", flat=True)[:200]})
