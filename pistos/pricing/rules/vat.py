"""VAT: how a gross amount splits, and which rate a sale bears.

Consumers in the Union pay the rate of the country of delivery (directive 2006/112/EC, article 33, the
One Stop Shop). Between businesses of two member states the buyer accounts for it (article 138 and 196),
and what leaves the Union bears none (article 146).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pistos.pricing.rules.money import NOTHING, rounded_share

STANDARD = "standard"
VAT_CLASSES = ("standard", "food", "books", "medicines")
"""What categories may name. A country without a rate for a class charges its standard rate on it:
never less than the law may demand, until somebody enters the lower one."""

UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)

DESTINATION, REVERSE_CHARGE, EXPORT = "destination", "reverse_charge", "export"


@dataclass(frozen=True, slots=True)
class Split:
    """`net` and `vat` add up to `gross`, to the cent."""

    gross: Decimal
    net: Decimal
    vat: Decimal


def split_vat(gross: Decimal, percent: Decimal) -> Split:
    """The VAT contained in a gross amount; `percent` is 24 for 24 %. Exact, in whole numbers: a list splits
    dozens."""
    amount, parts = gross.as_integer_ratio()
    rate, of = percent.as_integer_ratio()
    vat = rounded_share(amount * rate, parts * (100 * of + rate))
    return Split(gross, gross - vat, vat)


def rate_for(rates: Mapping[str, Decimal], vat_class: str) -> Decimal:
    """The percentage for a class among a country's rates; the standard one where it has none."""
    return rates.get(vat_class, rates.get(STANDARD, NOTHING))


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys: a consumer has no `vat_country`; a business whose VAT id was confirmed has."""

    country: str
    vat_country: str = ""


def treatment(*, shop_country: str, buyer: Buyer, collects_abroad: bool) -> str:
    """How a sale is taxed: at the `destination`, by the buyer (`reverse_charge`), or not (`export`).

    A VAT id changes nothing at home. `collects_abroad` says that the shop charges the VAT of a
    country outside its customs union itself, so that nothing is due at the door.
    """
    inside = buyer.country == shop_country or {shop_country, buyer.country} <= UNION
    if not inside:
        return DESTINATION if collects_abroad else EXPORT
    is_other_state = buyer.country != shop_country and {shop_country, buyer.country} <= UNION
    if is_other_state and buyer.vat_country in UNION - {shop_country}:
        return REVERSE_CHARGE
    return DESTINATION


def without_vat(gross: Decimal, percent: Decimal) -> Decimal:
    """What is paid where no VAT is charged: the net amount."""
    return split_vat(gross, percent).net
