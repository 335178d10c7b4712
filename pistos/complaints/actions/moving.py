"""A conversation turns out to be another customer's: what they complained of in it goes with it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.asks.actions.holding import lift_hold
from pistos.causes.actions.leaving import move_matter
from pistos.complaints.actions.promising import promise_solution
from pistos.complaints.actions.writing import Happened, hold_asks, ref, write_entry
from pistos.complaints.events import ComplaintMoved
from pistos.complaints.models import (
    UNCLOSED,
    UNRESOLVED,
    Complaint,
    ComplaintEntry,
    EntryKind,
)
from pistos.conversations.actions.rehoming import move_to_customer
from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Customer
from pistos.customers.queries import canonical, family_ids
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.promises.actions.settling import withdraw_promise
from pistos.promises.models import Promise, State
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.remedies.models import REAL, Remedy, RemedyState
from pistos.requests.actions.moving import move_of_conversation

GIVEN = (*REAL, RemedyState.ASKED)


class ComplaintStays(Refused):
    """The complaint of the conversation is the former customer's own; the text says by what."""


@transaction.atomic
def move_conversation(
    *, conversation: Conversation, customer: Customer, by: Actor, at: datetime
) -> Conversation:
    """As `move_to_customer`, with every complaint and unusual request made in it: its link opens for nobody
    who held it, the former customer's promise is withdrawn, theirs is made and told. Publishes ComplaintMoved
    and RequestMoved of each.

    Refuses with ComplaintStays or RequestStays where one cannot go along, and as `move_to_customer`; then
    nothing moved.
    """
    rows = Complaint.objects.select_for_update(of=("self",)).select_related(
        "customer", "order", "conversation"
    )
    to = canonical(customer.pk)
    family = family_ids(to)
    theirs = [
        made
        for made in rows.filter(conversation=conversation).order_by("pk")
        if made.customer_id not in family
    ]
    for made in theirs:
        _refuse_bound(made, family)
    move_of_conversation(conversation=conversation, to=to, by=by, at=at)
    moved = move_to_customer(conversation=conversation, customer=customer, by=by, at=at)
    for made in theirs:
        _move(made, to, by, at)
    return moved


def _refuse_bound(made: Complaint, family: Sequence[int]) -> None:
    if made.order is not None and made.order.customer_id not in family:
        raise ComplaintStays(
            _(
                "The complaint in this conversation is about order %(number)s of the customer with whom it"
                " stands, so it stays with them."
            )
            % {"number": made.order.number}
        )
    given = Remedy.objects.filter(
        subject_kind="complaint", subject_id=str(made.pk), state__in=GIVEN
    )
    if made.apologies.exists() or made.attempts.exists() or given.exists():
        raise ComplaintStays(
            _(
                "The customer with whom this conversation stands was already given something for the"
                " complaint, or an apology. It stays with them."
            )
        )
    if _was_heard_elsewhere(made):
        raise ComplaintStays(
            _(
                "The complaint in this conversation was heard by another way too: a review, a return or"
                " another conversation. It stays with the customer who said so."
            )
        )


def _was_heard_elsewhere(made: Complaint) -> bool:
    heard = ComplaintEntry.objects.filter(
        complaint=made, kind__in=[EntryKind.OPENED, EntryKind.JOINED]
    )
    if heard.exclude(source_kind="message").exists():
        return True
    ids = [int(one) for one in heard.values_list("source_id", flat=True)]
    return Message.objects.filter(pk__in=ids).exclude(conversation=made.conversation_id).exists()


def _move(made: Complaint, to: Customer, by: Actor, at: datetime) -> None:
    former_id, former_promise_id = made.customer_id, made.promise_id
    is_open = made.state in UNRESOLVED
    made.customer, made.token, made.repeat_of = to, public_token(), None
    if is_open:
        made.promise_id, made.due_at = None, None
    made.save(update_fields=["customer", "token", "repeat_of", "promise_id", "due_at"])
    data = {"former_id": former_id, "customer_id": to.pk}
    write_entry(made, Happened(EntryKind.NOTED, data=data), by=by, at=at)
    move_matter(subject=ref(made), to_id=to.pk)
    lift_hold(source=ref(made), at=at)
    if made.state in UNCLOSED:
        hold_asks(made, at=at)
    if is_open:
        _withdraw(former_promise_id, by, at)
        promise_solution(complaint=made, at=at)
    publish(ComplaintMoved(made.pk, former_id, to.pk), about=ref(made), by=by, at=at)


def _withdraw(promise_id: int | None, by: Actor, at: datetime) -> None:
    """What was promised to the wrong person ends; once it was due it stays as it is."""
    if promise_id is None:
        return
    promise = Promise.objects.select_related("standing").get(pk=promise_id)
    if promise.standing.state != State.OPEN or at > promise.standing.due_at:
        return
    because = WithdrawnBecause.MADE_IN_ERROR
    withdraw_promise(promise=promise, because=because, happened_at=at, by=by, at=at)
