"""How many came how far, and where they stopped and why."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Sum

from pistos.checkout.models import Cart, CartState, FunnelDay, SelfCheck, Step
from pistos.checkout.rules.devices import DEVICES

FUNNEL = ("visit", "product", *(Step.CART, Step.CHECKOUT, Step.PLACED, Step.PAID))


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """A device's counts by step, in the order of `FUNNEL`; `median_seconds` from cart to order."""

    device: str
    counts: tuple[int, ...]


def funnel(*, since: date, until: date) -> list[FunnelRow]:
    """Browsers and carts by device, in days [since, until]. One query."""
    rows = (
        FunnelDay.objects.filter(day__gte=since, day__lte=until)
        .values("device", "step")
        .annotate(many=Sum("count"))
    )
    found = {(row["device"], row["step"]): row["many"] for row in rows}
    return [
        FunnelRow(device, tuple(found.get((device, step), 0) for step in FUNNEL))
        for device in DEVICES
        if any(found.get((device, step), 0) for step in FUNNEL)
    ]


def channels(*, since: date, until: date) -> list[tuple[str, int]]:
    """Where visits came from. One query."""
    rows = FunnelDay.objects.filter(day__gte=since, day__lte=until, step="visit")
    found = rows.values("channel").annotate(many=Sum("count")).order_by("-many", "channel")
    return [(row["channel"], row["many"]) for row in found]


def left_reasons(*, since: datetime) -> list[tuple[str, str, int]]:
    """Carts left since then by last step and reason, the most first. One query."""
    rows = Cart.objects.filter(left_at__gte=since, state=CartState.OPEN)
    found = rows.values("reached", "left_because").annotate(many=Count("pk"))
    return [
        (row["reached"], row["left_because"], row["many"])
        for row in found.order_by("-many", "reached", "left_because")
    ]


def words_of_leaving(*, most: int = 20) -> list[Cart]:
    """What people said of why they did not buy, newest first."""
    return list(Cart.objects.exclude(left_words="").order_by("-left_at", "-pk")[:most])


def time_to_order(*, since: datetime) -> timedelta | None:
    """The median time from the first thing in the cart to the order; None without orders. One query."""
    rows = Cart.objects.filter(state=CartState.ORDERED, order__placed_at__gte=since)
    spans = sorted(
        placed - started for started, placed in rows.values_list("started_at", "order__placed_at")
    )
    return spans[len(spans) // 2] if spans else None


def newest_check() -> SelfCheck | None:
    return SelfCheck.objects.order_by("-started_at").first()


def checks(*, most: int = 20) -> list[SelfCheck]:
    return list(SelfCheck.objects.order_by("-started_at")[:most])
