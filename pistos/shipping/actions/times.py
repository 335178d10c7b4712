"""Places in a delivery window: each order takes one, and two buyers never take the last."""

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.shipping.models import Method, TakenTime, Window
from pistos.shipping.rules.leaving import Slot


class TimeFull(Refused):
    """Others have taken every place of that window of that day."""


@transaction.atomic
def take_time(*, method: Method, slot: Slot, order_id: int) -> None:
    """Takes a place for an order. Part of placing it: whoever wants the same window waits for its commit.
    The same order again changes nothing. Refuses with TimeFull."""
    lock_until_commit(f"shipping:time:{method.pk}:{slot.code}")
    same_time = TakenTime.objects.filter(method=method, on=slot.on, starts=slot.starts)
    if same_time.filter(order_id=order_id).exists():
        return
    window = Window.objects.filter(method=method, weekday=slot.on.weekday(), starts=slot.starts)
    capacity = window.values_list("capacity", flat=True).first()
    if capacity is not None and same_time.count() >= capacity:
        raise TimeFull(_("This delivery time is full now. Please choose another one."))
    TakenTime.objects.create(method=method, on=slot.on, starts=slot.starts, order_id=order_id)


def give_back_time(*, order_id: int) -> None:
    """The place of an order that is not brought is free again. Without one nothing happens."""
    TakenTime.objects.filter(order_id=order_id).delete()
