"""Deleting a message: its words and files are gone, and it does not come back."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.holding import held_message
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import Conversation, Direction, Message, MessageState
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused


class OnItsWay(Refused):
    """What is going out is taken back, or is there for good."""


@transaction.atomic
def delete_message(*, message: Message, by: Actor, at: datetime) -> Conversation:
    """Row and files are gone; its identities outside stay, so that it is not taken in again.

    What was promised over it stays: a promise is not forgotten with the question. Publishes
    `MessageDeleted`. Refuses activity, and what is on its way out.
    """
    conversation, fresh = held_message(message)
    if fresh.direction == Direction.ACTIVITY:
        raise OnItsWay(_("What was done stays on record."))
    if fresh.state in (MessageState.HELD, MessageState.WAITING, MessageState.UNCERTAIN):
        raise OnItsWay(_("This is on its way. Take it back, or wait until it went out."))
    names = [name for name in fresh.attachments.values_list("file", flat=True) if name]
    names += [fresh.original] if fresh.original else []
    gone = fresh.pk
    fresh.delete()
    _tell_anew(conversation)
    write_activity(conversation, "deleted", {"message_id": gone}, by=by, at=at)
    publish(events.MessageDeleted(conversation.pk, gone), about=ref(conversation), by=by, at=at)
    transaction.on_commit(lambda: _drop(names))
    signal(conversation)
    return conversation


def _tell_anew(conversation: Conversation) -> None:
    """The list shows the newest words that are left."""
    rows = conversation.messages.filter(direction__in=(Direction.IN, Direction.OUT))
    newest = rows.exclude(state=MessageState.UNDONE).order_by("-pk").first()
    conversation.snippet = " ".join(newest.text.split())[:200] if newest else ""
    conversation.save(update_fields=["snippet"])


def _drop(names: Sequence[str]) -> None:
    for name in names:
        with suppress(OSError):
            default_storage.delete(name)
