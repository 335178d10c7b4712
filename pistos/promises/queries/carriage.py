"""Parcels with all that an estimate looks at, read at once."""

from collections.abc import Iterable, Sequence

from pistos.estimates.rules import Standing as UnderWay
from pistos.orders.models import Parcel, Scan, ScanCode
from pistos.orders.rules.cases import case_of
from pistos.promises.models import Dependency, PromiseKind, Standing, State

GONE = {ScanCode.LOST: "lost", ScanCode.RETURNED: "returned"}
"""Reports after which no estimate helps, and the reason that they give."""


def parcels_by_id(ids: Iterable[int]) -> dict[int, Parcel]:
    """One query: parcels with order, courier and supplier."""
    return {
        parcel.pk: parcel
        for parcel in Parcel.objects.filter(pk__in=list(ids)).select_related(
            "order", "courier", "supplier"
        )
    }


def under_way(standing: Standing, parcel: Parcel) -> UnderWay:
    """A delivery promise as the estimates know one."""
    return UnderWay(
        case=case_of(parcel),
        due_on=standing.due_on,
        handed_over_at=parcel.handed_over_at,
        last_scan_at=parcel.last_scan_at,
        last_code=parcel.last_code or "",
    )


def gone_parcels(ids: Iterable[int]) -> dict[int, str]:
    """Parcels reported lost or on the way back, with the reason."""
    reports = Scan.objects.filter(parcel__in=list(ids), code__in=list(GONE)).values_list(
        "parcel_id", "code"
    )
    return {parcel_id: GONE[ScanCode(code)] for parcel_id, code in reports}


def let_down(standings: Sequence[Standing]) -> set[int]:
    """Promises whose hand-over, which they stand on, was broken; by id."""
    return set(
        Dependency.objects.filter(
            promise__in=[row.pk for row in standings],
            depends_on__kind=PromiseKind.HAND_OVER,
            depends_on__standing__state=State.BROKEN,
        ).values_list("promise_id", flat=True)
    )
