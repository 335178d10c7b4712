"""A product page with 10,000 reviews beside one with none, lists of reviews, and the whole feed.

REVIEWS is how many there are in all; PISTOS_BENCH_REVIEWS tries it with fewer.
"""

import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime

from benchmarks._ledger import throw_away_database
from benchmarks._load import megabytes
from benchmarks._pages import queries_of
from benchmarks._rows import Row, tell

REVIEWS = int(os.environ.get("PISTOS_BENCH_REVIEWS", "1000000"))
OF_PAGE = min(10_000, REVIEWS // 4)
"""Reviews of the product whose page is opened; a third of all are of one product, the rest of a hundred."""
OF_LIST = REVIEWS // 3
PRODUCTS = 103
ROUNDS = 40
WIDEST = 20_000

# Rows as the deeds write them, by the set: figures, ledger and seals follow by the program's own triggers.
FILL = """
INSERT INTO reviews_review (public_id, author_token, product_id, display_name, stars, title, text,
    pros, cons, aspects, language, version, state, state_reason, state_by_kind, state_by_id,
    state_at, decision_words, source, is_confirmed, is_incentivised, months_after, external_source,
    external_id, country, written_at, published_at, outcome, photo_count, helpful_count, flag_count,
    is_sharp, sharpness, severity, triage_at, signals, signal_score)
SELECT 'bench' || n, 'author' || n, (%(products)s::bigint[])[
        CASE WHEN n <= %(of_page)s THEN 1 WHEN n <= %(of_page)s + %(of_list)s THEN 3
             ELSE 4 + (n %% %(others)s)::int END],
    'Author ' || n, stars, 'In short ' || n,
    repeat('Holds what it says, and arrived on the day that was told. ', 1 + (n %% 4)::int),
    '', '', jsonb_build_object('quality', stars), (ARRAY['en', 'el', 'sl', 'hy'])[1 + (n %% 4)::int], 1,
    'published', 'clear', 'machine', 'reviews.check', at, '', 'imported:bench', true, n %% 50 = 0, 0,
    'bench', n::text, 'GR', at, at, '', (n %% 9 = 0)::int, helpful, 0, false, 0, 0, at, '[]', 0
FROM (SELECT n, 1 + (n * 7919 %% 11 %% 5)::int AS stars, (n * 31 %% 400)::int AS helpful,
        %(at)s::timestamptz - make_interval(secs => n * 97) AS at
    FROM generate_series(%(first)s::bigint, %(last)s) AS n) AS made
"""


def main() -> None:
    with throw_away_database():
        from benchmarks import _shelves
        from benchmarks._goods import goods
        from pistos.catalogue.models import Product
        from pistos.kit import clock

        at = clock.now()
        _shelves.open_shop(at)
        _shelves.fill(PRODUCTS, start=0, top=_shelves.KITCHEN, is_whole=True, at=at)
        slugs = [good.slug for good in goods(PRODUCTS)]
        ids = dict(Product.objects.filter(slug__in=slugs).values_list("slug", "pk"))
        products = [ids[slug] for slug in slugs]
        rows = [Row(f"fill with {REVIEWS:,} reviews", "s", _filled(products, at))]
        rows += _pages(slugs)
        rows += _whole_lists(slugs[2])
        rows += _lists(products[2])
        rows += _outcomes(at)
        rows += _feed()
    tell(rows)


def _note(words: str) -> None:
    print(f"# {datetime.now(UTC):%H:%M:%S} {words}", file=sys.stderr, flush=True)


def _filled(products: list[int], at: datetime) -> float:
    """As an import fills: batches, each with its roll-ups and its lines of the ledger."""
    from django.db import connection, transaction

    began = time.perf_counter()
    given = {"at": at, "products": products, "of_page": OF_PAGE, "of_list": OF_LIST,
             "others": PRODUCTS - 3}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        for first in range(1, REVIEWS + 1, WIDEST):
            last = min(first + WIDEST - 1, REVIEWS)
            if first % (10 * WIDEST) == 1:
                _note(f"from review {first:,}")
            with transaction.atomic():
                cursor.execute(FILL, {**given, "first": first, "last": last})
        _note("analyse")
        cursor.execute("VACUUM ANALYZE")
    return round(time.perf_counter() - began, 1)


def _pages(slugs: list[str]) -> list[Row]:
    """Whole requests. A page that was kept is not made again, so both are opened as they change: what is
    measured is a page made anew, and its queries."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    _note("pages")
    rows = []
    for name, slug in ((f"with {OF_PAGE:,} reviews", slugs[0]), ("without reviews", slugs[1])):
        address = f"/en/product/{slug}/"
        anew, kept = [], []
        for _ in range(ROUNDS):
            _change()
            anew.append(_timed(client, address))
            kept.append(_timed(client, address))
        queries = _queries(client, address)
        rows += [
            Row(f"product page {name}, made anew, p50", "ms", round(statistics.median(anew), 1)),
            Row(f"product page {name}, kept, p50", "ms", round(statistics.median(kept), 1)),
            Row(f"product page {name}, queries", "queries", queries),
        ]
    return rows


def _change() -> None:
    """Something was decided about reviews anywhere: every kept page that shows some is made anew."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kit_mark (name, count) VALUES ('reviews', nextval('kit_mark_number'))"
            " ON CONFLICT (name) DO UPDATE SET count = excluded.count"
        )


