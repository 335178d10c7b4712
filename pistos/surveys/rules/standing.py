"""How figures stand: the weakest aspect, service before product, our own past, who did not answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pistos.kit.statistics import FEW, is_proven_change, share
from pistos.surveys.rules.figures import Change, Figure, Rate, change_of
from pistos.surveys.rules.scales import Aspect

SERVICE_WEIGHT = 0.6
PRODUCT_WEIGHT = 0.4
RED_BELOW = 0.7
GREEN_FROM = 0.85


def weakest(figures: Mapping[str, Figure]) -> str | None:
    """The code with the lowest value; of those with enough answers, if there is any. None without any.

    Equal ones: the one with more answers, then by name, so that the page does not jump.
    """
    known = {code: row for code, row in figures.items() if row.value is not None}
    solid = {code: row for code, row in known.items() if not row.is_few} or known
    if not solid:
        return None
    return min(solid, key=lambda code: (solid[code].value, -solid[code].n, code))


@dataclass(frozen=True, slots=True)
class Whole:
    """Service and product as one: `value` 0…1, `light` "red", "amber", "green" or "unknown".

    `because` is the aspect that decided, where one did.
    """

    value: float | None
    light: str
    because: str = ""


def whole(service: Figure, product: Figure) -> Whole:
    """Service weighs 0.6, product 0.4, and neither can hide the other: below 70 % one alone is red.

    Without a figure of the service nothing is called good, however good the product. Where both are
    equally bad the service is named: "choose the service".
    """
    if service.value is None:
        return Whole(None, "unknown", Aspect.SERVICE)
    if product.value is None:
        light = "red" if service.value < RED_BELOW else "unknown"
        return Whole(service.value, light, Aspect.SERVICE if light == "red" else Aspect.PRODUCT)
    value = SERVICE_WEIGHT * service.value + PRODUCT_WEIGHT * product.value
    worse = Aspect.SERVICE if service.value <= product.value else Aspect.PRODUCT
    lowest = min(service.value, product.value)
    if lowest < RED_BELOW:
        return Whole(value, "red", worse)
    if lowest < GREEN_FROM:
        return Whole(value, "amber", worse)
    return Whole(value, "green")


@dataclass(frozen=True, slots=True)
class OwnPast:
    """Against the own previous wave and the own best of all before; the best needs enough answers."""

    previous: Figure | None
    change: Change | None
    best: Figure | None
    best_at: int | None
    is_beaten: bool


def own_past(series: Sequence[Figure]) -> OwnPast:
    """`series` in the order of time, the last is now. A wave nobody answered is passed over."""
    now = series[-1] if series else None
    known = [(at, row) for at, row in enumerate(series[:-1]) if row.value is not None]
    if now is None or not known:
        return OwnPast(None, None, None, None, False)
    previous = known[-1][1]
    solid = [(at, row) for at, row in known if not row.is_few]
    best_at, best = max(solid, key=lambda row: row[1].value or 0, default=(None, None))
    is_beaten = (
        best is not None
        and best.value is not None
        and now.value is not None
        and now.value > best.value
        and not now.is_few
    )
    return OwnPast(previous, change_of(previous, now), best, best_at, is_beaten)


@dataclass(frozen=True, slots=True)
class Missing:
    """A group that answers less, or more, than the others beyond chance."""

    key: str
    group: Rate
    others: Rate


def non_response(rates: Mapping[str, Rate]) -> list[Missing]:
    """Groups whose rate differs from that of all others beyond chance, the furthest first.

    Where they answer less, the figure speaks for them less than for others.
    """
    answered = sum(rate.answered for rate in rates.values())
    delivered = sum(rate.delivered for rate in rates.values())
    found = []
    for key, rate in rates.items():
        others = Rate(answered - rate.answered, delivered - rate.delivered)
        if rate.delivered < FEW or others.delivered < FEW:
            continue
        if is_proven_change(
            share(others.answered, others.delivered), share(rate.answered, rate.delivered)
        ):
            found.append(Missing(key, rate, others))
    return sorted(found, key=lambda row: -abs((row.group.value or 0) - (row.others.value or 0)))
