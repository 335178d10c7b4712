"""A conversation turns out to be another customer's: what was asked and said in it goes with it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.promises.actions.making import make_promise
from pistos.promises.actions.settling import withdraw_promise
from pistos.promises.models import Promise, State
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.requests import events
from pistos.requests.actions.abuse import end_abuse_case
from pistos.requests.actions.agreeing import terms_of, told_of
from pistos.requests.actions.receiving import ref
from pistos.requests.models import AbuseCase, AbuseState, Need, UnusualRequest, UnusualState
from pistos.requests.queries.needs import remembers


class RequestStays(Refused):
    """The wish of the conversation is bound to the customer with whom it stands; the text says by what."""


@transaction.atomic
def move_of_conversation(
    *, conversation: Conversation, to: Customer, by: Actor, at: datetime
) -> list[UnusualRequest]:
    """The requests and needs of a conversation go to whose it is; a case of abuse that was opened on its
    words ends, as the wrong person was warned. Returns the requests that went.

    A request's former link opens for nobody. An offer is told anew. What the shop had promised is withdrawn
    from the former customer and promised to the new one. Publishes RequestMoved of each. Refuses with
    RequestStays where one is about an order, or about a price that was agreed to; then nothing moved.
    """
    family = family_ids(to)
    rows = UnusualRequest.objects.select_for_update(of=("self",)).select_related("order")
    theirs = list(
        rows.filter(conversation=conversation).exclude(customer_id__in=family).order_by("pk")
    )
    for found in theirs:
        _refuse_bound(found, family)
    for found in theirs:
        _move(found, to, by, at)
    _move_needs(conversation, to, at)
    for case in AbuseCase.objects.filter(conversation=conversation).exclude(customer_id__in=family):
        if case.state != AbuseState.ENDED:
            end_abuse_case(case=case, by=by, at=at)
    return theirs


def _refuse_bound(found: UnusualRequest, family: list[int]) -> None:
    if found.order is not None and found.order.customer_id not in family:
        raise RequestStays(
            _(
                "The unusual request in this conversation is about order %(number)s of the customer with"
                " whom it stands, so it stays with them."
            )
            % {"number": found.order.number}
        )
    is_bought = found.state in (UnusualState.AGREED, UnusualState.DONE) and found.price_amount
    if is_bought:
        raise RequestStays(
            _(
                "The customer with whom this conversation stands agreed to a price for the unusual request"
                " in it, so it stays with them."
            )
        )


def _move(found: UnusualRequest, to: Customer, by: Actor, at: datetime) -> None:
    former_id = found.customer_id
    found.customer, found.token = to, public_token()
    if found.state == UnusualState.OFFERED:
        found.offered_at = at
    if found.state == UnusualState.AGREED:
        _promise_anew(found, by, at)
    found.save(update_fields=["customer", "token", "offered_at", "promise_id"])
    publish(events.RequestMoved(found.pk, former_id, to.pk), about=ref(found), by=by, at=at)


def _promise_anew(found: UnusualRequest, by: Actor, at: datetime) -> None:
    """What was due already stays as it is, with whom it was promised."""
    rows = Promise.objects.select_related("standing").filter(standing__state=State.OPEN)
    former = rows.filter(pk=found.promise_id).first() if found.promise_id else None
    if former is None or at > former.standing.due_at:
        return
    because = WithdrawnBecause.MADE_IN_ERROR
    withdraw_promise(promise=former, because=because, happened_at=at, by=by, at=at)
    made = make_promise(
        to=found.customer, terms=terms_of(found), told=told_of(found, at), by=by, at=at
    )
    found.promise_id = made.pk


def _move_needs(conversation: Conversation, to: Customer, at: datetime) -> None:
    """What was kept by the former customer's consent goes, unless the new one consented too."""
    may_remember = remembers(to)
    known = set(Need.objects.filter(customer=to, ended_at=None).values_list("kind", "words"))
    rows = Need.objects.filter(conversation=conversation).exclude(customer_id__in=family_ids(to))
    for need in rows.order_by("pk"):
        if need.ended_at is None and (need.kind, need.words) in known:
            need.ended_at = at
        if need.with_consent and not may_remember:
            need.words, need.said_where, need.ended_at = "", "", need.ended_at or at
        if need.ended_at is None:
            known.add((need.kind, need.words))
        need.customer = to
        need.save(update_fields=["customer", "words", "said_where", "ended_at"])
