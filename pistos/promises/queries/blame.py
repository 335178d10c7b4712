"""Why open promises that fall due were not kept: the parcels' record, read in a constant count."""

from collections.abc import Sequence

from pistos.orders.models import Parcel
from pistos.promises.models import PromiseKind, Standing, Toward
from pistos.promises.rules.blame import Carriage, blame_of
from pistos.promises.rules.terms import Blame


def blame_for(standings: Sequence[Standing]) -> dict[int, Blame]:
    """Cause and blamed partner for each, by promise id; two queries whatever the number."""
    parcel_ids = {
        row.about_id for row in standings if row.about_kind == "parcel" and row.about_id is not None
    }
    if not parcel_ids:
        return {row.pk: _blame(row, None) for row in standings}
    hand_over_due = dict(
        Standing.objects.filter(
            about_kind="parcel", about_id__in=parcel_ids, kind=PromiseKind.HAND_OVER
        ).values_list("about_id", "due_at")
    )
    carriages = {
        parcel.pk: Carriage(
            courier_id=parcel.courier_id,
            supplier_id=parcel.supplier_id,
            handed_over_at=parcel.handed_over_at,
            hand_over_due_at=hand_over_due.get(parcel.pk),
        )
        for parcel in Parcel.objects.filter(pk__in=parcel_ids).only(
            "pk", "courier_id", "supplier_id", "handed_over_at"
        )
    }
    return {
        row.pk: _blame(
            row, carriages.get(row.about_id or 0) if row.about_kind == "parcel" else None
        )
        for row in standings
    }


def _blame(row: Standing, carriage: Carriage | None) -> Blame:
    keeper_id = row.partner_id if row.toward == Toward.SHOP else None
    return blame_of(PromiseKind(row.kind), keeper_id, carriage, row.due_at)
