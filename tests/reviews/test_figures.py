"""What is known of reading, answering and mending, and what a team hears of its week."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Period
from pistos.kit.tasks import drain
from pistos.reviews.actions.authoring import confirm_outcome
from pistos.reviews.actions.closing import close_loop
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.actions.voicing import refresh_voices
from pistos.reviews.models import ProductVoice, Review
from pistos.reviews.queries.desk import triage
from pistos.reviews.queries.digest import digest
from pistos.reviews.queries.public import (
    aspect_means,
    ends_of,
    figures_of,
    highlights_of,
    reviews_of,
)
from pistos.reviews.queries.readers import CLAIMED, effect_of_reading, readers_among_buyers
from pistos.reviews.rules.extracting import facts_in
from pistos.visits.models import PageView, Visitor
from tests.factories.orders import order_of
from tests.factories.reviews import a_product, reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
PRODUCT, READ = "/el/product/mug/", "/el/product/mug/reviews/"


def visited(customer: Customer | None, at: datetime, *paths: str) -> None:
    visitor = Visitor.objects.create(
        customer=customer, first_seen_at=at, last_seen_at=at, agreed_at=at
    )
    for path in paths:
        PageView.objects.create(visitor=visitor, path=path, stage="product", happened_at=at)


@pytest.mark.serves("S4-32")
def test_the_share_of_buyers_who_read_reviews_first(
    cleo: Customer, dora: Customer, at: datetime
) -> None:
    visited(cleo, at - timedelta(days=2), PRODUCT, READ)
    visited(dora, at - timedelta(days=2), PRODUCT)
    stranger = Customer.objects.create(name="Eva")
    for number, customer in enumerate((cleo, dora, stranger)):
        order_of(customer, placed_at=at, number=f"o{number}")

    found = readers_among_buyers(since=at - timedelta(days=1), until=at + timedelta(days=1))

    assert (found.numerator, found.denominator, found.value) == (1, 2, 0.5)
    assert CLAIMED == 0.61
    period = Period(at.date(), at.date(), "Europe/Athens")
    figure = MEASURES["reviews_read_first"].compute(period, {})
    assert figure.value == 0.5


@pytest.mark.serves("S4-37")
def test_readers_of_reviews_buy_more_often_or_nothing_is_proven(
    cleo: Customer, at: datetime
) -> None:
    for n in range(12):
        buyer = Customer.objects.create(name=f"Buyer {n}")
        visited(buyer, at, PRODUCT, READ)
        order_of(buyer, placed_at=at + timedelta(hours=1), number=f"b{n}")
        visited(Customer.objects.create(name=f"Looker {n}"), at, PRODUCT)
    visited(None, at, PRODUCT)
    visited(cleo, at, "/el/cart/")

    found = effect_of_reading(since=at, until=at + timedelta(days=1))

    assert (found.read.value, found.read.denominator) == (1.0, 12)
    assert (found.unread.value, found.unread.denominator) == (0.0, 13)
    assert found.is_proven
    assert not effect_of_reading(since=at - timedelta(days=9), until=at).is_proven


@pytest.mark.serves("S0-40")
@pytest.mark.serves("S1-39")
def test_indicators_of_reviews(alma: User, cleo: Customer, at: datetime) -> None:
    one, two, three = (reviewed(cleo, at, stars=n, number=f"i{n}") for n in (1, 2, 5))
    hour = at + timedelta(hours=1)
    reply_publicly(review=one, text="We send you another one today.", by=alma, at=hour)
    close_loop(review=three, deed="passed_on", words="The potter thanks you.", by=alma, at=at)
    remove_review(review=two, ground="illegal", words="x", by=alma, at=at)
    period = Period(at.date(), at.date(), "Europe/Athens")

    values = {
        code: MEASURES[code].compute(period, {}).value
        for code in (
            "sharp_reviews_answered",
            "sharp_review_hours_median",
            "loops_closed",
            "reviews_hidden",
        )
    }

    assert values == {
        "sharp_reviews_answered": 1.0,
        "sharp_review_hours_median": 1.0,
        "loops_closed": 0.5,
        "reviews_hidden": pytest.approx(1 / 3),
    }


@pytest.mark.serves("S0-37")
def test_a_week_is_told_in_facts_beside_thanks_and_what_was_mended(
    alma: User, cleo: Customer, at: datetime
) -> None:
    hard = reviewed(
        cleo, at, stars=1, number="d1",
        text="TERRIBLE SHOP!! The parcel came after nine days. Worst people ever. The lid was cracked.",
    )  # fmt: skip
    praise = reviewed(cleo, at, stars=5, number="d2", text="It keeps the tea hot for an hour.")
    close_loop(review=hard, deed="packing_changed", words="Lids lie apart now.", by=alma, at=at)
    confirm_outcome(review=hard, outcome="resolved", at=at)

    week = digest(since=at - timedelta(days=1), until=at + timedelta(days=6))

    assert week.stars == (1, 0, 0, 0, 1)
    assert [each.facts for each in week.criticism] == [
        ("The parcel came after nine days.", "The lid was cracked.")
    ]
    assert week.thanks == [praise]
    assert [loop.review for loop in week.mended] == [hard]
    assert week.settled == [hard]
    assert "alma" not in str(week).lower()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Ντροπή σας! Το δέμα άργησε εννιά μέρες.", ["Το δέμα άργησε εννιά μέρες."]),
        ("Grozno. Pokrov je bil počen.", ["Pokrov je bil počen."]),
        ("Սարսափելի։ Կափարիչը ճաքած էր տուփում։", ["Կափարիչը ճաքած էր տուփում։"]),
        ("A shame!!", []),
    ],
)
@pytest.mark.serves("S0-37")
def test_facts_are_taken_out_of_harsh_words(text: str, facts: list[str]) -> None:
    assert facts_in(text) == facts


@pytest.mark.parametrize("many", [1, 3])
def test_lists_cost_the_same_with_one_and_with_three(
    alma: User, cleo: Customer, at: datetime, many: int
) -> None:
    for n in range(many):
        review = reviewed(cleo, at, stars=2, number=f"q{n}", aspects={"quality": 2})
        answers = ("We send another.", "A larger one is on its way.", "Your money is back.")
        reply_publicly(review=review, text=answers[n], by=alma, at=at)
        reviewed(cleo, at, stars=1, number=f"u{n}", aspects={"quality": 1})
    product = a_product().pk
    counted = {
        figures_of: ([[product]], 1),
        reviews_of: ([product], 2),
        ends_of: ([product], 2),
        aspect_means: ([product], 2),
        highlights_of: ([product], 1),
        triage: ([], 3),
    }

    for read, (arguments, queries) in counted.items():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            read(*arguments)
        assert len(captured) == queries, read


@pytest.mark.serves("S1-40")
def test_highlights_are_made_after_each_review_and_link_to_real_ones(
    alma: User, cleo: Customer, at: datetime
) -> None:
    first = reviewed(cleo, at, pros="easy to wash", cons="small handle", number="h1")
    second = reviewed(cleo, at, pros="Easy to wash", cons="The handle is small", number="h2")
    drain(at)

    praise, criticism = highlights_of(a_product().pk)

    assert [set(point.review_ids) for point in praise] == [{first.public_id, second.public_id}]
    assert [set(point.review_ids) for point in criticism] == [{first.public_id, second.public_id}]

    remove_review(review=first, ground="illegal", words="x", by=alma, at=at)
    drain(at)

    assert highlights_of(a_product().pk) == ([], [])


def test_what_came_without_an_event_speaks_after_the_night(cleo: Customer, at: datetime) -> None:
    reviewed(cleo, at, pros="easy to wash", number="n1")
    reviewed(cleo, at, pros="easy to wash", number="n2")
    ProductVoice.objects.all().delete()

    assert refresh_voices(at=at + timedelta(hours=1)) == 1
    assert refresh_voices(at=at + timedelta(hours=2)) == 0

    assert len(highlights_of(a_product().pk)[0]) == 1
    assert Review.objects.count() == 2
