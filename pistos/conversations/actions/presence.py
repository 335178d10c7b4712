"""Who looks at a conversation, and who writes: heartbeats, never keystrokes."""

from datetime import datetime, timedelta

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.actions.writing import INBOX, visitor_stream
from pistos.conversations.models import (
    Conversation,
    Presence,
)
from pistos.realtime.actions import send_signal

PRESENCE, TYPING, SEEN = "presence", "typing", "seen"
GONE_AFTER = timedelta(seconds=30)
LONG_GONE = timedelta(hours=1)
WRITES_FOR = timedelta(seconds=8)
KEPT_FOR = timedelta(days=60)


def note_present(*, conversation: Conversation, person: User | None, at: datetime) -> None:
    """The conversation is open before somebody; `person` is None for the customer's side of a chat.

    Colleagues learn of it live when it begins; publishes nothing.
    """
    _beat(conversation, person, at, wrote_at=None)


def note_writing(*, conversation: Conversation, person: User | None, at: datetime) -> None:
    """Somebody writes. The other side and colleagues learn of it live when it begins."""
    _beat(conversation, person, at, wrote_at=at)


@transaction.atomic
def note_gone(*, conversation: Conversation, person: User, at: datetime) -> None:
    """The page was closed: nobody is here any more, and what they looked at stays looked at."""
    theirs = Presence.objects.filter(conversation=conversation, person=person)
    if theirs.update(heard_at=at - LONG_GONE, looked_at=at, wrote_at=None):
        send_signal(stream=INBOX, kind=PRESENCE, subject_id=conversation.token)


def forget_gone(*, at: datetime) -> int:
    """Drops heartbeats of long ago; returns how many. Until then they tell what an agent has seen."""
    return Presence.objects.filter(heard_at__lt=at - KEPT_FOR).delete()[0]


@transaction.atomic
def _beat(
    conversation: Conversation, person: User | None, at: datetime, *, wrote_at: datetime | None
) -> None:
    before = Presence.objects.filter(conversation=conversation, person=person).first()
    changed = {"heard_at": at, "looked_at": at} | ({"wrote_at": wrote_at} if wrote_at else {})
    Presence.objects.update_or_create(
        conversation_id=conversation.pk, person=person, defaults=changed
    )
    is_new = before is None or at - before.heard_at > GONE_AFTER
    last_wrote = before.wrote_at if before else None
    begins = wrote_at is not None and (last_wrote is None or at - last_wrote > WRITES_FOR)
    if begins and person is not None and conversation.visitor_id:
        send_signal(
            stream=visitor_stream(conversation.visitor_id),
            kind=TYPING,
            subject_id=conversation.token,
        )
    if is_new or begins:
        send_signal(stream=INBOX, kind=PRESENCE, subject_id=conversation.token)
