"""The demo's orders and their promises, each as it is known at the hour of filling."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from pistos.demo import cast, story
from pistos.demo.cast import BY
from pistos.demo.models import ComingScan
from pistos.kit.actors import Actor
from pistos.kit.behind import copying_behind
from pistos.kit.copying import copy_models
from pistos.kit.words import by_day_words
from pistos.orders.actions import RecordedOrder, record_orders
from pistos.orders.facts import OrderFacts, ParcelFacts
from pistos.promises.actions import record_promises
from pistos.promises.facts import PromiseFacts
from pistos.promises.rules.due import day_of

BATCH = 2500
CARRIAGE_AGREED = timedelta(days=180)
"""The couriers have given their word for so long; what they carried before is measured by ours alone."""
Progress = Callable[[str, int, int], None]


def tell_orders(at: datetime, progress: Progress) -> None:
    """The next batch is made up while the database takes in the last one."""
    told = 0
    tales = story.tell(at)
    batch = list(islice(tales, BATCH))
    with copying_behind() as behind:
        while batch:
            with transaction.atomic(), behind.settled():
                record(batch, at)
                told += len(batch)
                batch = list(islice(tales, BATCH))
            progress("orders", told, story.ORDERS)


def record(tales: list[story.Tale], at: datetime) -> None:
    """One batch: its orders as known at `at`, their promises, and what is still to come."""
    recorded = record_orders(batch=[known_order(tale, at) for tale in tales], at=at).orders
    promises: list[PromiseFacts] = []
    for tale, row in zip(tales, recorded, strict=True):
        promises += promises_of(tale, row, at)
    record_promises(batch=promises, by=BY, at=at)
    copy_models(
        ComingScan(
            parcel_id=row.parcels["1"],
            happens_at=scan.happened_at,
            code=scan.code,
            place=scan.place,
        )
        for tale, row in zip(tales, recorded, strict=True)
        for scan in tale.order.parcels[0].scans
        if scan.happened_at > at
    )


def known_order(tale: story.Tale, at: datetime) -> OrderFacts:
    """The order as known at `at`. An order that is called delivered while its parcel is under way
    would be flagged as impossible, and left out of learning."""
    parcel = known(tale.order.parcels[0], at)
    is_refunded = past(tale.refunded_at, at) is not None
    return replace(
        tale.order,
        state=known_state(tale, parcel, at),
        payment_state="refunded" if is_refunded else "paid",
        parcels=(parcel,),
    )


def known_state(tale: story.Tale, parcel: ParcelFacts, at: datetime) -> str:
    if tale.order.cancelled_at is not None:
        return tale.order.state
    if parcel.handed_over_at is None:
        return "preparing"
    without_proof = not tale.courier.gives_proof and tale.promised_on < at.date()
    return "delivered" if parcel.delivered_at or without_proof else "sent"


def known(parcel: ParcelFacts, at: datetime) -> ParcelFacts:
    """The parcel as known at `at`: nothing of its future."""
    return replace(
        parcel,
        scans=tuple(scan for scan in parcel.scans if scan.happened_at <= at),
        handed_over_at=past(parcel.handed_over_at, at),
        delivered_at=past(parcel.delivered_at, at),
    )


def past(instant: datetime | None, at: datetime) -> datetime | None:
    return instant if instant is not None and instant <= at else None


def promises_of(tale: story.Tale, row: RecordedOrder, at: datetime) -> list[PromiseFacts]:
    """The supplier's promise to hand over, ours to the customer, carried by the courier, and the
    refund of what was cancelled."""
    order, parcel = tale.order, tale.order.parcels[0]
    about: dict[str, Any] = {
        "about_kind": "parcel",
        "about_id": row.parcels["1"],
        "order_id": row.id,
        "made_at": order.placed_at,
        "zone": parcel.zone,
        "country": parcel.country,
        "region": parcel.region,
        "is_imported": False,
        "withdrawn_at": past(order.cancelled_at, at),
        "withdrawn_because": "customer_cancelled" if order.cancelled_at else "",
    }
    promises = [hand_over_of(tale, row, at, about), delivery_of(tale, row, at, about)]
    return [*promises, *carriage_of(tale, row, at, about), *refunds_of(tale, row, at)]


def hand_over_of(
    tale: story.Tale, row: RecordedOrder, at: datetime, about: dict[str, Any]
) -> PromiseFacts:
    supplier_id = row.partners[tale.supplier.code]
    return PromiseFacts(
        kind="hand_over",
        toward="shop",
        due_on=tale.hand_over_due_on,
        made_by=Actor.partner(supplier_id),
        told_where="terms",
        partner_id=supplier_id,
        fulfilled_at=past(tale.order.parcels[0].handed_over_at, at),
        cause="supplier_late",
        blamed_partner_id=supplier_id,
        **about,
    )


def carriage_of(
    tale: story.Tale, row: RecordedOrder, at: datetime, about: dict[str, Any]
) -> list[PromiseFacts]:
    """The courier's own word from the hand-over on, since its terms were agreed."""
    parcel, courier_id = tale.order.parcels[0], row.partners[tale.courier.code]
    handed_over_at = past(parcel.handed_over_at, at)
    days = cast.TERMS.get(tale.courier.code, {}).get("delivery")
    if handed_over_at is None or days is None or handed_over_at < at - CARRIAGE_AGREED:
        return []
    return [
        PromiseFacts(
            kind="delivery",
            toward="shop",
            due_on=day_of(handed_over_at, parcel.zone) + timedelta(days=days),
            made_by=Actor.partner(courier_id),
            told_where="terms",
            partner_id=courier_id,
            gives_proof=tale.courier.gives_proof,
            fulfilled_at=past(parcel.delivered_at, at),
            cause="courier_late",
            blamed_partner_id=courier_id,
            **(about | {"made_at": handed_over_at}),
        )
    ]


