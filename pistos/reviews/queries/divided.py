"""Who likes a product and who does not, where opinions stand apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from pistos.kit.statistics import Share, share

NEWEST = 500
"""Only the newest are read, so that a product with many costs no more than one with some."""
FEWEST = 5
LIKED = 4

_ROWS = """
SELECT r.stars, r.language, r.months_after > 0, coalesce(l.variant_id::text, '')
FROM (
    SELECT stars, language, months_after, order_line_id FROM reviews_review
    WHERE product_id = %s AND state = 'published' ORDER BY written_at DESC, id DESC LIMIT %s
) AS r LEFT JOIN orders_line l ON l.id = r.order_line_id
"""


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the authors. `kind` is "language", "after_use" or "variant", `value` which one (a
    variant by its id); `liked` the
    share of them who gave four or five stars, with its interval."""

    kind: str
    value: str
    liked: Share


@dataclass(frozen=True, slots=True)
class Sides:
    """Groups of authors who like it more than the others do, and such who like it less; both beyond
    chance. `of` reviews were read."""

    fond: list[Group]
    cool: list[Group]
    of: int


def sides_of(product_id: int) -> Sides:
    """By language, by variant and by length of use, among the newest 500; one query.

    A group of at least five is named when the Wilson interval of its share lies wholly beside that of
    all the others together.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [product_id, NEWEST])
        rows = cursor.fetchall()
    fond, cool = [], []
    for kind, values in _grouped(rows):
        for value in sorted(set(values)):
            inside = [row[0] for row, its in zip(rows, values, strict=True) if its == value]
            outside = [row[0] for row, its in zip(rows, values, strict=True) if its != value]
            if not value or len(inside) < FEWEST or len(outside) < FEWEST:
                continue
            own, others = _liked(inside), _liked(outside)
            group = Group(kind, value, own)
            if (own.low or 0) > (others.high or 0):
                fond.append(group)
            elif (own.high or 0) < (others.low or 0):
                cool.append(group)
    return Sides(fond, cool, len(rows))


def _grouped(rows: list[tuple[int, str, bool, str]]) -> Iterable[tuple[str, list[str]]]:
    yield "language", [row[1] for row in rows]
    yield "after_use", ["later" if row[2] else "soon" for row in rows]
    yield "variant", [row[3] for row in rows]


def _liked(stars: list[int]) -> Share:
    return share(sum(given >= LIKED for given in stars), len(stars))
