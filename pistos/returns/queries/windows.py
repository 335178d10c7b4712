"""What of an order can still be withdrawn from, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, Sum

from pistos.invoices.models import Paper
from pistos.kit.public_holidays import holidays_of
from pistos.orders.models import Line, Order, Parcel
from pistos.promises.rules.due import day_of, end_of_day
from pistos.returns.models import ClaimLine, Exemption
from pistos.returns.rules.window import Window, window


@dataclass(frozen=True, slots=True)
class Returnable:
    """A line with how many pieces nobody claims or withdrew from yet; `ground` where the law exempts it."""

    line: Line
    left: int
    ground: str


@dataclass(frozen=True, slots=True)
class Right:
    """The window of an order in the zone where its goods are."""

    window: Window
    zone: str

    @property
    def closes_at(self) -> datetime | None:
        """The last instant; None while the clock has not begun."""
        last = self.window.last_on
        return None if last is None else end_of_day(last, self.zone)

    def holds_at(self, at: datetime) -> bool:
        return self.window.holds(day_of(at, self.zone))


def right_of(order: Order) -> Right:
    """Begins with the proven delivery of the last parcel. Two queries, one more for an order of our own."""
    parcels = list(Parcel.objects.filter(order=order, cancelled_at=None).order_by("pk"))
    last = _last(parcels)
    place = last or (parcels[0] if parcels else None)
    zone = place.zone if place else "UTC"
    country, region = (place.country, place.region) if place else ("", "")

    def is_free_day(day: date) -> bool:
        return day in holidays_of(country, region, day.year)

    possession_on = day_of(last.delivered_at, zone) if last and last.delivered_at else None
    informed = was_informed(order)
    return Right(window(possession_on, is_free_day=is_free_day, was_informed=informed), zone)


def _last(parcels: Sequence[Parcel]) -> Parcel | None:
    """The parcel that came last, once all have come."""
    if not parcels or any(parcel.delivered_at is None for parcel in parcels):
        return None
    return max(parcels, key=lambda parcel: parcel.delivered_at or parcel.order.placed_at)


def was_informed(order: Order) -> bool:
    """The confirmation paper carries the instruction and the model form; orders from outside bring theirs."""
    if order.source != "pistos":
        return True
    return Paper.objects.filter(about_kind="order", about_id=order.pk).exists()


def returnables(order: Order) -> list[Returnable]:
    """Every line of the order in order. Three queries."""
    gone = dict(
        ClaimLine.objects.filter(line__order=order, holds=True)
        .values_list("line")
        .annotate(Sum("quantity"))
    )
    grounds = dict(
        Exemption.objects.filter(
            Q(until=None) | Q(until__gt=order.placed_at),
            product__lines__order=order,
            since__lte=order.placed_at,
        ).values_list("product_id", "ground")
    )
    return [
        Returnable(
            line, line.quantity - gone.get(line.pk, 0), grounds.get(line.product_id or 0, "")
        )
        for line in order.lines.order_by("position")
    ]
