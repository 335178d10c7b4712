"""Keeps the holds of a customer equal to what is open with them, as other apps record it."""

from datetime import datetime

from django.db import transaction

from pistos.asks.actions.holding import lift_hold, place_hold
from pistos.asks.models import Ask, AskState
from pistos.asks.queries.holds import open_holds
from pistos.asks.queries.matters import SOURCES, open_matters
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.orders.models import Order

OPEN = (AskState.WAITING, AskState.HELD, AskState.SENT)


@transaction.atomic
def mind_matters(*, customer: Customer, at: datetime) -> None:
    """Places a hold for each open matter and lifts those whose matter is closed, or has become another.

    Holds that other apps placed stay theirs. Costs two queries for who is not to be asked anything.
    """
    standing = {
        Ref(hold.source_kind, hold.source_id): hold
        for hold in open_holds().filter(customer=customer, source_kind__in=SOURCES)
    }
    is_asked = Ask.objects.filter(customer=customer, state__in=OPEN, due_at__isnull=False).exists()
    if not (standing or is_asked):
        return
    matters = {matter.source: matter for matter in open_matters(customer, at)}
    orders = Order.objects.in_bulk([m.order_id for m in matters.values() if m.order_id])
    for source, matter in matters.items():
        hold = standing.get(source)
        if hold and (hold.reason, hold.order_id) == (matter.reason, matter.order_id):
            continue
        if not is_asked:
            continue
        order = orders[matter.order_id] if matter.order_id else None
        if hold:
            lift_hold(source=source, at=at)
        place_hold(customer=customer, order=order, reason=matter.reason, source=source, at=at)
    for source in standing.keys() - matters.keys():
        lift_hold(source=source, at=at)
