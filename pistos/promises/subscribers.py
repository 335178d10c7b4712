"""What the ledger does when orders and messages change. Each is idempotent: told twice, done once."""

from datetime import datetime

from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.models import Parcel
from pistos.promises import actions


@on("orders.ParcelScanned")
def settle_scanned_parcel(event: Event, at: datetime) -> None:
    """A courier reported: what it proves is settled, and the chance of being late estimated anew."""
    parcel = Parcel.objects.get(pk=event.data["parcel_id"])
    actions.settle_by_scans(parcel=parcel, at=at)


@on("orders.OrderCancelled")
def withdraw_cancelled_parcels(event: Event, at: datetime) -> None:
    by = Actor(event.actor_kind, event.actor_id)  # type: ignore[arg-type]  # kinds as published
    for parcel in Parcel.objects.filter(pk__in=event.data["parcel_ids"]).order_by("pk"):
        actions.withdraw_by_cancellation(parcel=parcel, by=by, at=at)
