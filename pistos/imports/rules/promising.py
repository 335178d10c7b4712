"""What a file says was promised, with what became of it, as the facts of promises."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pistos.imports.rules import values
from pistos.imports.rules.assembling import Draft, Told
from pistos.imports.rules.profiles import Profile
from pistos.imports.rules.reasons import Unusable
from pistos.kit.actors import Actor
from pistos.orders.facts import ParcelFacts
from pistos.orders.rules.plausibility import EARLIEST_YEAR
from pistos.promises.facts import PromiseFacts
from pistos.promises.models import Cause
from pistos.promises.rules.due import day_of, end_of_day

SHOP = Actor.machine("shop")
CANCELLED = "order cancelled"


@dataclass(frozen=True, slots=True)
class Agreed:
    """The due times of a parcel's promises, as read; None where the file tells none."""

    told: Told
    delivery_due_at: datetime | None
    hand_over_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Ids of the rows that an order's promises refer to; `without_proof` are couriers."""

    order_id: int
    customer_id: int
    parcels: Mapping[str, int]
    partners: Mapping[str, int]
    without_proof: Collection[int]


def agreed(
    draft: Draft, profile: Profile, formats: Iterable[str], at: datetime
) -> dict[str, Agreed]:
    """Due times by parcel. A promise due before it was made is refused: no such word was given."""
    ways = tuple(formats)
    found = {}
    for parcel in draft.order.parcels:
        told = draft.told[parcel.ref]
        due_at = hand_over_due_at = None
        if told.due:
            due_on = values.day(told.due, ways, parcel.zone)
            due_at = end_of_day(due_on, parcel.zone)
        if told.hand_over_due:
            hand_over_due_at = values.moment(told.hand_over_due, ways, profile.zone, LAST)
        for due in (due_at, hand_over_due_at):
            if due is not None:
                values.bounded(due, EARLIEST_YEAR, at)
                if due <= draft.order.placed_at:
                    raise Unusable("promise_before_order", told.due or told.hand_over_due)
        found[parcel.ref] = Agreed(told, due_at, hand_over_due_at)
    return found


LAST = datetime.max.time()


def promises_of(
    draft: Draft, due: Mapping[str, Agreed], rows: Rows, profile: Profile, at: datetime
) -> Iterable[PromiseFacts]:
    """The supplier's hand-over first, then the delivery that stands on it."""
    for parcel in draft.order.parcels:
        told = due[parcel.ref]
        handed_to = profile.hand_over_toward
        if told.hand_over_due_at and (parcel.supplier or handed_to == "customer"):
            yield _hand_over(draft, parcel, told, rows, profile, at)
        if told.delivery_due_at:
            yield _delivery(draft, parcel, told, rows, profile, at)


def _hand_over(
    draft: Draft, parcel: ParcelFacts, told: Agreed, rows: Rows, profile: Profile, at: datetime
) -> PromiseFacts:
    is_by_supplier = profile.hand_over_toward == "shop"
    supplier = rows.partners[parcel.supplier.code] if parcel.supplier and is_by_supplier else None
    due_at = told.hand_over_due_at
    assert due_at is not None  # noqa: S101 - asked by the caller
    return PromiseFacts(
        kind="hand_over",
        toward=profile.hand_over_toward,
        about_kind="parcel",
        about_id=rows.parcels[parcel.ref],
        order_id=rows.order_id,
        customer_id=None if is_by_supplier else rows.customer_id,
        partner_id=supplier,
        made_at=draft.order.placed_at,
        due_on=day_of(due_at, parcel.zone),
        due_at=due_at,
        zone=parcel.zone,
        made_by=Actor.partner(supplier) if supplier else SHOP,
        told_where="import",
        told_ref=told.told.where,
        country=parcel.country,
        region=parcel.region,
        language=draft.order.language,
        is_public=profile.is_told,
        gives_proof=profile.gives_proof,
        fulfilled_at=_happened(parcel.handed_over_at, at),
        cause=Cause.SUPPLIER_LATE if is_by_supplier else Cause.SHOP_LATE,
        blamed_partner_id=supplier,
        evidence=told.told.where,
        withdrawn_at=_withdrawn_at(draft),
        withdrawn_because=CANCELLED,
    )


def _delivery(
    draft: Draft, parcel: ParcelFacts, told: Agreed, rows: Rows, profile: Profile, at: datetime
) -> PromiseFacts:
    courier = rows.partners[parcel.courier.code] if parcel.courier else None
    supplier = rows.partners[parcel.supplier.code] if parcel.supplier else None
    cause = _cause(draft, parcel, told)
    blamed = {Cause.COURIER_LATE: courier, Cause.SUPPLIER_LATE: supplier}.get(cause)
    due_at = told.delivery_due_at
    assert due_at is not None  # noqa: S101 - asked by the caller
    return PromiseFacts(
        kind="delivery",
        toward="customer",
        about_kind="parcel",
        about_id=rows.parcels[parcel.ref],
        order_id=rows.order_id,
        customer_id=rows.customer_id,
        partner_id=courier,
        made_at=draft.order.placed_at,
        due_on=day_of(due_at, parcel.zone),
        due_at=due_at,
        zone=parcel.zone,
        made_by=SHOP,
        told_where="import",
        told_ref=told.told.where,
        country=parcel.country,
        region=parcel.region,
        words=told.told.due,
        language=draft.order.language,
        is_public=profile.is_told,
        gives_proof=courier not in rows.without_proof if courier else profile.gives_proof,
        fulfilled_at=_happened(parcel.delivered_at, at),
        cause=cause,
        blamed_partner_id=blamed,
        evidence=told.told.where,
        withdrawn_at=_withdrawn_at(draft),
        withdrawn_because=CANCELLED,
    )


def _cause(draft: Draft, parcel: ParcelFacts, told: Agreed) -> Cause:
    """Whose lateness it is, if it is late: the first in the chain whose own word was not kept."""
    handed, delivered = parcel.handed_over_at, parcel.delivered_at
    if draft.is_cancelled_by_shop and delivered is None:
        return Cause.SHOP_LATE
    if draft.order.state == "delivered" and delivered is None:
        return Cause.NO_PROOF
    due = told.hand_over_due_at
    if due and parcel.supplier and (handed > due if handed else delivered is None):
        return Cause.SUPPLIER_LATE
    if handed is None and delivered is None and draft.order.state != "sent":
        return Cause.SHOP_LATE
    return Cause.COURIER_LATE


def _happened(moment: datetime | None, at: datetime) -> datetime | None:
    """A time reported as past; one still to come is no proof."""
    return moment if moment is not None and moment <= at else None


def _withdrawn_at(draft: Draft) -> datetime | None:
    """Cancelled, not by the shop: the customer's act, as far as the file tells."""
    is_withdrawn = draft.order.state == "cancelled" and not draft.is_cancelled_by_shop
    return draft.order.cancelled_at if is_withdrawn else None