def _timed(client, address: str) -> float:
    began = time.perf_counter()
    answer = client.get(address)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return took


def _queries(client, address: str) -> int:
    _change()
    return queries_of(client, address)


def _whole_lists(slug: str) -> list[Row]:
    """A list's first page as a change makes it anew, one that was kept, and others deep in it."""
    from django.test import Client

    from pistos.kit.keyset import key_of
    from pistos.reviews.models import Review
    from pistos.reviews.queries.public import SORTS

    client = Client(headers={"host": "127.0.0.1"})
    _note("pages of lists")
    address, dice = f"/en/product/{slug}/reviews/", random.Random(11)
    anew, kept, deep, busy = [], [], [], []
    for _ in range(ROUNDS):
        _change()
        anew.append(_timed(client, address))
        kept.append(_timed(client, address))
        number = dice.randrange(OF_PAGE + 1, OF_PAGE + OF_LIST)
        row = Review.objects.get(external_source="bench", external_id=str(number))
        place = f"{address}?after={key_of(row, SORTS['newest'])}"
        spent = time.process_time()
        deep.append(_timed(client, place))
        busy.append((time.process_time() - spent) * 1000)
    return [
        Row("page of a list, made anew, p50", "ms", round(statistics.median(anew), 1)),
        Row("page of a list, kept, p50", "ms", round(statistics.median(kept), 1)),
        Row("page of a list, kept, queries", "queries", queries_of(client, address)),
        Row("page deep in a list, p50", "ms", round(statistics.median(deep), 1)),
        Row("processor of this process for it, p50", "ms", round(statistics.median(busy), 1)),
    ]


def _lists(product_id: int) -> list[Row]:
    """Pages before and after random keys, of every sort and filter that the public list takes."""
    from pistos.reviews.facts import Filters
    from pistos.reviews.queries.public import SHOP_SORTS, SORTS

    _note("lists")
    narrowed = {
        "all": Filters(),
        "of 1 star": Filters(stars=1),
        "in Greek": Filters(language="el"),
        "verified": Filters(is_verified=True),
        "with photos": Filters(has_photos=True),
    }
    dice = random.Random(7)
    asked = [
        (kind, product_id, filters, sort) for kind, filters in narrowed.items() for sort in SORTS
    ]
    asked += [("of the whole shop", None, Filters(), sort) for sort in SHOP_SORTS]
    found, busy = [], []
    for kind, product, filters, sort in asked:
        took, processor = _page_ms(product, filters, sort, dice)
        found.append(Row(f"{kind}, {sort}, p50", "ms", took))
        busy.append(processor)
    slowest = max(row.value for row in found)
    _note(f"slowest list {slowest} ms")
    return [
        *found,
        Row(f"slowest list among {REVIEWS:,}, p50", "ms", slowest),
        Row("processor of this process for the dearest list, p50", "ms", max(busy)),
    ]


def _page_ms(product_id, filters, sort: str, dice: random.Random) -> tuple[float, float]:
    from pistos.kit.keyset import key_of
    from pistos.reviews.models import Review
    from pistos.reviews.queries.public import SORTS, reviews_of

    first = OF_PAGE + 1 if product_id else 1
    taken, busy = [], []
    for _ in range(ROUNDS):
        number = dice.randrange(first, OF_PAGE + OF_LIST)
        row = Review.objects.get(external_source="bench", external_id=str(number))
        place = SORTS["newest" if filters.stars and SORTS[sort].column == "stars" else sort]
        way = {dice.choice(("after", "before")): key_of(row, place)}
        began, spent = time.perf_counter(), time.process_time()
        reviews_of(product_id, filters, sort=sort, **way)
        taken.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - spent) * 1000)
    return round(statistics.median(taken), 2), round(statistics.median(busy), 2)


def _outcomes(at: datetime) -> list[Row]:
    from pistos.reviews.actions.figuring import remake_outcomes
    from pistos.reviews.queries.outcomes import PRODUCT, outcomes

    _note("figures by kept and broken promises")
    began = time.perf_counter()
    remake_outcomes(at=at)
    made = time.perf_counter() - began
    began = time.perf_counter()
    outcomes(PRODUCT)
    read = (time.perf_counter() - began) * 1000
    return [
        Row("stars by what became of the promise, made anew", "s", round(made, 2)),
        Row("the same, read", "ms", round(read, 2)),
    ]


def _feed() -> list[Row]:
    from pistos.shop.queries import the_shop
    from pistos.storefront.review_feeds import google_feed

    _note("feed")
    written = reviews = 0
    began = time.perf_counter()
    early = most = 0.0
    for portions, piece in enumerate(google_feed(the_shop()), 1):
        written += len(piece.encode())
        reviews += piece.count("<review>")
        if portions == 5:
            early = most = megabytes(os.getpid())
        elif portions % 10 == 0:
            most = max(most, megabytes(os.getpid()))
    took = time.perf_counter() - began
    if reviews != REVIEWS:
        raise SystemExit(f"{reviews} of {REVIEWS} reviews are in the feed")
    return [
        Row(f"Google's feed of {REVIEWS:,} reviews, {written / 1e6:,.0f} MB", "s", round(took, 1)),
        Row("memory that it grew by after its first 5,000", "MB", round(max(0.0, most - early), 1)),
    ]


if __name__ == "__main__":
    main()
