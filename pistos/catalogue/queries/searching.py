"""Search over published products: in four languages at once, by word forms, with typing mistakes."""

from dataclasses import dataclass

from django.db import connection

from pistos.catalogue.models import Listed
from pistos.catalogue.queries.categories import facet_rules
from pistos.catalogue.queries.listing import COLUMNS, PAGE_SIZE, cards, page_after, rows_of
from pistos.catalogue.rules.facets import Row, chosen_rows, facets_of
from pistos.catalogue.rules.shown import Facets, Listing
from pistos.kit.searching import any_query, folded, query

MOST_RANKED = 600
"""So many that match are ranked; beyond, the total is told as "more than"."""
_NEAR = 0.35
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class _Found:
    """Ids with their rank, the best first."""

    ids: list[int]
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
    put right; else those with most of the words. At most seven queries."""
    asked = words[:_LONGEST]
    found, corrected = _matching(query(asked)), ""
    if not found.ids:
        respelt = corrected_words(asked)
        if respelt and respelt != folded(asked):
            found, corrected = _matching(query(respelt)), respelt
    if not found.ids and len((corrected or asked).split()) > 1:
        found = _matching(any_query(corrected or asked))
    if not found.ids:
        return Listing(cards=[], total=0)
    place = {id_: n for n, id_ in enumerate(found.ids)}
    rows = [
        Row(row.id, row.marks, row.figures, row.amount, (float(place[row.id]), row.id))
        for row in rows_of(
            Listed.objects.filter(pk__in=found.ids).values_list(*COLUMNS),
            "usual",
        )
    ]
    asked_for = wanted or Facets()
    chosen = sorted(chosen_rows(rows, asked_for), key=lambda row: row.order)
    page, next_key = page_after(chosen, after, size)
    return Listing(
        cards=cards([row.id for row in page], language, fallback),
        total=len(chosen),
        facets=facets_of(rows, asked_for, facet_rules(None), language),
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
    """Products for a query: those whose titles have it, then the others, each by rank."""
    if not asked:
        return _Found([], is_whole=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH titled AS MATERIALIZED (SELECT product_id, 0 AS tier, title_words AS words"
            "  FROM catalogue_listed WHERE title_words @@ %(q)s::tsquery LIMIT %(most)s),"
            " other AS MATERIALIZED (SELECT product_id, 1 AS tier, words FROM catalogue_listed"
            "  WHERE words @@ %(q)s::tsquery AND (SELECT count(*) FROM titled) < %(most)s"
            "  LIMIT %(most)s)"
            " SELECT product_id, min(tier) AS tier, max(ts_rank(words, %(q)s::tsquery)) AS rank"
            " FROM (SELECT * FROM titled UNION ALL SELECT * FROM other) found"
            " GROUP BY product_id ORDER BY tier, rank DESC, product_id LIMIT %(most)s",
            {"q": asked, "most": MOST_RANKED},
        )
        ids = [row[0] for row in cursor.fetchall()]
    return _Found(ids, is_whole=len(ids) < MOST_RANKED)
