"""The price by unit of measure (directive 98/6/EC, article 3): for a kilogram, a litre, a metre …"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pistos.pricing.rules.money import rounded

CONTENT_UNITS: dict[str, tuple[str, int]] = {
    "g": ("kg", 1000),
    "kg": ("kg", 1),
    "ml": ("l", 1000),
    "cl": ("l", 100),
    "l": ("l", 1),
    "cm": ("m", 100),
    "m": ("m", 1),
    "m2": ("m²", 1),
    "piece": ("piece", 1),
}
"""Unit of the content to the unit that the price is told for, and how many of the former it has."""


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """`amount` is the gross price of one `unit`."""

    amount: Decimal
    unit: str


def unit_price(gross: Decimal, quantity: Decimal, unit: str) -> UnitPrice | None:
    """The price of one kilogram, litre … of what holds `quantity` `unit`; None where that says nothing:
    an unknown or empty content, or a single piece."""
    if quantity <= 0 or unit not in CONTENT_UNITS or (unit == "piece" and quantity == 1):
        return None
    told, many = CONTENT_UNITS[unit]
    return UnitPrice(rounded(Fraction(gross) * many / Fraction(quantity)), told)
