"""A no counts at once and needs no sign-in; a yes takes it back."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from pistos.asks import events
from pistos.asks.facts import Said
from pistos.asks.models import Ask, AskKind, AskState, Unsubscription
from pistos.customers.actions import give_consent, withdraw_consent
from pistos.customers.models import Customer, Purpose
from pistos.customers.queries import said_last
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref

UNSUBSCRIBED = "unsubscribed"


@transaction.atomic
def unsubscribe(*, customer: Customer, kind: str, said: Said, at: datetime) -> None:
    """The customer is not asked this kind any more; "" is every kind, and withdraws their consent.

    What waits is not sent, what was sent is not reminded of. Publishes CustomerUnsubscribed, once.
    """
    if kind and kind not in AskKind.values:
        raise ValueError(kind)
    if not note_no(customer, kind, said, at):
        return
    theirs = Ask.objects.filter(customer=customer, **({"kind": kind} if kind else {}))
    end_unsent(theirs)
    by = Actor.customer(customer.pk)
    told = events.CustomerUnsubscribed(customer.pk, kind, said.where)
    publish(told, about=Ref("customer", str(customer.pk)), by=by, at=at)
    if not kind and said_last(customer, Purpose.REVIEWS) is not False:
        withdraw_consent(
            customer=customer, purpose=Purpose.REVIEWS, said_where=said.where, by=by, at=at,
            shown=said.shown,
        )  # fmt: skip


@transaction.atomic
def subscribe_again(*, customer: Customer, kind: str, said: Said, at: datetime) -> None:
    """They may be asked this kind again; "" is every kind, and is a yes to being asked at all.

    Publishes CustomerSubscribedAgain.
    """
    standing = Unsubscription.objects.filter(customer=customer, lifted_at=None)
    if kind:
        standing = standing.filter(kind=kind)
    by = Actor.customer(customer.pk)
    if standing.update(lifted_at=at):
        told = events.CustomerSubscribedAgain(customer.pk, kind, said.where)
        publish(told, about=Ref("customer", str(customer.pk)), by=by, at=at)
    if not kind and said_last(customer, Purpose.REVIEWS) is not True:
        give_consent(
            customer=customer, purpose=Purpose.REVIEWS, said_where=said.where, by=by, at=at,
            shown=said.shown,
        )  # fmt: skip


def note_no(customer: Customer, kind: str, said: Said, at: datetime) -> bool:
    """Keeps the no with where it was said; whether it is new."""
    if Unsubscription.objects.filter(customer=customer, kind=kind, lifted_at=None).exists():
        return False
    try:
        with transaction.atomic():
            Unsubscription.objects.create(
                customer=customer, kind=kind, approach=said.approach, said_where=said.where[:60],
                shown=said.shown, said_at=at,
            )  # fmt: skip
    except IntegrityError:
        return False
    return True


def end_unsent(asks: QuerySet[Ask]) -> None:
    """Whatever of these waits or is held back is not sent."""
    asks.filter(state__in=[AskState.WAITING, AskState.HELD]).update(
        state=AskState.NOT_SENT, reason=UNSUBSCRIBED, due_at=None, held_since=None
    )
    asks.filter(state=AskState.SENT).update(due_at=None, held_since=None)
