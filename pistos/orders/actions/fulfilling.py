"""From the order to the courier: picked, packed, split, handed over."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.orders.actions.scanning import record_scans
from pistos.orders.events import OrderPreparing, ParcelHandedOver, ParcelPacked, ParcelSplit
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order, OrderState, Parcel, ParcelLine, ScanCode
from pistos.orders.queries import contents_of, readiness_of
from pistos.orders.rules.fulfilment import hindrance


class NotReady(Refused):
    """Something must come first; `because` is the rule's word for it."""

    def __init__(self, because: str) -> None:
        super().__init__(hindrance_words(because))
        self.because = because


_WORDS = {
    "done": lambda: _("This order is on its way, cancelled or done already."),
    "unpaid": lambda: _("This order is not paid yet."),
    "may_change": lambda: _("Its buyer may still change this order. Please wait until then."),
    "request": lambda: _("A special wish on this order awaits its answer first."),
    "short": lambda: _("Something of this order is missing; its buyer has not chosen yet."),
    "not_packed": lambda: _("Please pack the parcel first."),
}


def hindrance_words(because: str) -> str:
    """Why an order cannot be prepared yet, as a person reads it."""
    return _WORDS[because]()


class CannotSplit(Refused):
    """Nothing, or everything, would go in the new parcel; or it has left already."""


def begin_preparing(*, order: Order, by: Actor, at: datetime) -> None:
    """The goods are being picked. Publishes OrderPreparing, once. Refuses with NotReady."""
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        because = hindrance(readiness_of(locked), at)
        if because:
            raise NotReady(because)
        if locked.state == OrderState.PREPARING:
            return
        locked.state = OrderState.PREPARING
        locked.save(update_fields=["state"])
        about = Ref("order", str(locked.pk))
        publish(OrderPreparing(order_id=locked.pk), about=about, by=by, at=at)


def pack_parcel(*, parcel: Parcel, by: Actor, at: datetime) -> None:
    """The parcel is closed. Its order counts as being prepared from then on. Publishes ParcelPacked.

    Refuses with NotReady; twice is once.
    """
    with transaction.atomic():
        begin_preparing(order=parcel.order, by=by, at=at)
        if not Parcel.objects.filter(pk=parcel.pk, packed_at=None).update(packed_at=at):
            return
        event = ParcelPacked(order_id=parcel.order_id, parcel_id=parcel.pk)
        publish(event, about=Ref("parcel", str(parcel.pk)), by=by, at=at)


def split_parcel(
    *, parcel: Parcel, quantities: Mapping[int, int], by: Actor, at: datetime
) -> Parcel:
    """Part of a parcel, so many of each line, goes in one of its own. Publishes ParcelSplit.

    The new parcel gets its own promise for the same day. Refuses with CannotSplit.
    """
    with transaction.atomic():
        order = Order.objects.select_for_update().get(pk=parcel.order_id)
        locked = Parcel.objects.select_for_update().get(pk=parcel.pk)
        if locked.handed_over_at or locked.cancelled_at or locked.packed_at:
            raise CannotSplit(_("This parcel is closed already."))
        held = contents_of(locked)
        moved = {line_id: number for line_id, number in quantities.items() if number > 0}
        left = {line_id: held[line_id] - moved.get(line_id, 0) for line_id in held}
        if not moved or set(moved) - set(held) or min(left.values()) < 0 or not any(left.values()):
            raise CannotSplit(
                _("Please choose what goes in the new parcel: something of it, and not everything.")
            )
        new = Parcel.objects.get(pk=locked.pk)
        new.pk, new.ref, new.token = None, str(order.parcels.count() + 1), public_token()
        new.weight_grams, new.tracking_number = None, ""
        new.save(force_insert=True)
        ParcelLine.objects.filter(parcel=locked).delete()
        ParcelLine.objects.bulk_create(
            ParcelLine(parcel=target, line_id=line_id, quantity=number)
            for target, content in ((locked, left), (new, moved))
            for line_id, number in content.items()
            if number
        )
        event = ParcelSplit(order_id=order.pk, parcel_id=locked.pk, new_parcel_id=new.pk)
        publish(event, about=Ref("order", str(order.pk)), by=by, at=at)
        return new


def hand_over_parcel(
    *, parcel: Parcel, tracking_number: str, handed_over_at: datetime, by: Actor, at: datetime
) -> None:
    """The courier has it, under its number. Publishes ParcelHandedOver, and ParcelScanned.

    Refuses with NotReady a parcel that is not packed; twice is once.
    """
    with transaction.atomic():
        locked = Parcel.objects.select_for_update().get(pk=parcel.pk)
        if locked.packed_at is None:
            raise NotReady("not_packed")
        number = "".join(tracking_number.split())[:80]
        Parcel.objects.filter(pk=locked.pk).update(tracking_number=number)
        if locked.handed_over_at is not None:
            return
        scan = ScanFacts(handed_over_at, ScanCode.HANDED_OVER)
        record_scans(parcel=locked, scans=[scan], by=by, at=at)
        event = ParcelHandedOver(order_id=locked.order_id, parcel_id=locked.pk)
        publish(event, about=Ref("parcel", str(locked.pk)), by=by, at=at)
