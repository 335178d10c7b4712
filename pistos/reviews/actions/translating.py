"""A review in another language, by the shop: beside the author's words, never instead of them."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.reviews.actions.authoring import author
from pistos.reviews.actions.changing import held, ref
from pistos.reviews.events import ReviewTranslated, TranslationRefused
from pistos.reviews.facts import Translation
from pistos.reviews.models import Review, State
from pistos.reviews.rules.moderation import NotNow
from pistos.reviews.rules.translations import (
    PARTS,
    TranslationUnusable,
    checked_translation,
    is_refused,
    kept_translation,
)


@transaction.atomic
def translate_review(
    *, review: Review, language: str, words: Translation, by: User, at: datetime
) -> Review:
    """Puts the review into another language, marked as the shop's translation, signed by who made it; the
    original stays as it is, one press away. Publishes ReviewTranslated.

    Refuses with TranslationUnusable, also what the author refused before; with NotNow what is not shown,
    and with NotAllowed.
    """
    require(by, "reply_to_reviews")
    row = held(review)
    if row.state != State.PUBLISHED:
        raise NotNow(_("This review is not shown, so nobody would read a translation."))
    if is_refused(row.translations, language, row.version):
        raise TranslationUnusable(
            _("The author said that the translation is not what they wrote. It stays original.")
        )
    given = replace(
        words, signed=by.name[:60], **{name: without_cards(getattr(words, name)) for name in PARTS}
    )
    said = checked_translation(original_of(row), given, source=row.language, language=language)
    row.translations = row.translations | {language: kept_translation(said, row.version)}
    row.save(update_fields=["translations"])
    happened = ReviewTranslated(row.pk, language)
    publish(happened, about=ref(row), by=Actor.person(by.pk), at=at)
    return row


@transaction.atomic
def refuse_translation(*, review: Review, language: str, at: datetime) -> Review:
    """The author says that this is not what they wrote: the translation goes, and none into this language
    comes back while their words stand. Publishes TranslationRefused, once."""
    row = held(review)
    if language not in row.translations or is_refused(row.translations, language, row.version):
        return row
    kept = {"version": row.version, "is_refused": True}
    row.translations = row.translations | {language: kept}
    row.save(update_fields=["translations"])
    publish(TranslationRefused(row.pk, language), about=ref(row), by=author(row), at=at)
    return row


def original_of(review: Review) -> Translation:
    """The author's own words, part by part."""
    return Translation(review.title, review.text, review.pros, review.cons)
