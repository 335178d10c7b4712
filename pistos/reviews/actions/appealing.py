"""An author contests that their review was refused or removed; another person than before decides."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.accounts.actions import require_another
from pistos.accounts.models import User
from pistos.conversations.rules.tidying import many_lines
from pistos.journal.actions import publish
from pistos.kit.errors import Refused
from pistos.reviews.actions.authoring import author
from pistos.reviews.actions.changing import held, move, ref
from pistos.reviews.actions.moderating import DEED, LONGEST_WORDS, WordsMissing, moderator
from pistos.reviews.events import AppealDecided, DecisionAppealed
from pistos.reviews.models import Appeal, Cause, ModerationEntry, Review, State
from pistos.reviews.rules.moderation import NotNow

LONGEST_APPEAL = 2_000


class AppealUnusable(Refused):
    """Nothing to appeal, or more words than can be read."""


@transaction.atomic
def appeal_removal(*, review: Review, words: str, at: datetime) -> Appeal:
    """The author, by their own link, asks for another look. Once a decision; again returns what was made.
    Publishes DecisionAppealed. Refuses with AppealUnusable."""
    row = held(review)
    if row.state not in (State.REMOVED, State.REFUSED):
        raise AppealUnusable(_("There is no decision about this review that could be contested."))
    said = many_lines(words).strip()
    if len(said) > LONGEST_APPEAL:
        raise AppealUnusable(_("Say it in at most 2,000 characters."))
    entry = _decision(row)
    known = Appeal.objects.filter(entry=entry).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            appeal = Appeal.objects.create(review=row, entry=entry, words=said, made_at=at)
    except IntegrityError:
        return Appeal.objects.get(entry=entry)
    publish(DecisionAppealed(appeal.pk, row.pk), about=ref(row), by=author(row), at=at)
    return appeal


@transaction.atomic
def uphold_appeal(*, appeal: Appeal, words: str, by: User, at: datetime) -> Appeal:
    """The author was right: the review is shown again. Publishes AppealDecided. Refuses with NotNow,
    SamePerson and NotAllowed."""
    fresh, row = _open(appeal, by)
    move(row, State.PUBLISHED, Cause.APPEAL_UPHELD, by=moderator(by), at=at)
    return _decide(fresh, row, Appeal.Decision.UPHELD, words, by, at)


@transaction.atomic
def confirm_removal(*, appeal: Appeal, words: str, by: User, at: datetime) -> Appeal:
    """The decision stands, in words that the author is told. Publishes AppealDecided. Refuses with
    WordsMissing, NotNow, SamePerson and NotAllowed."""
    if not words.strip():
        raise WordsMissing(_("Say why the decision stands: the author reads it."))
    fresh, row = _open(appeal, by)
    return _decide(fresh, row, Appeal.Decision.CONFIRMED, words, by, at)


def _open(appeal: Appeal, by: User) -> tuple[Appeal, Review]:
    moderator(by)
    row = held(appeal.review)
    fresh = Appeal.objects.select_related("entry").get(pk=appeal.pk)
    if fresh.decision:
        raise NotNow(_("This was decided meanwhile."))
    require_another(by, DEED, first=fresh.entry.by_id)
    return fresh, row


def _decide(
    appeal: Appeal, row: Review, decision: str, words: str, by: User, at: datetime
) -> Appeal:
    appeal.decision = decision
    appeal.decision_words = words.strip()[:LONGEST_WORDS]
    appeal.decided_at, appeal.decided_by = at, f"person {by.pk}"
    appeal.save(update_fields=["decision", "decision_words", "decided_at", "decided_by"])
    happened = AppealDecided(appeal.pk, row.pk, decision)
    publish(happened, about=ref(row), by=moderator(by), at=at)
    return appeal


def _decision(review: Review) -> ModerationEntry:
    rows = ModerationEntry.objects.filter(review_id=review.pk, to_state=review.state)
    return rows.exclude(reason=Cause.AUTHOR_ERASED).latest("pk")
