"""Products in a list, each with its price."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pistos.catalogue.rules.shown import Card
from pistos.pricing.queries import PriceView, prices_of
from pistos.storefront.photos import pictured


def priced_cards(cards: Sequence[Card], *, country: str, at: datetime) -> list[dict[str, Any]]:
    """Cards as the template shows them, with the lowest price of each one's variants; two queries."""
    prices = prices_of([id_ for card in cards for id_ in card.variant_ids], country=country, at=at)
    return [_card(card, prices) for card in cards]


def _card(card: Card, prices: dict[int, PriceView]) -> dict[str, object]:
    found = [prices[id_] for id_ in card.variant_ids if id_ in prices]
    lowest = min(found, key=lambda price: price.gross, default=None)
    return {
        "card": card,
        "photo": pictured(card.photo),
        "price": lowest,
        "is_from": lowest is not None and any(price.gross != lowest.gross for price in found),
    }
