"""A review in another language: beside the author's words, never instead of them."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.reviews.actions.authoring import change_review, withdraw_review
from pistos.reviews.actions.leaving import erase_reviews
from pistos.reviews.actions.translating import refuse_translation, translate_review
from pistos.reviews.facts import Translation, Writing
from pistos.reviews.models import Review
from pistos.reviews.rules.moderation import NotNow
from pistos.reviews.rules.translations import TranslationUnusable, translation_in
from tests.factories.reviews import reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
WORDS = "Έσπασε μετά από 3 μέρες, και κανείς δεν απάντησε."
ENGLISH = Translation(text="It broke after 3 days, and nobody answered.")


@pytest.fixture
def greek(cleo: Customer, at: datetime) -> Review:
    return reviewed(cleo, at, stars=1, text=WORDS)


def shown(review: Review, language: str = "en") -> Translation | None:
    review.refresh_from_db()
    return translation_in(review.translations, language, review.version)


def test_it_stands_beside_the_original_signed_and_on_record(
    greek: Review, ben: User, at: datetime
) -> None:
    translate_review(review=greek, language="en", words=ENGLISH, by=ben, at=at)

    found = shown(greek)
    assert found is not None
    assert (found.text, found.signed) == (ENGLISH.text, ben.name)
    assert (greek.text, greek.language, greek.stars) == (WORDS, "el", 1)
    event = Event.objects.get(name="reviews.ReviewTranslated")
    assert (event.data, event.actor_id) == (
        {"review_id": greek.pk, "language": "en"},
        str(ben.pk),
    )
    assert shown(greek, "sl") is None


@pytest.mark.parametrize(
    ("words", "language", "why"),
    [
        (Translation(text="It broke, and nobody answered."), "en", "numbers"),
        (Translation(text="It broke after 9 days, and nobody answered."), "en", "numbers"),
        (Translation(text=WORDS), "en", "original"),
        (Translation(text=ENGLISH.text, title="Great"), "en", "add none"),
        (Translation(), "en", "every part"),
        (Translation(text=ENGLISH.text + " Mail me@x.example."), "en", "public"),
        (Translation(text="3" + "a" * 11_000), "en", "longer"),
        (ENGLISH, "el", "another language"),
        (ENGLISH, "fr", "another language"),
    ],
)
def test_what_does_not_say_the_same_is_refused(
    greek: Review, ben: User, at: datetime, words: Translation, language: str, why: str
) -> None:
    with pytest.raises(TranslationUnusable, match=why):
        translate_review(review=greek, language=language, words=words, by=ben, at=at)

    assert shown(greek, language) is None
    assert not Event.objects.filter(name="reviews.ReviewTranslated").exists()


def test_what_its_author_changes_is_shown_as_they_wrote_it(
    greek: Review, ben: User, at: datetime
) -> None:
    translate_review(review=greek, language="en", words=ENGLISH, by=ben, at=at)

    change_review(review=greek, writing=Writing(4, text="Το άλλαξαν αμέσως."), at=at)

    assert shown(greek) is None


def test_its_author_refuses_a_translation_and_none_comes_back(
    greek: Review, ben: User, at: datetime
) -> None:
    translate_review(review=greek, language="en", words=ENGLISH, by=ben, at=at)

    for _ in range(2):
        refuse_translation(review=greek, language="en", at=at)

    assert shown(greek) is None
    assert Event.objects.filter(name="reviews.TranslationRefused").count() == 1
    with pytest.raises(TranslationUnusable, match="not what they wrote"):
        translate_review(review=greek, language="en", words=ENGLISH, by=ben, at=at)


def test_what_is_not_shown_is_not_translated(greek: Review, ben: User, at: datetime) -> None:
    withdraw_review(review=greek, at=at)

    with pytest.raises(NotNow):
        translate_review(review=greek, language="en", words=ENGLISH, by=ben, at=at)


def test_who_is_erased_is_erased_in_every_language(
    greek: Review, ben: User, cleo: Customer, at: datetime
) -> None:
    translate_review(review=greek, language="en", words=ENGLISH, by=ben, at=at)

    erase_reviews(customer_ids=[cleo.pk], at=at)

    greek.refresh_from_db()
    assert greek.translations == {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=greek.pk).update(translations={"en": {"text": "He said."}})
