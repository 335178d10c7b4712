"""The price of a variant as a customer in a country reads it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import QuerySet

from pistos.catalogue.models import Variant
from pistos.kit.prepared import Prepared
from pistos.pricing.models import Price
from pistos.pricing.queries.markets import Rates, rates_for
from pistos.pricing.rules.prior import (
    EXCEPTIONS,
    STRICT,
    Applied,
    applied_at,
    reduction_at,
)
from pistos.pricing.rules.units import unit_price
from pistos.pricing.rules.vat import EXPORT, REVERSE_CHARGE, split_vat

LOOK_BACK = timedelta(days=200)
"""Thirty days before the first of a chain of reductions; prices open since longer ago are read anyway."""

_PRICES = Prepared(
    "pricing_prices",
    "bigint[], bigint, timestamptz, timestamptz",
    """
SELECT p.variant_id, p.gross_amount, p.valid_from, p.valid_until, p.kind,
    coalesce(c.vat_class, 'standard'), n.quantity, n.unit
FROM pricing_price p
JOIN catalogue_variant v ON v.id = p.variant_id
JOIN catalogue_product g ON g.id = v.product_id
LEFT JOIN catalogue_category c ON c.id = g.category_id
LEFT JOIN pricing_content n ON n.variant_id = p.variant_id
WHERE p.variant_id = ANY($1) AND p.market_id = $2 AND p.withdrawn_at IS NULL
    AND p.valid_from <= $3 AND (p.valid_until IS NULL OR p.valid_until > $4)
""",
)
_EDGE = Prepared(
    "pricing_edge",
    "bigint[], timestamptz",
    """
SELECT min(edge) FROM pricing_price, LATERAL (VALUES (valid_from), (valid_until)) e (edge)
WHERE variant_id = ANY($1) AND withdrawn_at IS NULL AND edge > $2
""",
)


@dataclass(frozen=True, slots=True)
class PriceView:
    """What stands beside the button: `gross` holds `net` and `vat_amount`.

    With `prior_gross` a reduction may be announced: it is the lowest price of the thirty days before,
    and `reduction_percent` is reckoned from it. `unit_amount` is the price of one `unit` where the goods
    are sold by quantity. With `is_export` we charge no VAT on the same price: the border may ask for it.
    With `is_reverse_charge` a firm pays the net amount and accounts for the VAT itself: `spared_percent`
    is the rate that was taken off.
    """

    variant_id: int
    gross: Decimal
    currency: str
    vat_class: str
    vat_percent: Decimal
    vat_amount: Decimal
    net: Decimal
    prior_gross: Decimal | None
    reduction_percent: int | None
    reduction_until: datetime | None
    unit_amount: Decimal | None
    unit: str | None
    is_export: bool
    is_reverse_charge: bool
    spared_percent: Decimal


def prices_of(
    variant_ids: Collection[int], *, country: str, at: datetime, vat_country: str = ""
) -> dict[int, PriceView]:
    """Prices of variants for buyers in a country, in two queries; one without a price is left out.

    `vat_country` is that of a firm whose VAT id was confirmed (`vat_country_of`).
    """
    if not variant_ids:
        return {}
    rates = rates_for(country, at=at, vat_country=vat_country)
    return {
        id_: view
        for id_, rows in _rows_by_variant(variant_ids, rates.market_id, at).items()
        if (view := _view(id_, rows, rates, at)) is not None
    }


_Row = tuple[Applied, str, Decimal | None, str | None]


def _rows_by_variant(
    variant_ids: Collection[int], market_id: int, at: datetime
) -> dict[int, list[_Row]]:
    with connection.cursor() as cursor:
        _PRICES.execute(cursor, list(variant_ids), market_id, at, at - LOOK_BACK)
        found: dict[int, list[_Row]] = defaultdict(list)
        for id_, gross, since, until, kind, vat_class, quantity, unit in cursor.fetchall():
            found[id_].append((Applied(gross, since, until, kind), vat_class, quantity, unit))
    return found


def _view(id_: int, rows: list[_Row], rates: Rates, at: datetime) -> PriceView | None:
    history = [row[0] for row in rows]
    _, vat_class, quantity, unit = rows[0]
    now = applied_at(history, at)
    if now is None:
        return None
    percent = rates.percent_of(vat_class)
    exceptions = EXCEPTIONS.get(rates.country, STRICT)
    reduction = reduction_at(history, at, exceptions=exceptions)
    gross = rates.charged(now.gross, vat_class)
    split = split_vat(gross, percent)
    by_unit = unit_price(gross, quantity, unit or "") if quantity else None
    return PriceView(
        variant_id=id_,
        gross=gross,
        currency=rates.currency,
        vat_class=vat_class,
        vat_percent=percent,
        vat_amount=split.vat,
        net=split.net,
        prior_gross=rates.charged(reduction.gross, vat_class) if reduction else None,
        reduction_percent=reduction.percent if reduction else None,
        reduction_until=now.until if reduction else None,
        unit_amount=by_unit.amount if by_unit else None,
        unit=by_unit.unit if by_unit else None,
        is_export=rates.how == EXPORT,
        is_reverse_charge=rates.how == REVERSE_CHARGE,
        spared_percent=rates.spared_percent_of(vat_class),
    )


def next_price_edge(variant_ids: Collection[int], at: datetime) -> datetime | None:
    """The first instant after `at` at which a price of these variants begins or ends; one query."""
    with connection.cursor() as cursor:
        _EDGE.execute(cursor, list(variant_ids), at)
        found: datetime | None = cursor.fetchone()[0]
    return found


def history_of(variant: Variant, market_code: str) -> QuerySet[Price]:
    """Every price a variant ever had in a market, the newest first."""
    return Price.objects.filter(variant=variant, market__code=market_code).order_by(
        "-valid_from", "-pk"
    )


def lowest_amounts(
    product_ids: Collection[int], *, country: str, at: datetime
) -> dict[int, Decimal]:
    """By product, the lowest price of its active variants: "from …". Three queries."""
    by_variant = dict(
        Variant.objects.filter(product_id__in=list(product_ids), is_active=True).values_list(
            "pk", "product_id"
        )
    )
    lowest: dict[int, Decimal] = {}
    for id_, view in prices_of(by_variant, country=country, at=at).items():
        product_id = by_variant[id_]
        lowest[product_id] = min(view.gross, lowest.get(product_id, view.gross))
    return lowest


def without_content(*, most: int = 200) -> list[Variant]:
    """Variants sold by quantity whose content nobody entered, so that no unit price can be shown."""
    rows = Variant.objects.filter(is_active=True, content=None).exclude(product__state="withdrawn")
    rows = rows.exclude(product__category=None).exclude(product__category__unit_price_unit="")
    return list(rows.select_related("product").order_by("pk")[:most])
