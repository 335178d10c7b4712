"""What the database itself refuses, whoever asks."""

from datetime import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from pistos.customers.models import Customer
from pistos.reviews.actions.authoring import change_review
from pistos.reviews.facts import Writing
from pistos.reviews.models import ModerationEntry, Review, ReviewVersion
from tests.factories.reviews import reviewed

BY_HAND = (
    "INSERT INTO reviews_moderationentry (review_id, public_id, product_id, stars, from_state,"
    " to_state, reason, by_kind, by_id, happened_at, words_digest) VALUES"
    " (1, 'x', 1, 1, '', 'removed', 'illegal', 'person', '7', now(), '')"
)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]


@pytest.mark.parametrize(
    "change",
    [
        {"stars": 5},
        {"text": "Lovely."},
        {"title": "Lovely"},
        {"pros": "Lovely"},
        {"cons": ""},
        {"display_name": "Somebody"},
        {"aspects": {"quality": 5}},
        {"version": 2},
        {"stars": 5, "version": 2},
        {"written_at": datetime.fromisoformat("2020-01-01T00:00:00+00:00")},
        {"order_line": None},
        {"source": "imported:elsewhere"},
        {"is_confirmed": False},
        {"state": "removed", "state_reason": "clear"},
        {"state": "removed", "state_reason": "too_few_stars"},
        {"state": "published", "state_reason": "illegal"},
        {"stars": 0},
    ],
)
@pytest.mark.serves("S0-35")
def test_a_review_is_not_bent_by_a_statement(
    cleo: Customer, at: datetime, change: dict[str, object]
) -> None:
    review = reviewed(
        cleo, at, stars=1, text="It broke.", cons="The handle", aspects={"quality": 1}
    )

    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(**change)

    kept = Review.objects.get(pk=review.pk)
    assert (kept.stars, kept.text, kept.state) == (1, "It broke.", "published")


@pytest.mark.serves("S0-35")
def test_a_one_star_review_is_not_deleted(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=1)

    with pytest.raises(DatabaseError), transaction.atomic():
        review.delete()

    assert Review.objects.filter(pk=review.pk).exists()


@pytest.mark.serves("OMN-02")
def test_nobody_sets_the_verified_mark(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE reviews_review SET is_verified = true WHERE id = %s", [review.pk])

    review.refresh_from_db()
    assert review.is_verified
    assert review.order_line_id


def test_a_hidden_review_leaves_its_line_in_the_ledger_whoever_hides_it(
    cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=1)

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reviews_review SET state = 'removed', state_reason = 'illegal',"
            " state_by_kind = 'person', state_by_id = '7' WHERE id = %s",
            [review.pk],
        )

    last = ModerationEntry.objects.latest("pk")
    assert (last.public_id, last.from_state, last.to_state) == (
        review.public_id,
        "published",
        "removed",
    )
    assert (last.reason, last.by_id, last.stars) == ("illegal", "7", 1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reviews_moderationentry SET reason = 'illegal'",
        "DELETE FROM reviews_moderationentry",
        "TRUNCATE reviews_moderationentry CASCADE",
        BY_HAND,
    ],
)
def test_the_ledger_is_not_written_by_hand(cleo: Customer, at: datetime, statement: str) -> None:
    reviewed(cleo, at)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert ModerationEntry.objects.count() == 1


def test_former_versions_stay_as_they_were(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=2, text="It leaks.")
    change_review(review=review, writing=Writing(4, text="It was my error."), at=at)

    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewVersion.objects.filter(number=1).update(text="It is fine.")
    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewVersion.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewVersion.objects.create(
            review=review, number=3, stars=5, written_at=at, by_kind="person"
        )

    assert list(review.versions.order_by("number").values_list("stars", "text")) == [
        (2, "It leaks."),
        (4, "It was my error."),
    ]
