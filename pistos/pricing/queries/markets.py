"""Which market a country belongs to, and which VAT it bears."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Case, Q, QuerySet, Value, When

from pistos.kit.errors import NotFound
from pistos.kit.keeping import Kept
from pistos.kit.marking import kept_by_marks
from pistos.pricing.models import BusinessId, Market, VatRate
from pistos.pricing.rules.money import NOTHING
from pistos.pricing.rules.vat import (
    DESTINATION,
    REVERSE_CHARGE,
    Buyer,
    rate_for,
    treatment,
    without_vat,
)

_RATES = """
SELECT m.id, m.code, m.currency, m.countries, m.collects_vat_abroad,
    coalesce(s.country, ''), coalesce(s.time_zone, 'UTC'), r.vat_class, r.percent, r.valid_from, r.valid_until
FROM (
    SELECT * FROM pricing_market WHERE is_active
    ORDER BY (%(country)s = ANY(countries)) DESC, is_default DESC, id LIMIT 1
) m
LEFT JOIN shop_shop s ON s.id = 1
LEFT JOIN pricing_vatrate r ON r.country = %(country)s
    AND r.valid_from <= %(latest)s AND (r.valid_until IS NULL OR r.valid_until > %(earliest)s)
"""

MOST_KEPT = 60
ONE_DAY = timedelta(days=1)
# As they are in the database for a country around a day: which of them hold is told anew each time.
_rows: Kept[Sequence[tuple[Any, ...]]] = Kept(MOST_KEPT)


@dataclass(frozen=True, slots=True)
class Rates:
    """A country as prices see it: its market and the VAT that a consumer there pays now.

    `is_served`: the market sells there; else it is the default one, shown to whoever looks.
    """

    market_id: int
    market: str
    currency: str
    country: str
    is_served: bool
    how: str
    by_class: Mapping[str, Decimal]

    def percent_of(self, vat_class: str) -> Decimal:
        return rate_for(self.by_class, vat_class) if self.how == DESTINATION else NOTHING

    def charged(self, gross: Decimal, vat_class: str) -> Decimal:
        """What is paid for something of this gross price: a firm that accounts for the VAT itself pays
        the net amount; everybody else the price as it stands."""
        return without_vat(gross, self.spared_percent_of(vat_class))

    def spared_percent_of(self, vat_class: str) -> Decimal:
        """The rate that a firm which accounts for the VAT itself does not pay; nought for everybody else."""
        return rate_for(self.by_class, vat_class) if self.how == REVERSE_CHARGE else NOTHING

    def border_percent_of(self, vat_class: str) -> Decimal:
        """What the country's own VAT would be, also where we charge none."""
        return rate_for(self.by_class, vat_class)


def market_for(country: str) -> Market:
    """The market of a country, else the default one; NotFound where there is none at all."""
    rows = Market.objects.filter(is_active=True).order_by(
        Case(When(countries__contains=[country], then=Value(0)), default=Value(1)),
        "-is_default",
        "pk",
    )
    found = rows.first()
    if found is None:
        raise NotFound
    return found


def active_markets() -> list[Market]:
    """All markets in use, the default one first."""
    return list(Market.objects.filter(is_active=True).order_by("-is_default", "code"))


def rates_for(country: str, *, at: datetime, vat_country: str = "") -> Rates:
    """Market and VAT of a country in one query, none where the marks are known (`kit.marking`) and nothing
    has changed; NotFound where the shop has no market.

    `vat_country` is that of a firm whose VAT id was confirmed (`vat_country_of`). A rate holds from the
    start of its first day in the shop's zone.
    """
    day = at.date()
    rows = kept_by_marks(_rows, (country, day), lambda: _read(country, day))
    if not rows:
        raise NotFound
    id_, code, currency, countries, collects, shop_country, zone = rows[0][:7]
    today = at.astimezone(ZoneInfo(zone)).date()
    found = {
        vat_class: percent
        for *_, vat_class, percent, since, until in rows
        if vat_class is not None and since <= today and (until is None or today < until)
    }
    how = treatment(
        shop_country=shop_country or country,
        buyer=Buyer(country, vat_country),
        collects_abroad=collects,
    )
    return Rates(
        market_id=id_,
        market=code,
        currency=currency,
        country=country,
        is_served=country in countries,
        how=how,
        by_class=found,
    )


def _read(country: str, day: date) -> Sequence[tuple[Any, ...]]:
    near = {"latest": day + ONE_DAY, "earliest": day - ONE_DAY}
    with connection.cursor() as cursor:
        cursor.execute(_RATES, {"country": country, **near})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def rates_page(country: str = "") -> QuerySet[VatRate]:
    """All rates with their sources, of one country or all; the newest of each class first."""
    wanted = Q(country=country) if country else Q()
    return VatRate.objects.filter(wanted).order_by("country", "vat_class", "-valid_from")


def business_id_of(customer_id: int) -> BusinessId | None:
    return BusinessId.objects.filter(customer_id=customer_id).first()


def vat_country_of(customer_id: int | None) -> str:
    """The country of a customer's VAT id once it was confirmed; "" for consumers and for the rest."""
    if customer_id is None:
        return ""
    rows = BusinessId.objects.filter(customer_id=customer_id, confirmed_at__isnull=False)
    return rows.values_list("country", flat=True).first() or ""
