"""What a border may ask of a buyer, told before the button.

Data with their source and validity. What we cannot know is said to be unknown, never left out.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pistos.pricing.rules.vat import UNION

EURASIAN = frozenset({"AM", "BY", "KG", "KZ", "RU"})
"""The Eurasian Economic Union: no duty between its members."""

FLAT_DUTY = Decimal("3.00")
FLAT_DUTY_UP_TO = Decimal("150.00")
FLAT_DUTY_FROM, FLAT_DUTY_UNTIL = date(2026, 7, 1), date(2028, 7, 1)
FLAT_DUTY_SOURCE = "Council Regulation (EU) 2026/382"

NONE, FLAT, UNKNOWN = "none", "flat", "unknown"


@dataclass(frozen=True, slots=True)
class Customs:
    """`duty`: "none", "flat" (`duty_amount` in `currency`, for `items` kinds of goods) or "unknown".
    `vat_percent` is the destination's VAT where the border asks it, None where we have charged it."""

    duty: str
    duty_amount: Decimal | None
    currency: str
    items: int
    vat_percent: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class Consignment:
    """`value` in euro without VAT and shipping, None where it is not known in euro; `items` is the number
    of different tariff headings, at most that of the products."""

    value: Decimal | None
    items: int


def customs_of(
    *,
    origin: str,
    country: str,
    consignment: Consignment,
    vat_percent: Decimal | None,
    on: date,
) -> Customs | None:
    """What the border of `country` may ask for goods from `origin`; None inside one customs union.

    Into the European Union: three euro for each tariff heading of a consignment up to 150 € from 1 July
    2026 to 1 July 2028; above it, or elsewhere, duty depends on the goods and is not known to us.
    """
    if origin == country or any({origin, country} <= union for union in (UNION, EURASIAN)):
        return None
    value = consignment.value
    into_union = country in UNION
    if into_union and value is not None and value <= FLAT_DUTY_UP_TO:
        if FLAT_DUTY_FROM <= on < FLAT_DUTY_UNTIL:
            duty = FLAT_DUTY * consignment.items
            return Customs(FLAT, duty, "EUR", consignment.items, vat_percent, FLAT_DUTY_SOURCE)
        if on < FLAT_DUTY_FROM:
            source = "Regulation (EC) No 1186/2009, articles 23 and 24"
            return Customs(NONE, Decimal("0.00"), "EUR", consignment.items, vat_percent, source)
    return Customs(UNKNOWN, None, "", consignment.items, vat_percent, "")
