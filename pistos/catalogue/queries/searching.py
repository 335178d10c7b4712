"""Search over published products: in four languages at once, by word forms, with typing mistakes."""

from dataclasses import dataclass

from django.db import connection

from pistos.catalogue.queries.categories import facet_rules
from pistos.catalogue.queries.listing import PAGE_SIZE, cards, page_after, rows_of
from pistos.catalogue.rules.facets import Row, Shelf, facets_of
from pistos.catalogue.rules.shown import Facets, Listing
from pistos.kit.keyset import Sort
from pistos.kit.prepared import Prepared
from pistos.kit.searching import any_query, folded, query

MOST_RANKED = 200
"""So many that match are ranked; beyond, the total is told as "more than"."""
_NEAR = 0.35
_BY_RANK = Sort("position")
_LONGEST = 120
_SHOWN = "product_id, marks, figures, lowest_amount, first_published_at"
_MATCHING = Prepared(
    "catalogue_matching",
    "tsquery, int",
    f"""
WITH titled AS MATERIALIZED (
    SELECT {_SHOWN}, 0 AS tier, ts_rank(title_words, $1) AS rank FROM catalogue_listed
    WHERE title_words @@ $1 LIMIT $2
), other AS MATERIALIZED (
    SELECT {_SHOWN}, 1 AS tier, ts_rank(words, $1) AS rank FROM catalogue_listed
    WHERE words @@ $1 AND NOT title_words @@ $1 AND (SELECT count(*) FROM titled) < $2 LIMIT $2
)
SELECT product_id, marks, figures::text, lowest_amount,
    row_number() OVER (ORDER BY tier, rank DESC, product_id),
    extract(epoch FROM first_published_at)::float8
FROM (SELECT * FROM titled UNION ALL SELECT * FROM other) found
ORDER BY tier, rank DESC, product_id LIMIT $2
""",
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows in the order of their rank, the best first: `position` is the place."""

    rows: list[Row]
    is_whole: bool


def search_products(
    words: str,
    language: str,
    fallback: str = "en",
    *,
    wanted: Facets | None = None,
    after: str = "",
    size: int = PAGE_SIZE,
) -> Listing:
    """Published products that have all the words in any form, titles first; else with mistyped words
    put right; else those with most of the words. At most six queries."""
    asked = words[:_LONGEST]
    found, corrected = _matching(query(asked)), ""
    if not found.rows:
        respelt = corrected_words(asked)
        if respelt and respelt != folded(asked):
            found, corrected = _matching(query(respelt)), respelt
    if not found.rows and len((corrected or asked).split()) > 1:
        found = _matching(any_query(corrected or asked))
    if not found.rows:
        return Listing(cards=[], total=0)
    shelf, asked_for = Shelf(found.rows), wanted or Facets()
    left = shelf.chosen(asked_for)
    ids, next_key = page_after(shelf, left, _BY_RANK, after, size)
    return Listing(
        cards=cards(ids, language, fallback),
        total=left.bit_count(),
        facets=facets_of(shelf, asked_for, facet_rules(None), language),
        next_key=next_key,
        is_total_exact=found.is_whole,
        corrected=corrected,
    )


def corrected_words(words: str) -> str:
    """The words with each unknown one replaced by the nearest that some sheet has; one query."""
    asked = folded(words).split()
    long = [word for word in asked if len(word) > 3 and not word.isdigit()]
    if not long:
        return " ".join(asked)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(_NEAR)])
        cursor.execute(
            "SELECT wanted, near.word FROM unnest(%s::text[]) AS wanted, LATERAL ("
            " SELECT word FROM catalogue_knownword WHERE word %% wanted"
            " ORDER BY similarity(word, wanted) DESC, abs(length(word) - length(wanted)), word"
            " LIMIT 1) near",
            [long],
        )
        nearest = dict(cursor.fetchall())
    return " ".join(nearest.get(word, word) for word in asked)


def _matching(asked: str) -> _Found:
    """Products for a query: those whose titles have it, then the others, each by rank. One query."""
    if not asked:
        return _Found([], is_whole=True)
    with connection.cursor() as cursor:
        _MATCHING.execute(cursor, asked, MOST_RANKED)
        rows = rows_of(cursor.fetchall())
    return _Found(rows, is_whole=len(rows) < MOST_RANKED)
