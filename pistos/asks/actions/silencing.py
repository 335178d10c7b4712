"""The desk was told that somebody wants to hear nothing more, or has died: only orders are written of."""

from datetime import datetime

from django.db import transaction

from pistos.accounts.models import User
from pistos.asks import events
from pistos.asks.actions.caring import drop_follow_up
from pistos.asks.actions.unsubscribing import end_unsent, note_no
from pistos.asks.facts import Said
from pistos.asks.models import Ask, FollowUp, FollowUpState, Silence, Unsubscription
from pistos.asks.queries.rights import silence_of
from pistos.customers.actions import withdraw_consent
from pistos.customers.models import Customer
from pistos.customers.queries import agreed_to
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def silence(*, customer: Customer, because: Silence, by: User, at: datetime) -> None:
    """Asks nothing more, thanks no more, calls no more; every consent is withdrawn, and a follow-up that was
    planned is dropped. Publishes CustomerUnsubscribed. Again for the same reason it changes nothing."""
    person = Customer.objects.select_for_update().get(pk=customer.pk)
    standing = silence_of(person)
    if standing is not None and standing.said_where == because:
        return
    Unsubscription.objects.filter(customer=person, kind="", lifted_at=None).update(lifted_at=at)
    note_no(person, "", Said(because), at)
    end_unsent(Ask.objects.filter(customer=person))
    author = Actor.person(by.pk)
    for task in FollowUp.objects.filter(customer=person, state=FollowUpState.OPEN):
        drop_follow_up(follow_up=task, because=because, by=author, at=at)
    told = events.CustomerUnsubscribed(person.pk, "", because)
    publish(told, about=Ref("customer", str(person.pk)), by=author, at=at)
    for purpose in agreed_to(person):
        withdraw_consent(customer=person, purpose=purpose, said_where=because, by=author, at=at)


@transaction.atomic
def end_silence(*, customer: Customer, by: User, at: datetime) -> None:
    """It was a mistake. What they had agreed to they are asked for anew: nobody agrees for another.
    Publishes CustomerSubscribedAgain, where there was a silence."""
    standing = Unsubscription.objects.filter(
        customer=customer, kind="", said_where__in=Silence.values, lifted_at=None
    )
    if standing.update(lifted_at=at):
        told = events.CustomerSubscribedAgain(customer.pk, "", "desk")
        publish(told, about=Ref("customer", str(customer.pk)), by=Actor.person(by.pk), at=at)
