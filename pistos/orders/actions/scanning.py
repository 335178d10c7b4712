"""What couriers report, as it comes: twice, late, and in any order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.events import ParcelScanned
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order, OrderState, Parcel, Scan
from pistos.orders.queries import parcels_by_tracking
from pistos.orders.rules.plausibility import impossible_times
from pistos.orders.rules.scan_files import MOST_ROWS, Unusable, read_scans
from pistos.orders.rules.scans import delivered_at, handed_over_at


@transaction.atomic
def record_scans(
    *, parcel: Parcel, scans: Sequence[ScanFacts], by: Actor, at: datetime
) -> list[Scan]:
    """Adds the reports not yet known and publishes ParcelScanned for them; returns these.

    The parcel's times follow from all its reports, whatever order they came in; times stated
    elsewhere stand unless a report tells of an earlier one.
    """
    locked = (
        Parcel.objects.select_for_update(of=("self",)).select_related("order").get(pk=parcel.pk)
    )
    known = set(locked.scans.values_list("happened_at", "code"))
    fresh = {
        (scan.happened_at, scan.code): Scan(
            parcel=locked,
            happened_at=scan.happened_at,
            code=scan.code,
            place=scan.place[:120],
            text=scan.text[:300],
            recorded_at=at,
        )
        for scan in scans
        if (scan.happened_at, scan.code) not in known
    }
    if not fresh:
        return []
    rows = Scan.objects.bulk_create(fresh.values())
    _follow(locked, at)
    event = ParcelScanned(parcel_id=locked.pk, scan_ids=[row.pk for row in rows])
    publish(event, about=Ref("parcel", str(locked.pk)), by=by, at=at)
    return rows


@dataclass(frozen=True, slots=True)
class ScansTaken:
    """`taken` reports were new, `unknown` are numbers that no parcel of ours has."""

    taken: int
    unknown: list[str]
    unusable: list[Unusable]


class FileTooLong(Refused):
    """More rows than one file may have."""


def take_scan_file(
    *, rows: Sequence[Mapping[str, str]], zone: str, by: Actor, at: datetime
) -> ScansTaken:
    """Records the reports of a courier's file, a parcel at a time; a file taken twice adds nothing.

    Publishes ParcelScanned for each parcel with news. Refuses with FileTooLong.
    """
    if len(rows) > MOST_ROWS:
        raise FileTooLong(_("The file has more than %(count)d rows.") % {"count": MOST_ROWS})
    by_number, unusable = read_scans(rows, zone)
    parcels = parcels_by_tracking(by_number)
    taken = 0
    for number, scans in by_number.items():
        for parcel in parcels.get(number, []):
            taken += len(record_scans(parcel=parcel, scans=scans, by=by, at=at))
    return ScansTaken(taken, sorted(set(by_number) - set(parcels)), unusable)


def _follow(parcel: Parcel, at: datetime) -> None:
    """Brings the parcel's times, and its order's state, in step with all reports."""
    told = [ScanFacts(scan.happened_at, scan.code) for scan in parcel.scans.all()]
    handed = _earlier(parcel.handed_over_at, handed_over_at(told))
    delivered = _earlier(parcel.delivered_at, delivered_at(told))
    newest = max(told, key=lambda scan: scan.happened_at)
    because = impossible_times(parcel.order.placed_at, handed, delivered, at)
    Parcel.objects.filter(pk=parcel.pk).update(
        handed_over_at=handed,
        delivered_at=delivered,
        last_scan_at=newest.happened_at,
        last_code=newest.code,
        is_plausible=not because,
        implausible_because=because,
    )
    moving = Order.objects.filter(pk=parcel.order_id).exclude(
        state__in=[OrderState.CANCELLED, OrderState.RETURNED, OrderState.DELIVERED]
    )
    if delivered and not parcel.order.parcels.filter(delivered_at=None).exists():
        moving.update(state=OrderState.DELIVERED)
    elif handed:
        moving.update(state=OrderState.SENT)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((moment for moment in (one, other) if moment), default=None)
