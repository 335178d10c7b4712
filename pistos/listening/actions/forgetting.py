"""Emptying hearings of what is personal; their steps and counts stay, so that figures remain true."""

from collections.abc import Sequence

from django.db import transaction

from pistos.conversations.models import Conversation
from pistos.listening.models import Finding, Hearing, Restatement, Talk


@transaction.atomic
def erase_hearings(*, customer_ids: Sequence[int]) -> None:
    """Quotes, restatements, corrections, reasons and requests of a person; part of a greater erasure."""
    theirs = Conversation.objects.filter(customer_id__in=list(customer_ids))
    hearings = Hearing.objects.filter(conversation__in=theirs)
    Hearing.objects.filter(pk__in=hearings.values("pk")).update(wish=None)
    Finding.objects.filter(hearing__in=hearings).delete()
    Restatement.objects.filter(hearing__in=hearings).update(text="", correction="")
    hearings.update(reason="", action="", differs_because="", short_words="")
    Talk.objects.filter(conversation__in=theirs).update(request="")
