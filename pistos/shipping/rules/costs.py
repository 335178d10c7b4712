"""Which rate of a method fits, and when shipping is free."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a parcel goes. `zone` is the time zone there; region and postcode may be unknown."""

    country: str
    region: str = ""
    postcode: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class RateView:
    """One row of a method's rates, in the currency asked for."""

    countries: Sequence[str]
    postcode_from: str
    postcode_to: str
    max_weight_grams: int
    max_value: Decimal | None
    gross_amount: Decimal


@dataclass(frozen=True, slots=True)
class FreeRule:
    """From `threshold` on it is free; `is_theirs` where the rule is for this customer alone."""

    threshold: Decimal
    is_theirs: bool


@dataclass(frozen=True, slots=True)
class Cost:
    """What is paid for shipping. `free_because`: "", "threshold" or "customer". `missing` is what the
    goods lack for free shipping, None where no rule offers it."""

    gross_amount: Decimal
    full_amount: Decimal
    free_because: str
    missing: Decimal | None


def fitting_rate(
    rates: Iterable[RateView], to: Destination, weight_grams: int, value: Decimal
) -> RateView | None:
    """The rate that holds; None where the method does not go there or does not carry so much.

    A span of postcodes goes before a whole country, then the lowest weight and the lowest value that
    suffice. Without a postcode, spans of them are passed over.
    """
    fitting = [rate for rate in rates if _fits(rate, to, weight_grams, value)]
    return min(
        fitting,
        key=lambda rate: (
            rate.postcode_from == "",
            rate.max_weight_grams,
            rate.max_value is None,
            rate.max_value or 0,
            rate.gross_amount,
        ),
        default=None,
    )


def cost_of(rate: RateView, value: Decimal, rules: Iterable[FreeRule]) -> Cost:
    """The rate, or nothing once the goods reach the lowest threshold that holds for the customer."""
    lowest = min(rules, key=lambda rule: (rule.threshold, not rule.is_theirs), default=None)
    full = rate.gross_amount
    if lowest is None or full == 0:
        return Cost(full, full, "", None)
    if value >= lowest.threshold:
        return Cost(Decimal("0.00"), full, "customer" if lowest.is_theirs else "threshold", None)
    return Cost(full, full, "", lowest.threshold - value)


def tidy_postcode(text: str) -> str:
    """Upper case letters and digits only, so that "104 45" and "10445" are one."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def _fits(rate: RateView, to: Destination, weight_grams: int, value: Decimal) -> bool:
    if to.country not in rate.countries or weight_grams > rate.max_weight_grams:
        return False
    if rate.max_value is not None and value > rate.max_value:
        return False
    if not rate.postcode_from:
        return True
    first, last, postcode = map(tidy_postcode, (rate.postcode_from, rate.postcode_to, to.postcode))
    return bool(postcode) and len(postcode) == len(first) and first <= postcode <= last
