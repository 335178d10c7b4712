"""Reviews where somebody only looks around: on cards in lists, and on the home page."""

from collections.abc import Sequence
from typing import Any

from pistos.catalogue.queries.listing import cards
from pistos.catalogue.rules.shown import Card
from pistos.reviews.queries.public import shop_figures, stars_of
from pistos.reviews.queries.reading import late_ends
from pistos.storefront.reviews.rows import card_stars, glance, review_row


def with_stars(rows: list[dict[str, object]], shown: Sequence[Card]) -> list[dict[str, object]]:
    """Rows of cards, each with the mean and count of its product's reviews; one query."""
    figures = stars_of([card.product_id for card in shown])
    for row, card in zip(rows, shown, strict=True):
        row["rating"] = card_stars(figures.get(card.product_id))
    return rows


def said_of_late(language: str, fallback: str) -> dict[str, Any] | None:
    """The home page's part: the strongest praise beside the strongest criticism of late. None without
    any; else four queries."""
    found = glance(shop_figures())
    if found is None or not found["count"]:
        return None
    rows = [review_row(each, language, {}) for each in late_ends()]
    about = cards([row["review"].product_id for row in rows], language, fallback)
    by_product = {card.product_id: card for card in about}
    for row in rows:
        row["about"] = by_product.get(row["review"].product_id)
    return {"glance": found, "rows": [row for row in rows if row["about"]]}
