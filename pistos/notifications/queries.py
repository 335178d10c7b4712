"""Reads of the outbox."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from pistos.kit.actors import Ref
from pistos.notifications.models import Message, MessageState


def messages() -> QuerySet[Message]:
    """Every message but those whose words are secret, newest first."""
    return Message.objects.filter(is_secret=False).order_by("-written_at", "-pk")


def messages_to(recipient_kind: str, recipient_ids: Iterable[int]) -> QuerySet[Message]:
    return messages().filter(recipient_kind=recipient_kind, recipient_id__in=list(recipient_ids))


def messages_about(subject: Ref) -> QuerySet[Message]:
    return messages().filter(about_kind=subject.kind, about_id=subject.id)


def message_by_external_id(external_id: str) -> Message | None:
    """The message that a bounce names; None when it is none of ours."""
    if not external_id:
        return None
    return Message.objects.filter(external_id=external_id).first()


def waiting_since(before: datetime) -> list[int]:
    """Ids of messages that were written before `before` and still wait, oldest first."""
    waiting = Message.objects.filter(state=MessageState.WAITING, written_at__lt=before)
    return list(waiting.order_by("written_at", "pk").values_list("pk", flat=True)[:500])
