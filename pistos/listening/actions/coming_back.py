"""A question that comes back after it was answered: in time, but it was no answer."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from pistos.conversations.models import AuthorKind, ConversationPromise, Direction, Message
from pistos.kit.actors import Actor
from pistos.listening.models import Heard
from pistos.listening.rules.splitting import split_questions
from pistos.promises.actions.settling import TooLateToOverturn, overturn_for_asked_again
from pistos.promises.models import State

MACHINE = Actor.machine("listening.overturn_answer")


@transaction.atomic
def overturn_answer(*, message_id: int, at: datetime) -> bool:
    """The customer asks nearly the same again after our answer: the promise that it kept is overturned, once.

    False where nothing was answered in between, where the answer itself asked them something (then it may be
    their reply), and after the days that the shop states for what is not right. Publishes PromiseOverturned.
    """
    rows = Heard.objects.select_related("message", "repeats").exclude(repeats=None)
    heard = rows.filter(message=message_id).first()
    if heard is None or heard.repeats is None:
        return False
    first, again = heard.repeats, heard.message
    answers = Message.objects.filter(
        conversation=first.conversation_id, direction=Direction.OUT, author_kind=AuthorKind.PERSON,
        happened_at__gt=first.happened_at, happened_at__lt=again.happened_at,
    )  # fmt: skip
    answer = answers.order_by("-happened_at", "-pk").first()
    if answer is None or split_questions(answer.text):
        return False
    kept = ConversationPromise.objects.filter(
        conversation=first.conversation_id, kind="answer", promise__standing__state=State.KEPT,
        promise__standing__fulfilled_at__gt=first.happened_at,
        promise__standing__fulfilled_at__lt=again.happened_at,
    )  # fmt: skip
    link = kept.select_related("promise").order_by("-promise__standing__fulfilled_at").first()
    if link is None:
        return False
    with suppress(TooLateToOverturn):
        overturn_for_asked_again(
            promise=link.promise, evidence=f"message:{again.pk}", by=MACHINE, at=at
        )
        return True
    return False
