"""What the public reads: whole, newest first, and counted as it is."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit.keyset import NoSuchPlace
from pistos.reviews.actions.authoring import change_review, withdraw_review
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.facts import Figures, Filters, Writing
from pistos.reviews.models import ProductFigures, Review
from pistos.reviews.queries.public import (
    aspect_means,
    ends_of,
    figures_of,
    reviews_of,
    shop_figures,
)
from tests.factories.reviews import a_product, reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]


def several(cleo: Customer, at: datetime, stars: list[int]) -> list[Review]:
    return [
        reviewed(cleo, at + timedelta(minutes=n), stars=given, number=f"n{n}")
        for n, given in enumerate(stars)
    ]


@pytest.mark.serves("S4-35")
def test_the_share_displayed_is_the_real_one(cleo: Customer, at: datetime) -> None:
    several(cleo, at, [1, 1, 5, 4, 2, 5, 3])

    product = a_product()
    displayed = figures_of([product.pk])[product.pk]
    listed = [review.stars for review in reviews_of(product.pk, size=50).rows]

    assert displayed.stars == (2, 1, 1, 1, 2)
    assert sorted(listed) == [1, 1, 2, 3, 4, 5, 5]
    assert displayed.mean == pytest.approx(3)
    assert shop_figures() == displayed.__class__(
        **{
            **{name: getattr(displayed, name) for name in Figures.__slots__},
            "stamp": shop_figures().stamp,
        }
    )


@pytest.mark.serves("S4-35")
def test_newest_comes_first_and_no_page_loses_one(cleo: Customer, at: datetime) -> None:
    made = several(cleo, at, [1, 5, 2, 4, 1, 5, 3])
    product = a_product()

    seen, key = [], ""
    while True:
        page = reviews_of(product.pk, after=key, size=2)
        seen += [review.pk for review in page.rows]
        if page.next_key is None:
            break
        key = page.next_key

    assert seen == [review.pk for review in reversed(made)]


@pytest.mark.parametrize(
    ("filters", "sort", "expected"),
    [
        (Filters(stars=1), "newest", [4, 0]),
        (Filters(stars=1), "lowest", [4, 0]),
        (Filters(language="en"), "oldest", [0, 1, 2, 3, 4]),
        (Filters(is_verified=True), "highest", [3, 1, 2, 4, 0]),
        (Filters(has_photos=True), "newest", []),
        (Filters(), "helpful", [4, 3, 2, 1, 0]),
    ],
)
def test_lists_filter_and_sort_by_an_index(
    cleo: Customer, at: datetime, filters: Filters, sort: str, expected: list[int]
) -> None:
    made = several(cleo, at, [1, 5, 3, 5, 1])

    rows = reviews_of(a_product().pk, filters, sort=sort).rows

    assert [made.index(row) for row in rows] == expected


@pytest.mark.parametrize(
    ("filters", "sort"),
    [
        (Filters(), "best"),
        (Filters(stars=6), ""),
        (Filters(language="de"), ""),
        (Filters(stars=1, is_verified=True), ""),
    ],
)
@pytest.mark.usefixtures("cleo")
def test_other_sorts_and_filters_are_refused(filters: Filters, sort: str) -> None:
    with pytest.raises(NoSuchPlace):
        reviews_of(1, filters, sort=sort)


def test_figures_follow_whatever_happens(alma: User, cleo: Customer, at: datetime) -> None:
    first, second, third, fourth = several(cleo, at, [1, 2, 5, 5])
    change_review(review=first, writing=Writing(3, text="Better than I said."), at=at)
    remove_review(review=second, ground="wrong_product", words="It is of a lamp.", by=alma, at=at)
    withdraw_review(review=third, at=at)
    reply_publicly(review=first, text="We send you a new handle on Monday.", by=alma, at=at)

    kept = figures_of([fourth.product_id])[fourth.product_id]

    assert kept.stars == (0, 0, 1, 0, 1)
    assert kept.removed == (0, 1, 0, 0, 0)
    assert (kept.withdrawn, kept.sharp, kept.sharp_replied, kept.replied) == (1, 1, 1, 1)
    assert kept.removed_share == pytest.approx(1 / 3)


def test_the_stamp_changes_with_each_change_that_a_page_shows(
    alma: User, cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=2)

    def stamp() -> int:
        return ProductFigures.objects.get(product_id=review.product_id).stamp

    first = stamp()
    reply_publicly(review=review, text="We are sorry. What did not fit?", by=alma, at=at)
    second = stamp()
    reply_publicly(review=review, text="We send you another one today.", by=alma, at=at)

    assert first < second < stamp()


@pytest.mark.serves("S1-49")
def test_the_strongest_criticism_stands_beside_the_strongest_praise(
    cleo: Customer, at: datetime
) -> None:
    made = several(cleo, at, [5, 2, 4, 1])
    Review.objects.filter(pk=made[1].pk).update(helpful_count=7)

    ends = ends_of(a_product().pk)

    assert ends.criticism == made[1]
    assert ends.praise is not None
    assert ends.praise.stars >= 4


@pytest.mark.serves("S1-48")
def test_aspects_are_counted(cleo: Customer, at: datetime) -> None:
    reviewed(cleo, at, aspects={"quality": 5, "value": 2})
    reviewed(cleo, at, aspects={"quality": 4}, number="1002")

    means = {row.code: row for row in aspect_means(a_product().pk)}

    assert (means["quality"].count, means["quality"].mean, means["quality"].high) == (2, 4.5, 2)
    assert (means["value"].count, means["value"].low) == (1, 1)
    assert means["quality"].name["sl"] == "Kakovost"
