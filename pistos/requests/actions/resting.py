"""While answers to an abusive customer rest, what was promised is moved in the open, not silently broken."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from pistos.conversations.actions.postponing import postpone_answer
from pistos.conversations.models import Conversation
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.models import PromiseKind, State
from pistos.requests.models import AbuseCase

RESTER = Actor.machine("requests.rest")


@transaction.atomic
def let_answers_rest(*, case: AbuseCase, at: datetime) -> int:
    """Each answer promised on the paused channel gets the end of the pause as its time, and the customer is
    told; returns how many. What cannot be moved any more, or told, stays due as it was: it is answered, or
    rises like any other.
    """
    if case.ends_at is None:
        return 0
    waiting = Conversation.objects.filter(
        customer=case.customer_id,
        channel=case.channel,
        promised__kind=PromiseKind.ANSWER,
        promised__is_open=True,
        promised__promise__standing__state=State.OPEN,
        promised__promise__standing__due_at__lt=case.ends_at,
    )
    moved = 0
    for conversation in waiting.order_by("pk").distinct():
        with suppress(Refused):
            postpone_answer(conversation=conversation, due_at=case.ends_at, by=RESTER, at=at)
            moved += 1
    return moved
