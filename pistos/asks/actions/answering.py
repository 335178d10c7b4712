"""An ask is answered: nothing reminds of it any more."""

from datetime import datetime

from django.db import transaction

from pistos.asks import events
from pistos.asks.models import Ask, AskState
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def note_answered(*, kind: str, about: Ref, customer: Customer, at: datetime) -> Ask | None:
    """The customer answered, asked or not. Publishes AskAnswered, once; None where there is no such ask.

    One that was not sent yet is not sent any more.
    """
    rows = Ask.objects.select_for_update().filter(
        customer_id=customer.merged_into_id or customer.pk,
        kind=kind,
        about_kind=about.kind,
        about_id=about.id,
    )
    ask = rows.first()
    if ask is None or ask.state == AskState.ANSWERED:
        return ask
    ask.state, ask.answered_at, ask.due_at, ask.held_since = AskState.ANSWERED, at, None, None
    ask.save(update_fields=["state", "answered_at", "due_at", "held_since"])
    told = events.AskAnswered(ask.pk, ask.kind, ask.customer_id)
    by = Actor.customer(ask.customer_id)
    publish(told, about=Ref("ask", str(ask.pk)), by=by, at=at)
    return ask
