"""The stream that alarms and verdicts are read from: coded causes, and what they could have struck."""

from datetime import date, datetime, timedelta

from pistos.causes.models import Slice
from pistos.causes.queries.counts import count_of
from pistos.mistakes.facts import Series
from pistos.mistakes.rules.effect import Rate
from pistos.orders.models import Line, Order, Parcel
from pistos.promises.rules.due import end_of_day
from pistos.shop.queries import the_shop


def rate_of(series: Series, since: date, until: date) -> Rate:
    """How often the cause struck on days of the shop from `since` to `until`, both counted, and among
    how many. Two queries.

    A courier is counted by the parcels it took, a supplier by those it had to hand over, a product by
    the orders that hold it; everything else by orders.
    """
    by = Slice(series.facet_kind) if series.facet_kind else Slice.ALL
    count = count_of(series.cause, since=since, until=until, by=by, key=series.facet_id)
    return Rate(count, exposure_of(series, since, until))


def exposure_of(series: Series, since: date, until: date) -> int:
    """Orders, or parcels, in that time. One query."""
    zone = the_shop().time_zone
    span = (_begin(since, zone), end_of_day(until, zone))
    if series.facet_kind == Slice.COURIER and series.facet_id.isdecimal():
        rows = Parcel.objects.filter(courier_id=int(series.facet_id), cancelled_at=None)
        return rows.filter(handed_over_at__gt=span[0], handed_over_at__lte=span[1]).count()
    if series.facet_kind == Slice.SUPPLIER and series.facet_id.isdecimal():
        rows = Parcel.objects.filter(supplier_id=int(series.facet_id), cancelled_at=None)
        return rows.filter(order__placed_at__gt=span[0], order__placed_at__lte=span[1]).count()
    orders = Order.objects.filter(placed_at__gt=span[0], placed_at__lte=span[1], cancelled_at=None)
    if series.facet_kind == Slice.PRODUCT and series.facet_id.isdecimal():
        lines = Line.objects.filter(product_id=int(series.facet_id), order__in=orders)
        return lines.values("order").distinct().count()
    return orders.count()


def _begin(day: date, zone: str) -> datetime:
    return end_of_day(day - timedelta(days=1), zone)
