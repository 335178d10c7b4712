"""Emptying messages of what is personal: their rows stay, as evidence that somebody was told."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications import events
from pistos.notifications.models import Message, MessageState, Suppression
from pistos.notifications.rules.suppression import address_key


def forget_old_messages(*, before: datetime, by: Actor, at: datetime) -> int:
    """Empties messages written before `before`; returns how many. Publishes MessagesForgotten if any."""
    with transaction.atomic():
        count = _empty(Message.objects.filter(written_at__lt=before), at)
        if count:
            publish(
                events.MessagesForgotten(count=count), about=Ref("message", "old"), by=by, at=at
            )
        return count


def erase_messages(*, recipient_kind: str, recipient_ids: Iterable[int], at: datetime) -> int:
    """Empties every message to these recipients; what still waits is not sent any more.

    Part of a greater erasure, whose event tells of it.
    """
    theirs = Message.objects.filter(
        recipient_kind=recipient_kind, recipient_id__in=list(recipient_ids)
    )
    with transaction.atomic():
        theirs.filter(state=MessageState.WAITING).update(state=MessageState.FAILED)
        addresses = theirs.exclude(to_address="").values_list("to_address", flat=True)
        Suppression.objects.filter(address__in={address_key(one) for one in addresses}).delete()
        return _empty(theirs, at)


def _empty(messages: QuerySet[Message], at: datetime) -> int:
    return (
        messages.filter(forgotten_at=None)
        .exclude(state=MessageState.WAITING)
        .update(
            to_address="",
            subject="",
            text="",
            html="",
            problem="",
            reply_to="",
            headers={},
            files=[],
            forgotten_at=at,
        )
    )
