"""Anyone may say that a review should not stand. It stays visible until a person has decided."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.rules.tidying import many_lines, one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.reviews.actions.changing import held, ref
from pistos.reviews.actions.moderating import LONGEST_WORDS, close_flags, decided, moderator
from pistos.reviews.events import FlagDecided, ReviewFlagged, ReviewRemoved
from pistos.reviews.facts import Complaint
from pistos.reviews.models import Flag, Review, State
from pistos.reviews.rules.moderation import NotNow, check_ground


class FlagUnusable(Refused):
    """A flag that says nothing that can be assessed."""


@transaction.atomic
def flag_review(*, review: Review, complaint: Complaint, by: Actor, at: datetime) -> Flag:
    """Notes that somebody, staff among them, thinks that a shown review should not stand. Nothing
    happens to the review. The same person twice is one open flag. Publishes ReviewFlagged.

    Refuses with NoGround, FlagUnusable, and NotNow for a review that is not shown.
    """
    check_ground(complaint.ground)
    words = many_lines(complaint.words).strip()
    if len(words) > LONGEST_WORDS:
        raise FlagUnusable(_("Say it in at most 1,000 characters."))
    row = held(review)
    if row.state != State.PUBLISHED:
        raise NotNow(_("This review is not shown any more."))
    known = Flag.objects.filter(review=row, by_kind=by.kind, by_id=by.id[:64], decision="").first()
    if known is not None:
        return known
    flag = Flag.objects.create(
        review=row,
        ground=complaint.ground,
        words=words,
        language=complaint.language if complaint.language in LANGUAGES else "en",
        email=one_line(complaint.email, 254),
        by_kind=by.kind,
        by_id=by.id[:64],
        flagged_at=at,
    )
    row.flag_count += 1
    row.save(update_fields=["flag_count"])
    publish(ReviewFlagged(flag.pk, row.pk, flag.ground), about=ref(row), by=by, at=at)
    return flag


@transaction.atomic
def keep_flagged(*, flag: Flag, words: str, by: User, at: datetime) -> Flag:
    """The flagged review stays: all its open flags are answered. Publishes FlagDecided. Refuses with
    NotAllowed, and NotNow when it was decided before."""
    actor = moderator(by)
    row = held(flag.review)
    fresh = _open(flag)
    close_flags(row, Flag.Decision.KEPT, words.strip(), actor, at)
    fresh.refresh_from_db()
    publish(FlagDecided(fresh.pk, row.pk, Flag.Decision.KEPT), about=ref(row), by=actor, at=at)
    return fresh


@transaction.atomic
def remove_flagged(*, flag: Flag, ground: str, words: str, by: User, at: datetime) -> Flag:
    """The flagged review goes, on a published ground, as by `remove_review`. Publishes ReviewRemoved,
    which tells the author, and whoever flagged it. Refuses with NoGround, WordsMissing, NotNow and
    NotAllowed."""
    actor = moderator(by)
    fresh = _open(flag)
    row = decided(fresh.review, State.REMOVED, ground, words, actor, at)
    close_flags(row, Flag.Decision.REMOVED, words.strip(), actor, at)
    fresh.refresh_from_db()
    publish(ReviewRemoved(row.pk, row.product_id, ground), about=ref(row), by=actor, at=at)
    return fresh


def _open(flag: Flag) -> Flag:
    fresh = Flag.objects.select_related("review").get(pk=flag.pk)
    if fresh.decision:
        raise NotNow(_("This was decided meanwhile."))
    return fresh
