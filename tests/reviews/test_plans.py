"""Every list of reviews walks an index from its place: no sort, no pass over what is not shown."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection

from pistos.catalogue.models import Product
from pistos.kit.keyset import make_key
from pistos.reviews.facts import Filters
from pistos.reviews.models import Review
from pistos.reviews.queries import desk
from pistos.reviews.queries.desk import TRIAGE_SORTS
from pistos.reviews.queries.exporting import portion_after
from pistos.reviews.queries.outcomes import PRODUCT, outcomes
from pistos.reviews.queries.public import SHOP_SORTS, SORTS, reviews_of
from tests.factories.reviews import reviewed

pytestmark = pytest.mark.django_db
FILTERS = {
    "all": Filters(),
    "stars": Filters(stars=4),
    "language": Filters(language="el"),
    "verified": Filters(is_verified=True),
    "photos": Filters(has_photos=True),
}

SHORT = {"all": "all", "stars": "stars", "language": "lang", "verified": "ver", "photos": "photo"}


def plan_of(ask) -> str:
    """The plan of the first query, told by a planner that thinks of the table as large."""
    asked: list[tuple[str, object]] = []

    def note(execute, sql, params, many, context):
        if "reviews_review" in sql and not asked:
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    with connection.cursor() as cursor:
        for off in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            cursor.execute(f"SET LOCAL enable_{off} = off")
        sql, params = asked[0]
        cursor.execute(f"EXPLAIN {sql}", params)
        return "\n".join(row[0] for row in cursor.fetchall())


def place_in(sort: str, at) -> str:
    column = SORTS[sort].column
    middle = {"written_at": at - timedelta(minutes=2_000), "stars": 3, "helpful_count": 8}
    return make_key(middle[column], 2_000)


def walks(plan: str, index: str) -> bool:
    return index in plan and "Seq Scan" not in plan and "Sort" not in plan


@pytest.fixture
def many(shop, cleo, at):
    """Enough reviews of enough products for the planner to tell the indexes apart."""
    known = reviewed(cleo, at)
    others = [
        Product(source="other", ref=f"p{place}", sku=f"p{place}", name={"en": "Other"})
        for place in range(40)
    ]
    products = [known.product, *Product.objects.bulk_create(others)]
    Review.objects.bulk_create(
        Review(
            product=products[place % 41],
            external_source="many", external_id=str(place), source="imported:many",
            stars=1 + place % 5, language=("en", "el", "sl", "hy")[place % 4],
            photo_count=place % 3 == 0, helpful_count=place % 17, is_confirmed=True,
            state="published", state_reason="imported", state_by_kind="machine",
            state_at=at, triage_at=at, written_at=at - timedelta(minutes=place),
        )
        for place in range(4_000)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE reviews_review")
    return known.product


def test_every_list_of_a_product_walks_its_index(many, at):
    for kind, filters in FILTERS.items():
        for sort in SORTS:
            column = SORTS[sort].column
            is_alike = filters.stars and column == "stars"
            key = place_in("newest" if is_alike else sort, at)
            index = f"reviews_{SHORT[kind]}_{'written' if is_alike else column[:7]}"
            for way in ("after", "before"):
                plan = plan_of(
                    lambda f=filters, s=sort, place={way: key}: reviews_of(
                        many.pk, f, sort=s, **place
                    )
                )
                assert walks(plan, index), (kind, sort, way, plan)


@pytest.mark.parametrize("sort", SHOP_SORTS)
def test_the_shops_list_walks_its_index(shop, cleo, at, sort):
    reviewed(cleo, at)

    plan = plan_of(lambda: reviews_of(None, sort=sort, after=place_in(sort, at)))

    assert walks(plan, "reviews_shop_written"), plan


def test_a_portion_of_the_export_walks_the_key(shop, cleo, at):
    reviewed(cleo, at)

    assert walks(plan_of(lambda: portion_after(5)), "reviews_review_pkey")


def test_figures_by_outcome_are_one_query(shop, django_assert_num_queries):
    with django_assert_num_queries(1):
        outcomes(PRODUCT)


def test_the_shops_list_of_some_stars_walks_its_index(many, at):
    for sort in SHOP_SORTS:
        key = place_in(sort, at)
        plan = plan_of(lambda s=sort, k=key: reviews_of(None, Filters(stars=2), sort=s, after=k))

        # Of the stars, or by time alone where many gave them.
        assert walks(plan, "reviews_shop_"), (sort, plan)


def test_each_order_of_the_sharp_words_walks_its_index(many, at):
    for (sort, column), sign, way in product(TRIAGE_SORTS.items(), ("", "-"), ("after", "before")):
        key = make_key(at - timedelta(days=1) if column.endswith("_at") else 3, 2_000)
        index = {"written_at": "oldest", "triage_at": "triage"}.get(column, column[:8])

        plan = plan_of(
            lambda order=f"{sign}{sort}", place={way: key}: desk.triage(sort=order, **place)
        )

        assert walks(plan, f"reviews_owed_{index}"), (sort, sign, way, plan)


def test_the_desks_lists_walk_their_index(many, at):
    key = make_key(at - timedelta(days=1), 2_000)
    for read, index in (
        (lambda: desk.reviews_in("published", after=key), "_written"),
        (lambda: desk.reviews_in("removed", sort="written", before=key), "reviews_desk_state"),
        (lambda: desk.held_reviews(after=key), "reviews_held"),
    ):
        plan = plan_of(read)

        assert walks(plan, index), (index, plan)


def test_what_was_signalled_walks_its_index(many):
    plan = plan_of(lambda: desk.signalled_reviews(after=make_key(3, 2_000)))

    assert walks(plan, "reviews_signalled"), plan


def test_what_was_settled_in_a_week_is_found_by_its_index(many, at):
    settled = Review.objects.filter(outcome_at__gte=at - timedelta(days=7), outcome_at__lt=at)

    plan = plan_of(lambda: list(settled.order_by("-outcome_at", "-pk")[:5]))

    assert walks(plan, "reviews_settled"), plan
