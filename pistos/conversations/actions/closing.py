"""Closing, opening again, putting off and waking."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.restraining import is_held_open, refuse_held_open
from pistos.conversations.actions.settling import settle_unanswered
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import Conversation, ConversationState
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused

WAKER = Actor.machine("conversations.wake")


class AlreadyClosed(Refused):
    """It is closed, or is spam."""


class NotClosed(Refused):
    """Only a closed conversation is opened again."""


class SnoozeOver(Refused):
    """The time it is put off until lies in the past."""


@transaction.atomic
def close_conversation(*, conversation: Conversation, by: Actor, at: datetime) -> Conversation:
    """A person says it is done. Publishes `ConversationClosed`.

    Where the customer still waits, what was promised breaks: closing is no answer. Nothing closes by
    itself. Refuses what is closed, and with `HeldOpen` what a restraint keeps open.
    """
    fresh = held(conversation)
    event = shut(fresh, by=by, at=at)
    publish(event, about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh


def shut(conversation: Conversation, *, by: Actor, at: datetime) -> events.ConversationClosed:
    """The deed without its event; the caller holds the conversation, publishes and signals."""
    if conversation.state in (ConversationState.CLOSED, ConversationState.SPAM):
        raise AlreadyClosed(_("This conversation is closed already."))
    refuse_held_open(conversation)
    was_answered = conversation.waiting_since is None
    if not was_answered:
        settle_unanswered(conversation=conversation, by=by, at=at)
    conversation.state, conversation.closed_at = ConversationState.CLOSED, at
    conversation.snoozed_until = None
    conversation.save(update_fields=["state", "closed_at", "snoozed_until"])
    write_activity(conversation, "closed", {"was_answered": was_answered}, by=by, at=at)
    return events.ConversationClosed(conversation.pk, was_answered)


def close_answered(conversation: Conversation, *, by: Actor, at: datetime) -> None:
    """Closes with the answer that was just sent, in its transaction; the caller signals.

    What is kept open meanwhile stays open, and the time line says so.
    """
    if conversation.state in (ConversationState.CLOSED, ConversationState.SPAM):
        return
    if is_held_open(conversation):
        write_activity(conversation, "left_open", {}, by=by, at=at)
    else:
        event = shut(conversation, by=by, at=at)
        publish(event, about=ref(conversation), by=by, at=at)


@transaction.atomic
def reopen_conversation(*, conversation: Conversation, by: Actor, at: datetime) -> Conversation:
    """It is not done after all; the ball is with us. Publishes `ConversationReopened`."""
    fresh = held(conversation)
    if fresh.state != ConversationState.CLOSED:
        raise NotClosed(_("This conversation is open already."))
    fresh.state, fresh.closed_at = ConversationState.OPEN, None
    fresh.reopen_count += 1
    fresh.save(update_fields=["state", "closed_at", "reopen_count"])
    write_activity(fresh, "reopened", {}, by=by, at=at)
    publish(events.ConversationReopened(fresh.pk), about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh


@transaction.atomic
def snooze_conversation(
    *, conversation: Conversation, until: datetime, by: Actor, at: datetime
) -> Conversation:
    """Out of sight until then, or until the customer writes. Publishes `ConversationSnoozed`.

    What was promised runs on. Refuses a time that is over, and what is closed.
    """
    fresh = held(conversation)
    event = put_off(fresh, until, by=by, at=at)
    publish(event, about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh


def put_off(
    conversation: Conversation, until: datetime, *, by: Actor, at: datetime
) -> events.ConversationSnoozed:
    """The deed without its event; the caller holds the conversation, publishes and signals."""
    if until <= at:
        raise SnoozeOver(_("Choose a time that is still to come."))
    if conversation.state in (ConversationState.CLOSED, ConversationState.SPAM):
        raise AlreadyClosed(_("This conversation is closed. Open it again first."))
    conversation.state, conversation.snoozed_until = ConversationState.SNOOZED, until
    conversation.save(update_fields=["state", "snoozed_until"])
    write_activity(conversation, "snoozed", {"until": until.isoformat()}, by=by, at=at)
    return events.ConversationSnoozed(conversation.pk, until.isoformat())


def wake_due(*, at: datetime, most: int = 200) -> int:
    """Wakes what was put off until now; claims its rows, so any number of workers may run it.

    Returns how many woke.
    """
    due = Conversation.objects.filter(state=ConversationState.SNOOZED, snoozed_until__lte=at)
    ids = list(due.order_by("snoozed_until", "pk").values_list("pk", flat=True)[:most])
    return sum(_wake(pk, at) for pk in ids)


@transaction.atomic
def wake_conversation(*, conversation: Conversation, by: Actor, at: datetime) -> Conversation:
    """A person wants it back before its time. Publishes `ConversationWoken`."""
    fresh = held(conversation)
    if fresh.state == ConversationState.SNOOZED:
        _awake(fresh, by=by, at=at)
        signal(fresh)
    return fresh


@transaction.atomic
def _wake(pk: int, at: datetime) -> bool:
    rows = Conversation.objects.select_for_update(skip_locked=True, of=("self",))
    due = rows.filter(pk=pk, state=ConversationState.SNOOZED, snoozed_until__lte=at)
    conversation = due.select_related("customer").first()
    if conversation is None:
        return False
    _awake(conversation, by=WAKER, at=at)
    signal(conversation)
    return True


def _awake(conversation: Conversation, *, by: Actor, at: datetime) -> None:
    """It is again what it was: open where the customer or we have something to do."""
    conversation.state, conversation.snoozed_until = ConversationState.OPEN, None
    conversation.save(update_fields=["state", "snoozed_until"])
    write_activity(conversation, "woken", {}, by=by, at=at)
    publish(events.ConversationWoken(conversation.pk), about=ref(conversation), by=by, at=at)
