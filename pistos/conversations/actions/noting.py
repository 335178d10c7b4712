"""Private notes: seen at the desk only."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import INBOX, ref, signal
from pistos.conversations.models import (
    AuthorKind,
    Conversation,
    Direction,
    Draft,
    Message,
    MessageState,
)
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.mentions import mentioned
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.realtime.actions import send_signal

MENTION = "mention"


class NoteEmpty(Refused):
    """A note without words."""


@transaction.atomic
def write_note(*, conversation: Conversation, text: str, by: User, at: datetime) -> Message:
    """A note for colleagues; those named by "@" learn of it live. Publishes `NoteWritten`.

    Ends the agent's draft of a note. Refuses an empty one.
    """
    if not text.strip():
        raise NoteEmpty(_("Write something in the note."))
    fresh = held(conversation)
    note = note_row(fresh, text, by=by, at=at)
    Draft.objects.filter(conversation=fresh, author=by, is_note=True).delete()
    publish(
        events.NoteWritten(fresh.pk, note.pk, note.mentions),
        about=ref(fresh),
        by=Actor.person(by.pk),
        at=at,
    )
    for person_id in note.mentions:
        send_signal(stream=INBOX, kind=MENTION, subject_id=str(person_id))
    signal(fresh)
    return note


def note_row(conversation: Conversation, text: str, *, by: User, at: datetime) -> Message:
    """The note in the time line; the caller publishes and signals."""
    people = dict(User.objects.filter(is_active=True).values_list("pk", "name"))
    return Message.objects.create(
        conversation=conversation,
        direction=Direction.NOTE,
        channel=conversation.channel,
        author_kind=AuthorKind.PERSON,
        author_id=by.pk,
        author_name=by.name,
        state=MessageState.SENT,
        text=without_cards(text.strip()),
        mentions=mentioned(text, people),
        happened_at=at,
    )
