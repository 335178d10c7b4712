"""Which way to pay may be offered for an order, and what may be asked for it."""

from dataclasses import dataclass
from decimal import Decimal

from pistos.payments.facts import Way


@dataclass(frozen=True, slots=True)
class Case:
    """An order to be paid. `pays_on_delivery`: the way it is sent lets the courier take the money."""

    country: str
    currency: str
    total: Decimal
    pays_on_delivery: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What decides whether a way to pay is offered."""

    way: Way
    countries: tuple[str, ...]
    least_amount: Decimal
    most_amount: Decimal | None
    iban: str


def is_offered(case: Case, terms: Terms, *, shop_currency: str) -> bool:
    """Nobody is turned away by where their bank is: the country is that of delivery (GEO-01)."""
    if terms.countries and case.country not in terms.countries:
        return False
    if case.total < terms.least_amount:
        return False
    if terms.most_amount is not None and case.total > terms.most_amount:
        return False
    if terms.way == "on_delivery":
        return case.pays_on_delivery and case.currency == shop_currency
    if terms.way == "transfer":
        return bool(terms.iban)
    return True


def fee_problem(*, fee: Decimal, cost: Decimal, takes_cards: bool) -> str:
    """Why a fee is unlawful: "card" (none on regulated cards), "above_cost" (CRD-10), else empty."""
    if fee and takes_cards:
        return "card"
    return "above_cost" if fee > cost else ""
