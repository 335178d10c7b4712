"""Placing and cancelling an order as it happens."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.actions.recording import record_orders
from pistos.orders.events import OrderCancelled, OrderPlaced
from pistos.orders.facts import OrderFacts
from pistos.orders.models import Order, OrderState
from pistos.orders.rules.plausibility import refusal_of


class OrderNotPlausible(Refused):
    """The order says something that cannot be."""

    def __init__(self, code: str) -> None:
        super().__init__(_("This order cannot be recorded: %(reason)s.") % {"reason": code})
        self.code = code


class OrderAlreadyPlaced(Refused):
    """Another order has this number."""


class OrderUnderWay(Refused):
    """What a courier has already cannot be cancelled; it can be returned."""


@transaction.atomic
def place_order(*, facts: OrderFacts, by: Actor, at: datetime) -> Order:
    """Records one order now and publishes OrderPlaced. Refuses what cannot be, and a number twice."""
    because = refusal_of(facts, at)
    if because:
        raise OrderNotPlausible(because)
    recorded = record_orders(batch=[facts], at=at)
    if recorded.new != 1:
        raise OrderAlreadyPlaced(
            _("There is an order %(number)s already.") % {"number": facts.number}
        )
    row = recorded.orders[0]
    event = OrderPlaced(order_id=row.id, parcel_ids=sorted(row.parcels.values()))
    publish(event, about=Ref("order", str(row.id)), by=by, at=at)
    return Order.objects.get(pk=row.id)


@transaction.atomic
def cancel_order(*, order: Order, by: Actor, at: datetime) -> None:
    """Cancels an order and its parcels; publishes OrderCancelled. Refuses once a courier has one."""
    locked = Order.objects.select_for_update().get(pk=order.pk)
    parcels = list(locked.parcels.select_for_update().order_by("pk"))
    if locked.state == OrderState.CANCELLED:
        return
    if any(parcel.handed_over_at or parcel.delivered_at for parcel in parcels):
        raise OrderUnderWay(
            _("A parcel of this order is with the courier already. It can be returned instead.")
        )
    Order.objects.filter(pk=locked.pk).update(state=OrderState.CANCELLED, cancelled_at=at)
    locked.parcels.filter(cancelled_at=None).update(cancelled_at=at)
    event = OrderCancelled(order_id=locked.pk, parcel_ids=[parcel.pk for parcel in parcels])
    publish(event, about=Ref("order", str(locked.pk)), by=by, at=at)