def delivery_of(
    tale: story.Tale, row: RecordedOrder, at: datetime, about: dict[str, Any]
) -> PromiseFacts:
    parcel, courier_id = tale.order.parcels[0], row.partners[tale.courier.code]
    is_supplier_late = parcel.handed_over_at is not None and (
        parcel.handed_over_at.date() > tale.hand_over_due_on
    )
    return PromiseFacts(
        kind="delivery",
        toward="customer",
        due_on=tale.promised_on,
        made_by=BY,
        told_where="order_page",
        customer_id=row.customer_id,
        partner_id=courier_id,
        usual_on=tale.usual_on,
        chance=tale.chance,
        model_version="demo",
        grounds=tale.grounds,
        words=words_of(tale),
        language=tale.order.language,
        gives_proof=tale.courier.gives_proof,
        moves=tuple(move for move in tale.moves if move.happened_at <= at),
        fulfilled_at=past(parcel.delivered_at, at),
        cause="supplier_late" if is_supplier_late else "courier_late",
        blamed_partner_id=row.partners[tale.supplier.code] if is_supplier_late else courier_id,
        overturned_at=past(tale.overturned_at, at),
        overturned_because=tale.overturned_because if past(tale.overturned_at, at) else "",
        **about,
    )


def refunds_of(tale: story.Tale, row: RecordedOrder, at: datetime) -> list[PromiseFacts]:
    """The money of a cancelled order, promised back as it was cancelled."""
    order, parcel = tale.order, tale.order.parcels[0]
    cancelled_at, due_on = past(order.cancelled_at, at), tale.refund_due_on
    if cancelled_at is None or due_on is None:
        return []
    told_on = cancelled_at.astimezone(ZoneInfo(parcel.zone)).date()
    return [
        PromiseFacts(
            kind="refund",
            toward="customer",
            about_kind="order",
            about_id=row.id,
            order_id=row.id,
            customer_id=row.customer_id,
            made_at=cancelled_at,
            due_on=due_on,
            zone=parcel.zone,
            country=parcel.country,
            region=parcel.region,
            made_by=BY,
            told_where="order_page",
            words=by_day_words(due_on, told_on, order.language),
            language=order.language,
            is_imported=False,
            fulfilled_at=past(tale.refunded_at, at),
            cause="shop_late",
        )
    ]


def words_of(tale: story.Tale) -> str:
    """The day as it was told, in the customer's language."""
    order = tale.order
    return by_day_words(tale.promised_on, order.placed_at.date(), order.language)
