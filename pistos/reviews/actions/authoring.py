"""What the author alone does with their review afterwards: change it, take it back, say how it ended."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.likeness import fingerprint
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.reviews.actions.changing import (
    HARDNESS_FIELDS,
    STATE_FIELDS,
    all_words,
    held,
    move,
    ref,
    set_state,
    weigh,
)
from pistos.reviews.actions.photos import add_photos
from pistos.reviews.events import (
    OutcomeConfirmed,
    QuotingAllowed,
    QuotingForbidden,
    ReviewChanged,
    ReviewWithdrawn,
)
from pistos.reviews.facts import Writing
from pistos.reviews.models import Cause, Review, ReviewVersion, State
from pistos.reviews.queries.aspects import aspects_of
from pistos.reviews.rules.content import checked, harm

CHECK = Actor.machine("reviews.check")
WORDS = ("stars", "title", "text", "pros", "cons", "aspects")


class NotChangeable(Refused):
    """A review in this state is not changed any more."""


@transaction.atomic
def change_review(*, review: Review, writing: Writing, at: datetime) -> Review:
    """The author's new version; `review` came by the author's own link. Former ones are kept. Publishes
    ReviewChanged.

    One that the program held is shown once nothing speaks against it. Refuses with NotChangeable,
    WritingUnusable and PhotoUnusable.
    """
    row = held(review)
    if row.state not in (State.PUBLISHED, State.HELD):
        raise NotChangeable(_("This review cannot be changed any more."))
    content = checked(writing, frozenset(aspects_of(row.product)))
    was_stars = row.stars
    if not row.versions.exists():
        _keep_version(row, row.written_at)
    for name in ("title", "text", "pros", "cons", "display_name"):
        setattr(row, name, without_cards(getattr(content, name)))
    row.stars, row.aspects, row.language = content.stars, dict(content.aspects), content.language
    row.is_incentivised = row.is_incentivised or content.was_given
    row.version += 1
    row.changed_at = at
    _keep_version(row, at)
    weigh(row)
    row.sketch = fingerprint(all_words(row))
    _check_again(row, at)
    row.save(
        update_fields=[
            *WORDS, *HARDNESS_FIELDS, *STATE_FIELDS,
            *("display_name", "language", "is_incentivised", "version", "changed_at", "sketch"),
        ]
    )  # fmt: skip
    if content.photos:
        add_photos(row, content.photos)
    happened = ReviewChanged(row.pk, row.product_id, row.version, row.stars, was_stars)
    publish(happened, about=ref(row), by=author(row), at=at)
    return row


@transaction.atomic
def withdraw_review(*, review: Review, at: datetime) -> Review:
    """The author takes it back; it is shown no more. Twice does no harm. Publishes ReviewWithdrawn."""
    row = held(review)
    if row.state == State.WITHDRAWN:
        return row
    move(row, State.WITHDRAWN, Cause.BY_AUTHOR, by=author(row), at=at)
    publish(ReviewWithdrawn(row.pk, row.product_id), about=ref(row), by=author(row), at=at)
    return row


@transaction.atomic
def confirm_outcome(*, review: Review, outcome: str, at: datetime) -> Review:
    """The author says that the matter is settled ("resolved"), or that it is not any more (""). Nobody
    else can. Publishes OutcomeConfirmed when it changed."""
    if outcome not in ("", "resolved"):
        raise NotChangeable(_("Say whether it is settled or not."))
    row = held(review)
    if row.outcome != outcome:
        row.outcome = outcome
        row.outcome_at = at if outcome else None
        row.save(update_fields=["outcome", "outcome_at"])
        publish(OutcomeConfirmed(row.pk, outcome), about=ref(row), by=author(row), at=at)
    return row


@transaction.atomic
def allow_quoting(*, review: Review, at: datetime) -> Review:
    """The author lets the shop quote it outside of the shop, whole and unchanged. Publishes
    QuotingAllowed, once. Refuses what is not shown."""
    row = held(review)
    if row.state != State.PUBLISHED:
        raise NotChangeable(_("Only a review that is shown can be quoted."))
    if row.quotable_since is None:
        row.quotable_since = at
        row.save(update_fields=["quotable_since"])
        publish(QuotingAllowed(row.pk), about=ref(row), by=author(row), at=at)
    return row


@transaction.atomic
def forbid_quoting(*, review: Review, at: datetime) -> Review:
    """Takes that leave back, whatever became of the review. Publishes QuotingForbidden, once."""
    row = held(review)
    if row.quotable_since is not None:
        row.quotable_since = None
        row.save(update_fields=["quotable_since"])
        publish(QuotingForbidden(row.pk), about=ref(row), by=author(row), at=at)
    return row


def author(review: Review) -> Actor:
    return Actor.customer(review.customer_id or 0)


def _check_again(row: Review, at: datetime) -> None:
    ground = harm(f"{all_words(row)}\n{row.display_name}")
    if ground and row.state == State.PUBLISHED:
        set_state(row, State.HELD, ground, by=CHECK, at=at)
    elif not ground and row.state == State.HELD and row.state_by_kind == "machine":
        set_state(row, State.PUBLISHED, Cause.CLEAR, by=CHECK, at=at)


def _keep_version(row: Review, at: datetime) -> None:
    ReviewVersion.objects.create(
        review=row,
        number=row.version,
        written_at=at,
        by_kind="customer",
        **{name: getattr(row, name) for name in WORDS},
    )
