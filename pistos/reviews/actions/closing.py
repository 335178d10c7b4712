"""The loop closes: what was done with a feedback, told to who gave it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.rules.tidying import many_lines
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.reviews.actions.changing import held, ref
from pistos.reviews.events import LoopClosed
from pistos.reviews.models import ClosedLoop, Deed, Review

LONGEST = 1_000


class LoopUnusable(Refused):
    """Nothing that could be told."""


@transaction.atomic
def close_loop(*, review: Review, deed: str, words: str, by: User, at: datetime) -> ClosedLoop:
    """Notes what was done with a review; its author is told in these words. Once a review: later calls
    return what was told. Publishes LoopClosed. Refuses with LoopUnusable and NotAllowed."""
    require(by, "reply_to_reviews")
    said = many_lines(words).strip()
    if deed not in Deed.values:
        raise LoopUnusable(_("Choose what was done."))
    if not said or len(said) > LONGEST:
        raise LoopUnusable(_("Say what was done, in at most 1,000 characters."))
    row = held(review)
    known = ClosedLoop.objects.filter(review=row).first()
    if known is not None:
        return known
    loop = ClosedLoop.objects.create(
        review=row, deed=deed, words=said, closed_at=at, closed_by=f"person {by.pk}"
    )
    publish(LoopClosed(row.pk, deed), about=ref(row), by=Actor.person(by.pk), at=at)
    return loop
