"""Reads of lists: cards, and the page of a category with its facets."""

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from itertools import islice
from threading import Lock
from typing import Any

from django.db import connection

from pistos.catalogue.models import Category, Listed
from pistos.catalogue.queries.categories import facet_rules
from pistos.catalogue.rules.facets import Row, Shelf, facets_of
from pistos.catalogue.rules.reading import card_from
from pistos.catalogue.rules.shown import Card, Facets, Listing, PhotoShown
from pistos.kit.keyset import Sort, make_key, read_key, sort_named
from pistos.kit.prepared import Prepared

SORTS = {"usual": "position", "newest": "first_published_at", "price": "lowest_amount"}
PAGE_SIZE = 24
MOST_SHELVES = 64
_COLUMNS = (
    "product_id, marks, figures::text, lowest_amount, position,"
    " extract(epoch FROM first_published_at)::float8"
)
_CARDS = Prepared(
    "catalogue_cards",
    "bigint[]",
    "SELECT product_id, card::text FROM catalogue_listed WHERE product_id = ANY($1)",
)

# Shelves by category, each with the mark of what it was made of: a reader compares before using one, so
# a process can never show what has changed since.
_shelves: OrderedDict[int, tuple[tuple[int, int], Shelf]] = OrderedDict()
_lock = Lock()


def sells_anything() -> bool:
    """Whether any product is published. One query, by key."""
    return Listed.objects.exists()


def newest_cards(language: str, fallback: str = "en", *, most: int = 8) -> list[Card]:
    """The products published last, the newest first; two queries."""
    rows = Listed.objects.order_by("-first_published_at", "-pk").values_list("pk", flat=True)
    return cards(list(rows[:most]), language, fallback)


def first_photos(language: str, fallback: str = "en") -> dict[int, PhotoShown]:
    """A picture for each category that has one: of the first product in or below it. One query."""
    found: dict[int, PhotoShown] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (place) place, card FROM catalogue_listed,"
            " unnest(path) AS place WHERE card -> 'photo' <> 'null'::jsonb"
            " ORDER BY place, position, product_id"
        )
        rows = cursor.fetchall()
    for place, card in rows:
        made = card_from(json.loads(card), product_id=0, language=language, fallback=fallback)
        if made.photo is not None:
            found[place] = made.photo
    return found


def cards(product_ids: Sequence[int], language: str, fallback: str = "en") -> list[Card]:
    """Cards of published products in the order of their ids; others are left out. One query."""
    with connection.cursor() as cursor:
        _CARDS.execute(cursor, list(product_ids))
        found = cursor.fetchall()
    kept = dict(zip((id_ for id_, _ in found), _read(card for _, card in found), strict=True))
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

    Three queries, four when something in the category changed since this process last read it. `after`
    is the key of the last card of the page before.
    """
    chosen = sort_named(SORTS, sort, "usual")
    shelf = _shelf_of(category.pk)
    left = shelf.chosen(wanted)
    ids, next_key = page_after(shelf, left, chosen, after, size)
    return Listing(
        cards=cards(ids, language, fallback),
        total=left.bit_count(),
        facets=facets_of(shelf, wanted, facet_rules(category), language),
        next_key=next_key,
    )


def page_after(
    shelf: Shelf, left: int, sort: Sort, after: str, size: int
) -> tuple[list[int], str | None]:
    """The ids after a key among the rows that are left, and the key of the last where more follow."""
    order = shelf.ordered(sort.column, is_descending=sort.is_descending)
    start = 0
    if after:
        value, id_ = read_key(after)
        start = bisect_right(order, (float(value), id_, len(shelf.rows)))
    is_left = left.to_bytes(len(shelf.rows) // 8 + 1, "little")
    found: list[tuple[float, int, int]] = []
    for row in islice(order, start, None):
        if is_left[row[2] >> 3] >> (row[2] & 7) & 1:
            if len(found) == size:
                return [one[1] for one in found], make_key(found[-1][0], found[-1][1])
            found.append(row)
    return [one[1] for one in found], None


def _shelf_of(category_id: int) -> Shelf:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(bit_xor(stamp), 0) FROM catalogue_listed WHERE path @> %s::bigint[]",
            [[category_id]],
        )
        mark = cursor.fetchone()
        with _lock:
            kept = _shelves.get(category_id)
        if kept is not None and kept[0] == mark:
            return kept[1]
        cursor.execute(
            f"SELECT {_COLUMNS} FROM catalogue_listed WHERE path @> %s::bigint[] ORDER BY product_id",
            [[category_id]],
        )
        shelf = Shelf(rows_of(cursor.fetchall()))
    with _lock:
        _shelves[category_id] = (mark, shelf)
        _shelves.move_to_end(category_id)
        while len(_shelves) > MOST_SHELVES:
            _shelves.popitem(last=False)
    return shelf


def rows_of(values: Iterable[Sequence[Any]]) -> list[Row]:
    """Rows as the database gives them: the figures as text, the instant in seconds."""
    found = list(values)
    return [
        Row(id_, marks, figures, amount, position, first_at)
        for (id_, marks, _, amount, position, first_at), figures in zip(
            found, _read(row[2] for row in found), strict=True
        )
    ]


def _read(texts: Iterable[str]) -> list[Any]:
    """Values from JSON, all in one go: one by one they take several times as long."""
    values: list[Any] = json.loads(f"[{','.join(texts)}]")
    return values
