"""What every deed on a review shares: the row held, its state moved, its place among the hard ones."""

from datetime import datetime

from pistos.kit.actors import Actor, Ref
from pistos.reviews.models import Review, State
from pistos.reviews.rules.hardness import owes_answer, severity, sharpness, triage_at
from pistos.reviews.rules.moderation import check_move

STATE_FIELDS = ("state", "state_reason", "state_by_kind", "state_by_id", "state_at", "published_at")
HARDNESS_FIELDS = ("is_sharp", "severity", "sharpness", "triage_at")


def held(review: Review) -> Review:
    """The review as it is now, locked until the transaction ends."""
    rows = Review.objects.select_for_update(of=("self",)).select_related("product")
    return rows.get(pk=review.pk)


def set_state(review: Review, state: str, reason: str, *, by: Actor, at: datetime) -> None:
    """Names state and why, not saved yet. The database writes the ledger from these columns."""
    review.state, review.state_reason = state, reason
    review.state_by_kind, review.state_by_id, review.state_at = by.kind, by.id[:60], at
    if state == State.PUBLISHED and review.published_at is None:
        review.published_at = at


def move(review: Review, state: str, reason: str, *, by: Actor, at: datetime) -> None:
    """Moves a held row, if its state allows it, and saves it."""
    check_move(review.state, state)
    set_state(review, state, reason, by=by, at=at)
    review.save(update_fields=STATE_FIELDS)


def weigh(review: Review) -> None:
    """How hard it is, from stars and words; not saved yet."""
    words = all_words(review)
    review.severity = severity(review.stars, words)
    review.sharpness = sharpness(words)
    review.is_sharp = owes_answer(review.stars, words)
    review.triage_at = triage_at(
        review.written_at,
        severity=review.severity,
        sharpness=review.sharpness,
        reach=review.helpful_count,
    )


def all_words(review: Review) -> str:
    return "\n".join(filter(None, (review.title, review.text, review.pros, review.cons)))


def ref(review: Review) -> Ref:
    return Ref("review", str(review.pk))
