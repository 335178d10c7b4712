"""A parcel as the estimates know one: plain values, by codes that stay when names change."""

from pistos.estimates.rules import Case
from pistos.orders.models import Parcel


def case_of(parcel: Parcel) -> Case:
    """What was known of the parcel when it was ordered. Order, courier and supplier are loaded."""
    return Case(
        ordered_at=parcel.order.placed_at,
        zone=parcel.zone,
        origin=parcel.origin,
        country=parcel.country,
        region=parcel.region,
        courier=parcel.courier.code if parcel.courier else "",
        supplier=parcel.supplier.code if parcel.supplier else "",
        service=parcel.service,
        weight_grams=parcel.weight_grams,
        category=parcel.category,
    )
