"""A reader found a review helpful: one vote a browser, few a network."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.reviews.actions.changing import held, ref, weigh
from pistos.reviews.events import FoundHelpful
from pistos.reviews.facts import Voter
from pistos.reviews.models import HelpfulVote, Review, State
from pistos.reviews.rules.moderation import NotNow

MOST_OF_NETWORK = 30
MOST_OF_NETWORK_FOR_ONE = 3
"""Votes of one network within a day, and of these for one review: a household, not a script."""


class TooManyVotes(Refused):
    """More votes than people come from one network."""


@transaction.atomic
def vote_helpful(*, review: Review, voter: Voter, by: Actor, at: datetime) -> Review:
    """Counts a reader once. Again does no harm. Publishes FoundHelpful. Refuses with NotNow what is not
    shown, and with TooManyVotes."""
    row = held(review)
    if row.state != State.PUBLISHED:
        raise NotNow(_("This review is not shown any more."))
    if HelpfulVote.objects.filter(review=row, voter=voter.browser).exists():
        return row
    _refuse_script(row, voter, at)
    HelpfulVote.objects.create(
        review=row, voter=voter.browser[:64], network=voter.network[:64], voted_at=at
    )
    row.helpful_count += 1
    weigh(row)
    row.save(update_fields=["helpful_count", "triage_at"])
    publish(FoundHelpful(row.pk, row.helpful_count), about=ref(row), by=by, at=at)
    return row


def _refuse_script(review: Review, voter: Voter, at: datetime) -> None:
    if not voter.network:
        return
    rows = HelpfulVote.objects.filter(network=voter.network, voted_at__gt=at - timedelta(days=1))
    if (
        rows.filter(review=review).count() >= MOST_OF_NETWORK_FOR_ONE
        or rows.count() >= MOST_OF_NETWORK
    ):
        raise TooManyVotes(
            _("Many votes have come from your network today. Thank you, that is enough.")
        )
