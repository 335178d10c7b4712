"""Earlier buyers who agreed are invited to answer what others ask."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from pistos.asks.actions.requesting import request_ask
from pistos.asks.facts import Wish
from pistos.asks.models import Ask, AskKind
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.questions.events import BuyersInvited
from pistos.questions.models import Invitation, Question, Shown
from pistos.questions.queries.buyers import buyers_to_ask, line_of, settings_in_force
from pistos.questions.rules.tokens import reply_token

MACHINE = Actor.machine("questions.invite_buyers")
TIME_TO_ANSWER = timedelta(days=7)
"""After the last day on which the mail may go."""


@transaction.atomic
def invite_buyers(*, question: Question, at: datetime) -> int:
    """Puts a public question to the newest buyers who agreed to be asked, within the budget of everything
    that asks. Publishes `BuyersInvited`. Once for each question; returns how many."""
    fresh = Question.objects.select_for_update().get(pk=question.pk)
    if fresh.state != Shown.PUBLISHED or fresh.invited_at is not None:
        return 0
    fresh.invited_at = at
    fresh.save(update_fields=["invited_at"])
    rules = settings_in_force()
    chosen = buyers_to_ask(fresh, most=rules.buyers_invited) if rules.buyers_invited else []
    for customer, line in chosen:
        wish = Wish(
            customer=customer,
            kind=AskKind.QUESTION,
            about=ref_of(fresh.pk),
            earliest_at=at,
            order=line.order,
            expires_at=at + timedelta(days=rules.invitation_days),
        )
        request_ask(wish=wish, at=at)
    if chosen:
        told = BuyersInvited(fresh.pk, len(chosen))
        publish(told, about=ref_of(fresh.pk), by=MACHINE, at=at)
    return len(chosen)


@transaction.atomic
def open_invitation(*, question: Question, ask: Ask) -> str:
    """The address at which the asked buyer answers; again gives the same. Written when the mail is."""
    token = reply_token(question.pk, ask.customer_id)
    Invitation.objects.get_or_create(
        question=question,
        customer_id=ask.customer_id,
        defaults={
            "line": line_of(ask.customer, question.product_id),
            "digest": sha256(token.encode()).hexdigest(),
            "invited_at": ask.due_at or ask.requested_at,
            "expires_at": ask.expires_at + TIME_TO_ANSWER,
        },
    )
    return token


def ref_of(question_id: int) -> Ref:
    return Ref("question", str(question_id))


@transaction.atomic
def forget_old_invitations(*, at: datetime) -> int:
    """What was not answered in time says nothing any more."""
    rows = Invitation.objects.filter(expires_at__lt=at - timedelta(days=30), answered_at=None)
    return rows.delete()[0]


def move_invitations(from_ids: Sequence[int], to_id: int) -> None:
    """Within a merge of customers: one invitation a question stays."""
    own = Invitation.objects.filter(customer_id=to_id).values("question_id")
    Invitation.objects.filter(customer_id__in=from_ids, question_id__in=own).delete()
    for row in Invitation.objects.filter(customer_id__in=from_ids).order_by("question_id", "pk"):
        if Invitation.objects.filter(customer_id=to_id, question_id=row.question_id).exists():
            row.delete()
        else:
            Invitation.objects.filter(pk=row.pk).update(customer_id=to_id)
