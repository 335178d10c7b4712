"""The reviews on a product's page: at a glance beside the title, and the whole section."""

from typing import Any

from pistos.catalogue.rules.shown import Sheet
from pistos.reviews.queries.aspects import aspect_names
from pistos.reviews.queries.divided import sides_of
from pistos.reviews.queries.public import (
    aspect_means,
    ends_of,
    figures_of,
    highlights_of,
    reviews_of,
)
from pistos.storefront.reviews.rows import glance, review_row, review_rows
from pistos.storefront.reviews.words import aspect_rows, highlight_rows, side_rows

SHOWN = 5


def reviews_of_page(sheet: Sheet, language: str) -> dict[str, Any]:
    """Everything that the page shows of reviews. One query without any; with them as many for ten as for
    ten thousand: counts come from roll-ups.
    """
    figures = figures_of([sheet.product_id]).get(sheet.product_id)
    seen = glance(figures)
    if seen is None or not seen["count"]:
        return {"glance": seen, "figures": figures}
    names = aspect_names()
    page = reviews_of(sheet.product_id, size=SHOWN)
    ends = ends_of(sheet.product_id)
    praised, criticised = highlights_of(sheet.product_id, language, names)
    found = {
        "glance": seen,
        "figures": figures,
        "rows": review_rows(page.rows, language, names),
        "goes_on": page.next_key is not None,
        "praise": ends.praise and review_row(ends.praise, language, names),
        "criticism": ends.criticism and review_row(ends.criticism, language, names),
        "praised": highlight_rows(praised, language),
        "criticised": highlight_rows(criticised, language),
        "aspects": aspect_rows(aspect_means(sheet.product_id, names), language),
    }
    if seen["is_divided"]:
        variants = {str(each.id): each.label for each in sheet.variants}
        found["sides"] = side_rows(sides_of(sheet.product_id), variants)
    return found
