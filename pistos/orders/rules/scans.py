"""What a courier's reports say of a parcel's times, in whatever order they came."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from pistos.orders.facts import ParcelFacts, ScanFacts
from pistos.orders.models import ScanCode

WITH_COURIER = frozenset(
    {
        ScanCode.HANDED_OVER,
        ScanCode.IN_TRANSIT,
        ScanCode.OUT_FOR_DELIVERY,
        ScanCode.ATTEMPT_FAILED,
        ScanCode.READY_FOR_PICKUP,
    }
)
"""Codes that a courier can only report of a parcel it holds."""


def handed_over_at(scans: Iterable[ScanFacts]) -> datetime | None:
    """The hand-over scan, else the first report of a courier that has the parcel."""
    told = list(scans)
    handed = [scan.happened_at for scan in told if scan.code == ScanCode.HANDED_OVER]
    held = [scan.happened_at for scan in told if scan.code in WITH_COURIER]
    return min(handed or held, default=None)


def delivered_at(scans: Iterable[ScanFacts]) -> datetime | None:
    """The first delivery scan."""
    return min(
        (scan.happened_at for scan in scans if scan.code == ScanCode.DELIVERED), default=None
    )


def with_times(parcel: ParcelFacts) -> ParcelFacts:
    """The parcel with times that its scans tell and it does not state itself."""
    if not parcel.scans or (parcel.handed_over_at and parcel.delivered_at):
        return parcel
    return replace(
        parcel,
        handed_over_at=parcel.handed_over_at or handed_over_at(parcel.scans),
        delivered_at=parcel.delivered_at or delivered_at(parcel.scans),
    )
