"""What the shop decides about a review: on published grounds alone, told to the author, never by stars."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.reviews.actions.changing import held, move, ref
from pistos.reviews.events import (
    ReviewHeld,
    ReviewPublished,
    ReviewRefused,
    ReviewRemoved,
    SignalsJudged,
)
from pistos.reviews.models import Cause, Flag, Review, State
from pistos.reviews.rules.moderation import NotNow, check_ground, check_holding

DEED = "moderate_reviews"
LONGEST_WORDS = 1_000


class WordsMissing(Refused):
    """A decision that hides a review says in words what it rests on."""


@transaction.atomic
def hold_review(*, review: Review, ground: str, by: User, at: datetime) -> Review:
    """Takes a shown review from sight until it is decided. Only for what harms by being seen: illegal
    content, threats, personal data, advertising. Publishes ReviewHeld. Refuses with NoGround, NotNow and
    NotAllowed."""
    actor = moderator(by)
    check_holding(ground)
    row = held(review)
    move(row, State.HELD, ground, by=actor, at=at)
    publish(ReviewHeld(row.pk, row.product_id, ground), about=ref(row), by=actor, at=at)
    return row


@transaction.atomic
def publish_review(*, review: Review, by: User, at: datetime) -> Review:
    """Shows what was held: a person found nothing against it. Publishes ReviewPublished. Refuses with
    NotNow: what was refused or removed comes back by an appeal alone."""
    actor = moderator(by)
    row = held(review)
    if row.state != State.HELD:
        raise NotNow(_("Only what is held is published. What was hidden comes back by an appeal."))
    move(row, State.PUBLISHED, Cause.CHECKED, by=actor, at=at)
    happened = ReviewPublished(row.pk, row.product_id, str(Cause.CHECKED))
    publish(happened, about=ref(row), by=actor, at=at)
    return row


@transaction.atomic
def refuse_review(*, review: Review, ground: str, words: str, by: User, at: datetime) -> Review:
    """Does not show what was held, on a published ground, in words that the author is told. Publishes
    ReviewRefused. Refuses with NoGround, WordsMissing, NotNow and NotAllowed."""
    actor = moderator(by)
    row = decided(review, State.REFUSED, ground, words, actor, at)
    publish(ReviewRefused(row.pk, row.product_id, ground), about=ref(row), by=actor, at=at)
    return row


@transaction.atomic
def remove_review(*, review: Review, ground: str, words: str, by: User, at: datetime) -> Review:
    """Takes away what was shown, on a published ground, in words that the author is told with the way to
    appeal. Its open flags end with it. Publishes ReviewRemoved.

    Refuses with NoGround (stars and hardness are none), WordsMissing, NotNow and NotAllowed.
    """
    actor = moderator(by)
    row = decided(review, State.REMOVED, ground, words, actor, at)
    close_flags(row, Flag.Decision.REMOVED, words, actor, at)
    publish(ReviewRemoved(row.pk, row.product_id, ground), about=ref(row), by=actor, at=at)
    return row


@transaction.atomic
def judge_signals(*, review: Review, by: User, at: datetime) -> Review:
    """A person looked at what the program noticed and found nothing. Publishes SignalsJudged, once."""
    actor = moderator(by)
    row = held(review)
    if row.signal_score:
        row.signal_score = 0
        row.save(update_fields=["signal_score"])
        publish(SignalsJudged(row.pk), about=ref(row), by=actor, at=at)
    return row


def close_flags(review: Review, decision: str, words: str, by: Actor, at: datetime) -> None:
    """Part of a decision that holds the review: every open flag has its answer."""
    Flag.objects.filter(review=review, decision="").update(
        decision=decision,
        decision_words=words[:LONGEST_WORDS],
        decided_at=at,
        decided_by=f"{by.kind} {by.id}",
    )
    review.flag_count = 0
    review.save(update_fields=["flag_count"])


def moderator(by: User) -> Actor:
    """The actor, when their role includes moderation; refuses with NotAllowed."""
    require(by, DEED)
    return Actor.person(by.pk)


def decided(review: Review, state: str, ground: str, words: str, by: Actor, at: datetime) -> Review:
    """Part of a deed: the review, hidden on a ground and in words; saved."""
    check_ground(ground)
    said = words.strip()
    if not said or len(said) > LONGEST_WORDS:
        raise WordsMissing(
            _(
                "Say in your words what the decision rests on, in at most 1,000 characters:"
                " the author reads it."
            )
        )
    row = held(review)
    move(row, state, ground, by=by, at=at)
    row.decision_words = said
    row.save(update_fields=["decision_words"])
    return row
