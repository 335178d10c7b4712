"""What is known of the goods of an order on the day somebody says that something is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pistos.orders.models import Line, Order, Parcel, ScanCode
from pistos.orders.queries import contents_of
from pistos.promises.models import Promise, PromiseKind, Toward
from pistos.promises.rules.due import day_of
from pistos.returns.models import Claim, ClaimLine, Guarantee, Outcome, SoldItem
from pistos.returns.queries.windows import Returnable, returnables
from pistos.returns.rules.guarantee import Tried, legal_until, opens_all
from pistos.returns.rules.tracks import Item
from pistos.shop.queries import settings_in_force


@dataclass(frozen=True, slots=True)
class Known:
    """A line with its parcel, and what the rules ask about it. `is_sent`: it left us; `is_due_over`: by
    what was promised it should have come."""

    row: Returnable
    parcel: Parcel | None
    item: Item
    is_sent: bool
    has_come: bool
    is_lost: bool
    opens_all: bool

    @property
    def line(self) -> Line:
        return self.row.line


def known_items(order: Order, at: datetime) -> dict[int, Known]:
    """By line id, in order. A constant count of queries."""
    parcels = list(
        order.parcels.filter(cancelled_at=None).select_related("courier", "order").order_by("pk")
    )
    holders = _holders(parcels)
    dues = _dues(parcels)
    within = settings_in_force().right_within_days
    extended = {
        row.line_id for row in SoldItem.objects.filter(line__order=order) if row.extended_at
    }
    ends = dict(
        Guarantee.objects.filter(item__line__order=order).values_list("item__line", "ends_on")
    )
    tried = _tried(order)
    found = {}
    for row in returnables(order):
        parcel = holders.get(row.line.pk)
        zone = parcel.zone if parcel else "UTC"
        arrived_on = day_of(parcel.delivered_at, zone) if parcel and parcel.delivered_at else None
        country = order.country or (parcel.country if parcel else "")
        today = day_of(at, zone)
        item = Item(
            today=today,
            arrived_on=arrived_on,
            right_within_days=within,
            legal_until=legal_until(arrived_on, country, is_extended=row.line.pk in extended),
            guaranteed_until=ends.get(row.line.pk),
        )
        due = dues.get(parcel.pk) if parcel else None
        found[row.line.pk] = Known(
            row,
            parcel,
            item,
            is_sent=parcel is None or parcel.handed_over_at is not None or arrived_on is not None,
            has_come=_has_come(parcel, arrived_on, due, at),
            is_lost=_is_lost(parcel, arrived_on, due, at),
            opens_all=opens_all(today, arrived_on, country, tried.get(row.line.pk, Tried())),
        )
    return found


def _holders(parcels: list[Parcel]) -> Mapping[int, Parcel]:
    """The parcel that brought each line: of several, the last."""
    found = {}
    for parcel in parcels:
        for line_id in contents_of(parcel):
            found[line_id] = parcel
    return found


def _dues(parcels: list[Parcel]) -> dict[int, datetime]:
    rows = Promise.objects.filter(
        kind=PromiseKind.DELIVERY,
        toward=Toward.CUSTOMER,
        about_kind="parcel",
        about_id__in=[parcel.pk for parcel in parcels],
    )
    return {
        about_id: due
        for about_id, due in rows.values_list("about_id", "standing__due_at")
        if about_id
    }


def _has_come(
    parcel: Parcel | None, arrived_on: date | None, due: datetime | None, at: datetime
) -> bool:
    """Proven, or it left us with one who never proves it and should have come by now."""
    if parcel is None or arrived_on is not None:
        return True
    is_silent = parcel.courier is None or not parcel.courier.gives_proof_of_delivery
    return is_silent and parcel.handed_over_at is not None and (due is None or due <= at)


def _is_lost(
    parcel: Parcel | None, arrived_on: date | None, due: datetime | None, at: datetime
) -> bool:
    """It left us and, by what was promised or by the courier's own word, it will not come any more."""
    if parcel is None or arrived_on is not None or parcel.handed_over_at is None:
        return False
    return parcel.last_code == ScanCode.LOST or (due is not None and due <= at)


def _tried(order: Order) -> dict[int, Tried]:
    """What was tried before about each line: a fault that comes again opens the second step."""
    rows = ClaimLine.objects.filter(
        line__order=order, claim__outcome__in=[Outcome.REPAIR, Outcome.REPLACEMENT]
    )
    return {line_id: Tried(attempts=1) for line_id in rows.values_list("line_id", flat=True)}


def tried_on(claim: Claim) -> Tried:
    """What was done about this claim itself."""
    return Tried(attempts=claim.attempts)


def ladder_of(claim: Claim, at: datetime) -> bool:
    """Whether the second step of the legal ladder is open for this claim."""
    if tried_on(claim).attempts:
        return True
    known = known_items(claim.order, at)
    return all(known[row.line_id].opens_all for row in claim.lines.all() if row.line_id in known)
