"""Signs that a person should look: noted beside a review, never acted upon."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.reviews.actions.changing import ref
from pistos.reviews.events import SignalsFound
from pistos.reviews.models import Review
from pistos.reviews.queries.around import observed
from pistos.reviews.rules.signals import score, signals

MACHINE = Actor.machine("reviews.note_signals")


@transaction.atomic
def note_signals(*, review_id: int, at: datetime) -> Review:
    """Looks at what stands around a review and keeps what it finds. The review stays as it is. Publishes
    SignalsFound where a person should look. Twice does no harm."""
    rows = Review.objects.select_for_update(of=("self",)).select_related(
        "order_line__order", "parcel", "customer"
    )
    review = rows.get(pk=review_id)
    found = signals(observed(review))
    kept = [asdict(each) for each in found]
    if kept == review.signals:
        return review
    review.signals, review.signal_score = kept, score(found)
    review.save(update_fields=["signals", "signal_score"])
    if review.signal_score:
        happened = SignalsFound(review.pk, [each.code for each in found], review.signal_score)
        publish(happened, about=ref(review), by=MACHINE, at=at)
    return review
