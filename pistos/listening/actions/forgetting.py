"""Emptying hearings of what is personal; their steps and counts stay, so that figures remain true."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from pistos.conversations.models import Conversation
from pistos.listening.models import Finding, Hearing, Restatement, Talk


@transaction.atomic
def erase_hearings(*, customer_ids: Sequence[int]) -> None:
    """Quotes, restatements, corrections, reasons and requests of a person; part of a greater erasure."""
    _empty(Conversation.objects.filter(customer_id__in=list(customer_ids)))


@transaction.atomic
def forget_hearings(*, conversation_ids: Sequence[int]) -> None:
    """The words of these conversations are kept no longer: no more are those taken from them."""
    _empty(Conversation.objects.filter(pk__in=list(conversation_ids)))


def _empty(conversations: QuerySet[Conversation]) -> None:
    hearings = Hearing.objects.filter(conversation__in=conversations)
    Hearing.objects.filter(pk__in=hearings.values("pk")).update(wish=None)
    Finding.objects.filter(hearing__in=hearings).delete()
    Restatement.objects.filter(hearing__in=hearings).update(text="", correction="")
    hearings.update(reason="", action="", differs_because="", short_words="")
    Talk.objects.filter(conversation__in=conversations).update(request="")
