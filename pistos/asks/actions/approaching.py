"""Every time that anything approaches a customer is noted once: all of it counts on one budget."""

from datetime import datetime

from django.db import IntegrityError, transaction

from pistos.asks.events import CustomerApproached
from pistos.asks.models import Approach, ApproachKind
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref

APPROACHER = Actor.machine("asks.approach")


@transaction.atomic
def note_approach(*, customer: Customer, kind: ApproachKind, about: Ref, at: datetime) -> Approach:
    """Notes that something outside of this app approached a customer: a mail about a cart, an invitation
    to a chat, a survey in a chat. `about` makes it once. Publishes CustomerApproached."""
    approach = Approach(
        customer_id=customer.merged_into_id or customer.pk,
        kind=kind,
        about_kind=about.kind,
        about_id=about.id,
        made_at=at,
    )
    try:
        with transaction.atomic():
            approach.save()
    except IntegrityError:
        return Approach.objects.get(about_kind=about.kind, about_id=about.id)
    told = CustomerApproached(approach.pk, approach.customer_id, approach.kind)
    publish(told, about=Ref("customer", str(approach.customer_id)), by=APPROACHER, at=at)
    return approach
