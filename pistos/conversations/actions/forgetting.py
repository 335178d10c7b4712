"""Emptying conversations of what is personal: their rows stay, so that figures and promises remain true."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from pistos.causes.actions.leaving import forget_texts
from pistos.conversations.actions.asking_of_products import forget_questions
from pistos.conversations.models import (
    Attachment,
    Conversation,
    ConversationState,
    Draft,
    Message,
    Restraint,
)
from pistos.conversations.ports import forget_elsewhere
from pistos.kit.actors import Actor


@transaction.atomic
def erase_conversations(*, customer_ids: Sequence[int], at: datetime) -> int:
    """Texts, names, addresses, files and originals of a person; part of a greater erasure.

    External ids stay, so that an erased mail does not come back.
    """
    return _empty(Conversation.objects.filter(customer_id__in=list(customer_ids)))


@transaction.atomic
def forget_old_conversations(*, before: datetime, by: Actor, at: datetime) -> int:
    """Empties closed conversations whose last message is older than `before`; returns how many.

    The daily retention calls it, and tells of it.
    """
    old = Conversation.objects.filter(
        state__in=[ConversationState.CLOSED, ConversationState.SPAM], last_message_at__lt=before
    )
    return _empty(old.exclude(snippet="", subject=""))


def _empty(conversations: QuerySet[Conversation]) -> int:
    ids = list(conversations.values_list("pk", flat=True))
    messages = Message.objects.filter(conversation_id__in=ids)
    files = Attachment.objects.filter(message__in=messages)
    names = [*files.exclude(file="").values_list("file", flat=True)]
    names += messages.exclude(original="").values_list("original", flat=True)
    forget_questions(conversation_ids=ids)
    forget_texts(kind="conversation", ids=ids)
    forget_elsewhere(ids)
    Draft.objects.filter(conversation_id__in=ids).delete()
    Restraint.objects.filter(conversation_id__in=ids).update(words="")
    files.update(name="", file="", content_id="", sha256="")
    messages.update(
        **dict.fromkeys(("text", "quoted", "html", "original", "subject", "problem"), ""),
        author_name="",
        author_address="",
        headers={},
        activity={},
    )
    Conversation.objects.filter(pk__in=ids).update(subject="", snippet="", page={}, words=None)
    transaction.on_commit(lambda: _delete(names))
    return len(ids)


def _delete(names: Sequence[str]) -> None:
    for name in names:
        with suppress(OSError):
            default_storage.delete(name)
