"""Reads of lists: cards, and the page of a category with its facets."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from pistos.catalogue.models import Category, Listed
from pistos.catalogue.queries.categories import facet_rules
from pistos.catalogue.rules.facets import Row, chosen_rows, facets_of
from pistos.catalogue.rules.reading import card_from
from pistos.catalogue.rules.shown import Card, Facets, Listing
from pistos.kit.keyset import make_key, read_key, sort_named

SORTS = {"usual": "position", "newest": "first_published_at", "price": "lowest_amount"}
PAGE_SIZE = 24
COLUMNS = ("product_id", "marks", "figures", "lowest_amount", "position", "first_published_at")
_DEAREST = 1e12

Values = tuple[int, list[str], dict[str, float], Decimal | None, int, datetime]
"""The columns of `COLUMNS`."""


def cards(product_ids: Sequence[int], language: str, fallback: str = "en") -> list[Card]:
    """Cards of published products in the order of their ids; others are left out. One query."""
    kept = dict(Listed.objects.filter(pk__in=product_ids).values_list("product_id", "card"))
    return [
        card_from(kept[id_], product_id=id_, language=language, fallback=fallback)
        for id_ in product_ids
        if id_ in kept
    ]


def category_page(
    category: Category,
    *,
    wanted: Facets,
    language: str,
    fallback: str = "en",
    sort: str = "usual",
    after: str = "",
    size: int = PAGE_SIZE,
) -> Listing:
    """A page of the published products in a category and below it, with facets and their counts.

    Three queries whatever is stored. `after` is the key of the last card of the page before.
    """
    rows = rows_of(Listed.objects.filter(path__contains=[category.pk]).values_list(*COLUMNS), sort)
    found = chosen_rows(rows, wanted)
    found.sort(key=lambda row: row.order)
    page, next_key = page_after(found, after, size)
    return Listing(
        cards=cards([row.id for row in page], language, fallback),
        total=len(found),
        facets=facets_of(rows, wanted, facet_rules(category), language),
        next_key=next_key,
    )


def rows_of(values: Iterable[Values], sort: str) -> list[Row]:
    """Rows ready to be chosen and ordered; an unknown sort is refused."""
    chosen = sort_named(SORTS, sort, "usual")
    sign = -1 if chosen.is_descending != (chosen.column == "first_published_at") else 1
    return [_row(value, chosen.column, sign) for value in values]


def _row(value: Values, column: str, sign: int) -> Row:
    id_, marks, figures, amount, position, first_at = value
    if column == "lowest_amount":
        # What has no price yet stands last either way.
        leading = _DEAREST if amount is None else float(amount) * sign
    elif column == "position":
        leading = float(position) * sign
    else:
        leading = first_at.timestamp() * sign
    return Row(id_, marks, figures, amount, (leading, id_))


def page_after(found: Sequence[Row], after: str, size: int) -> tuple[Sequence[Row], str | None]:
    """The rows after a key, in their order, and the key of the last where more follow."""
    start = 0
    if after:
        place = read_key(after)
        start = next(
            (n for n, row in enumerate(found) if row.order > (float(place[0]), place[1])),
            len(found),
        )
    page = found[start : start + size]
    if start + size >= len(found) or not page:
        return page, None
    return page, make_key(page[-1].order[0], page[-1].id)
