"""By what buyers decided: whose word they trusted."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from pistos.checkout.models import HowDecided
from pistos.orders.actions.buying import SOURCE
from pistos.orders.models import Order


@dataclass(frozen=True, slots=True)
class Decided:
    """Of so many orders of our own checkout, how many buyers said what decided it, by answer."""

    orders: int
    said: dict[str, int]

    @property
    def said_count(self) -> int:
        return sum(self.said.values())


def buyers_decided(*, since: datetime) -> Decided:
    """Orders placed since a moment; what was sent again at no price is none. Two queries."""
    orders = Order.objects.filter(source=SOURCE, placed_at__gte=since, total_amount__gt=0)
    rows = HowDecided.objects.filter(order__in=orders).values_list("how")
    return Decided(orders.count(), dict(rows.annotate(many=Count("pk")).order_by("how")))


def has_said(order: Order) -> bool:
    """Whether the buyer of an order said it already; one query."""
    return HowDecided.objects.filter(order=order).exists()


def words_of_buyers(*, most: int = 20) -> list[HowDecided]:
    """What they added in their own words, newest first; one query."""
    rows = HowDecided.objects.exclude(words="").select_related("order")
    return list(rows.order_by("-said_at", "-pk")[:most])
