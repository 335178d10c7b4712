"""A person leaves: the figures stay right, the person does not."""

from datetime import datetime, timedelta

import pytest
from django.core.files.storage import default_storage

from pistos.accounts.models import User
from pistos.customers.actions import erase_customer, merge_customers
from pistos.customers.models import Customer
from pistos.customers.ports import holders
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.tasks import drain
from pistos.reviews.access import invitation_by_token, own_review
from pistos.reviews.actions.authoring import change_review
from pistos.reviews.actions.leaving import forget_unconfirmed
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.voting import vote_helpful
from pistos.reviews.actions.writing import write_on_site
from pistos.reviews.facts import OrderMatch, Voter, Writing
from pistos.reviews.models import HelpfulVote, ModerationEntry, ProductFigures, Review
from pistos.reviews.queries.ledger import decisions, hidden_by_ground, months
from pistos.reviews.queries.public import figures_of, highlights_of
from tests.factories.reviews import a_product, bought, reviewed
from tests.reviews.test_writing import PNG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
ALMA = Actor.person(1)


@pytest.mark.serves("GDP-10")
def test_erasing_keeps_the_figures_and_removes_the_person(
    alma: User, cleo: Customer, dora: Customer, at: datetime
) -> None:
    review = reviewed(
        cleo, at, stars=2, text="I am Cleo of Ermou 1.", title="Cleo", pros="Cleo's", cons="Cleo",
        display_name="Cleo", aspects={"quality": 2}, photos=(PNG,),
    )  # fmt: skip
    change_review(
        review=review, writing=Writing(3, text="Cleo again", aspects={"quality": 3}), at=at
    )
    other = reviewed(cleo, at, stars=1, number="1002", text="Cleo")
    remove_review(review=other, ground="illegal", words="Cleo insults.", by=alma, at=at)
    reviewed(dora, at, stars=5, number="1003")
    product = a_product()
    before = figures_of([product.pk])[product.pk]
    file = review.photos.get().file

    erase_customer(customer=cleo, by=ALMA, at=at)

    after = figures_of([product.pk])[product.pk]
    assert (after.stars, after.removed, after.verified) == (
        before.stars,
        before.removed,
        before.verified,
    )
    assert after.with_photo == 0
    kept = Review.objects.get(pk=review.pk)
    assert (kept.stars, kept.is_verified, kept.aspects) == (3, True, {"quality": 3})
    assert (kept.customer, kept.emptied_at) == (None, at)
    rows = [
        *Review.objects.exclude(customer=dora).values(),
        *kept.versions.values(),
        *other.appeals.values(),
    ]
    assert "cleo" not in str(rows).lower()
    assert not kept.photos.exists()
    assert ModerationEntry.objects.filter(reason="author_erased").count() == 2
    assert hidden_by_ground()["illegal"] == months()[0].removed == len(decisions().rows) == 1
    with pytest.raises(NotFound):
        own_review(review.author_token)
    assert file


@pytest.mark.django_db(transaction=True)
def test_erasing_deletes_the_files(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, photos=(PNG,))
    names = [size["file"] for size in review.photos.get().sizes]
    assert all(default_storage.exists(name) for name in names)

    erase_customer(customer=cleo, by=ALMA, at=at)

    assert not any(default_storage.exists(name) for name in names)


def test_the_highlights_forget_the_words_of_who_left(
    cleo: Customer, dora: Customer, at: datetime
) -> None:
    reviewed(cleo, at, pros="my daughter's favourite")
    reviewed(dora, at, pros="My daughter's favourite", number="1002")
    drain(at)
    praise, _criticism = highlights_of(a_product().pk)
    assert [point.words.lower() for point in praise] == ["my daughter's favourite"]

    erase_customer(customer=cleo, by=ALMA, at=at)

    assert highlights_of(a_product().pk) == ([], [])


def test_an_invitation_of_who_left_opens_nothing(cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at)
    token = review.invitation.token

    erase_customer(customer=cleo, by=ALMA, at=at)

    with pytest.raises(NotFound):
        invitation_by_token(token)


def test_a_person_gets_all_that_they_wrote(alma: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, text="It leaks.", display_name="C.")
    remove_review(review=review, ground="illegal", words="It insults.", by=alma, at=at)
    holder = next(each for each in holders() if each.name == "reviews")

    rows = holder.export(cleo)

    assert rows["reviews"][0]["text"] == "It leaks."
    assert rows["reviews"][0]["decision_words"] == "It insults."


def test_reviews_follow_a_merged_customer(cleo: Customer, dora: Customer, at: datetime) -> None:
    review = reviewed(dora, at)

    merge_customers(kept=cleo, merged=dora, by=ALMA, at=at)
    drain(at)

    assert Review.objects.get(pk=review.pk).customer == cleo


def test_what_nobody_confirmed_is_deleted_in_time(cleo: Customer, at: datetime) -> None:
    bought(cleo, at)
    write_on_site(
        product=a_product(), writing=Writing(4, text="Good."), match=OrderMatch("1001", cleo.email), at=at
    )  # fmt: skip
    shown = reviewed(cleo, at, number="1002")
    vote_helpful(review=shown, voter=Voter("b", "n"), by=ALMA, at=at)

    assert forget_unconfirmed(at=at + timedelta(days=29)) == 0
    assert forget_unconfirmed(at=at + timedelta(days=31)) == 1

    assert [row.pk for row in Review.objects.all()] == [shown.pk]
    assert HelpfulVote.objects.get().network == ""
    assert ProductFigures.objects.get(product_id=0).stars_5 == 1
