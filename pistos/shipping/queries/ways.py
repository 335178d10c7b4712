"""What holds for everybody who buys from a country, kept while nobody changes it and the hour lasts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from pistos.kit.keeping import KeptUntil
from pistos.kit.marking import marks_now
from pistos.pricing.queries import Rates, rates_for
from pistos.shipping.models import FreeFrom, Method, Rate
from pistos.shipping.queries.lists import OFFERED
from pistos.shipping.rules.costs import RateView
from pistos.shipping.rules.leaving import next_turn
from pistos.shop.models import Shop
from pistos.shop.queries import settings_in_force, the_shop, working_calendar
from pistos.shop.rules.hours import WorkingCalendar

MOST_KEPT = 60
"""Countries of which a process keeps the ways."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What holds for everybody who buys from a country in this hour."""

    shop: Shop
    calendar: WorkingCalendar
    rates: Rates
    methods: Sequence[Method]
    rates_by_method: Mapping[int, list[RateView]]
    free: Sequence[FreeFrom]
    target: float


_ways: KeptUntil[Ways] = KeptUntil(MOST_KEPT)


def ways_to(country: str, at: datetime) -> Ways:
    """One query once this process has read them."""
    return _ways.get((country, marks_now()), at, lambda: _read(country, at))


def methods_to(country: str, at: datetime) -> Sequence[Method]:
    """The ways in use, whatever goes where: those that offers to a country are made of. One query once this
    process has read them."""
    return ways_to(country, at).methods


def _read(country: str, at: datetime) -> tuple[Ways, datetime]:
    shop = the_shop()
    rates = rates_for(country, at=at)
    methods = list(
        Method.objects.filter(OFFERED)
        .select_related("courier", "store")
        .prefetch_related("windows")
        .order_by("position", "pk")
    )
    by_method: dict[int, list[RateView]] = defaultdict(list)
    for row in Rate.objects.filter(method__in=methods, currency=rates.currency):
        by_method[row.method_id].append(
            RateView(
                row.countries,
                row.postcode_from,
                row.postcode_to,
                row.max_weight_grams,
                row.max_value,
                row.gross_amount,
            )
        )
    found = Ways(
        shop=shop,
        calendar=working_calendar(shop, at),
        rates=rates,
        methods=methods,
        rates_by_method=by_method,
        free=list(free_rules_to(country, rates.currency, at, shop).filter(customer=None)),
        target=settings_in_force().kept_rate_target,
    )
    return found, next_turn(at, shop.time_zone)


def free_rules_to(country: str, currency: str, at: datetime, shop: Shop) -> QuerySet[FreeFrom]:
    today = at.astimezone(ZoneInfo(shop.time_zone)).date()
    return FreeFrom.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today),
        Q(valid_until=None) | Q(valid_until__gt=today),
        countries__contains=[country],
        currency=currency,
    )
