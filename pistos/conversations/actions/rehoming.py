"""A conversation is another customer's than was thought."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.causes.actions.leaving import move_matter
from pistos.conversations import events
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import AuthorKind, Conversation
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused


class AlreadyTheirs(Refused):
    """It is this customer's already."""


@transaction.atomic
def move_to_customer(
    *, conversation: Conversation, customer: Customer, by: Actor, at: datetime
) -> Conversation:
    """It is `customer`'s from now on. Publishes `ConversationMoved`.

    Links and the browser of whom it was taken from open it no longer. What was promised to them stays
    on record as promised to them.
    """
    fresh = held(conversation)
    if fresh.customer_id in family_ids(customer):
        raise AlreadyTheirs(_("This conversation is theirs already."))
    old_id = fresh.customer_id
    fresh.customer = customer
    if fresh.visitor is not None and fresh.visitor.customer_id != customer.pk:
        fresh.visitor = None
    if fresh.order is not None and fresh.order.customer_id != customer.pk:
        fresh.order = None
    fresh.save(update_fields=["customer", "visitor", "order"])
    fresh.messages.filter(author_kind=AuthorKind.CUSTOMER, author_id=old_id).update(
        author_id=customer.pk
    )
    move_matter(subject=ref(fresh), to_id=customer.pk)
    write_activity(fresh, "moved", {"old_id": old_id, "new_id": customer.pk}, by=by, at=at)
    publish(events.ConversationMoved(fresh.pk, old_id, customer.pk), about=ref(fresh), by=by, at=at)
    signal(fresh)
    return fresh
