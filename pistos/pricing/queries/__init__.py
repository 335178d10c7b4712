"""Reads of prices: what a page shows and an order charges."""

from pistos.pricing.queries.markets import (
    Rates,
    active_markets,
    business_id_of,
    market_for,
    rates_for,
    rates_page,
    vat_country_of,
)
from pistos.pricing.queries.prices import (
    PriceView,
    history_of,
    lowest_amounts,
    next_price_edge,
    prices_of,
    without_content,
)
from pistos.pricing.queries.vouchers import VoucherView, try_vouchers, vouchers_page

__all__ = [
    "PriceView",
    "Rates",
    "VoucherView",
    "active_markets",
    "business_id_of",
    "history_of",
    "lowest_amounts",
    "market_for",
    "next_price_edge",
    "prices_of",
    "rates_for",
    "rates_page",
    "try_vouchers",
    "vat_country_of",
    "vouchers_page",
    "without_content",
]
