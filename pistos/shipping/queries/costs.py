"""What sending costs to a country, for many products at once. The day is not asked for here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pistos.shipping.models import FreeFrom, Method, MethodKind, Rate
from pistos.shipping.queries.lists import OFFERED, free_for_all
from pistos.shipping.rules.costs import Destination, FreeRule, RateView, cost_of, fitting_rate


@dataclass(frozen=True, slots=True)
class CostsTo:
    """Every rate to one country, read once."""

    country: str
    rates: Mapping[int, Sequence[RateView]]
    free: Sequence[FreeFrom]

    def lowest(self, weight_grams: int, value: Decimal) -> Decimal | None:
        """The least that bringing goods of this weight and value costs; None where nobody carries them."""
        to = Destination(self.country)
        found = []
        for method_id, rates in self.rates.items():
            rate = fitting_rate(rates, to, weight_grams, value)
            if rate is not None:
                rules = [
                    FreeRule(row.threshold, is_theirs=False)
                    for row in self.free
                    if row.method_id in (None, method_id)
                ]
                found.append(cost_of(rate, value, rules).gross_amount)
        return min(found, default=None)


def costs_to(country: str, currency: str, on: date) -> CostsTo:
    """The rates to a country in a currency, those of fetching it oneself left out; two queries."""
    carried = Method.objects.filter(OFFERED).exclude(kind=MethodKind.STORE)
    rates: dict[int, list[RateView]] = defaultdict(list)
    for row in Rate.objects.filter(
        method__in=carried, countries__contains=[country], currency=currency
    ):
        rates[row.method_id].append(_view(row))
    free = [
        row for row in free_for_all(on) if country in row.countries and row.currency == currency
    ]
    return CostsTo(country, rates, free)


def sending_costs(
    method_code: str, to: Destination, currency: str, weight_grams: int, value: Decimal
) -> Decimal | None:
    """What one way costs to a place by the rates of now, before any free shipping; None where it does not go
    there or carries less. One query."""
    rows = Rate.objects.filter(method__code=method_code, currency=currency)
    rate = fitting_rate([_view(row) for row in rows], to, weight_grams, value)
    return rate.gross_amount if rate is not None else None


def _view(row: Rate) -> RateView:
    return RateView(
        row.countries,
        row.postcode_from,
        row.postcode_to,
        row.max_weight_grams,
        row.max_value,
        row.gross_amount,
    )
