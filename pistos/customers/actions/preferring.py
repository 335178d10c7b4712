"""By which way a customer wants to hear from the shop."""

from datetime import datetime

from django.db import transaction

from pistos.customers import events
from pistos.customers.actions.knowing import CustomerGone
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def prefer_channel(*, customer: Customer, channel: str, by: Actor, at: datetime) -> Customer:
    """Answers go there first from now on. Publishes CustomerChanged when it is another channel.

    The caller offers only channels that exist. Refuses with CustomerGone.
    """
    fresh = Customer.objects.select_for_update().get(pk=customer.pk)
    if fresh.is_erased:
        raise CustomerGone
    if fresh.preferred_channel != channel:
        fresh.preferred_channel = channel
        fresh.save(update_fields=["preferred_channel"])
        publish(
            events.CustomerChanged(customer_id=fresh.pk, fields=["preferred_channel"]),
            about=Ref("customer", str(fresh.pk)),
            by=by,
            at=at,
        )
    return fresh
