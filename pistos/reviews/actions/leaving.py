"""Reviews of people who leave: the stars stay, the person does not. And of those who turn out to be one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tokens import public_token
from pistos.reviews.actions.photos import drop_files
from pistos.reviews.actions.voicing import make_voice
from pistos.reviews.actions.writing import UNCONFIRMED_LASTS
from pistos.reviews.events import ReviewsMoved
from pistos.reviews.models import (
    Appeal,
    Flag,
    HelpfulVote,
    Invitation,
    Review,
    ReviewPhoto,
    ReviewVersion,
    State,
)

VOTES_KEEP_NETWORK = timedelta(days=2)


def erase_reviews(*, customer_ids: Sequence[int], at: datetime) -> None:
    """Takes words, name, photos and links from a person's reviews; part of an erasure, which tells of it.

    Stars, aspects, day and order's line stay, so that every figure remains true; the ledger notes it.
    """
    with transaction.atomic():
        ids = list(Review.objects.filter(customer_id__in=customer_ids).values_list("pk", flat=True))
        rows = Review.objects.filter(pk__in=ids).order_by("pk")
        unconfirmed = rows.filter(state=State.RECEIVED)
        Invitation.objects.filter(review__in=unconfirmed).update(review=None)
        drop_files(ReviewPhoto.objects.filter(review__in=rows))
        unconfirmed.delete()
        for review in rows.select_for_update():
            review.emptied_at = at
            review.title = review.text = review.pros = review.cons = review.display_name = ""
            review.customer = None
            review.author_token = public_token()
            review.decision_words = ""
            review.quotable_since, review.translations = None, {}
            review.photo_count, review.sketch, review.signals = 0, None, []
            review.save(
                update_fields=[
                    *("emptied_at", "title", "text", "pros", "cons", "display_name", "customer"),
                    *("author_token", "decision_words", "photo_count", "sketch", "signals"),
                    *("quotable_since", "translations"),
                ]
            )
            ReviewVersion.objects.filter(review=review).update(title="", text="", pros="", cons="")
        Appeal.objects.filter(review_id__in=ids).update(words="")
        Flag.objects.filter(
            by_kind="customer", by_id__in=[str(id_) for id_ in customer_ids]
        ).update(words="", email="", by_id="")
        for invitation in Invitation.objects.filter(customer_id__in=customer_ids):
            invitation.token = public_token()
            invitation.expires_at = min(invitation.expires_at, at)
            invitation.save(update_fields=["token", "expires_at"])
        for product_id in (
            rows.order_by("product_id").values_list("product_id", flat=True).distinct()
        ):
            make_voice(product_id=product_id, at=at)


@transaction.atomic
def move_reviews(*, from_ids: Sequence[int], to_id: int, by: Actor, at: datetime) -> int:
    """Gives the reviews of merged customers to the one who was kept. Publishes ReviewsMoved if any."""
    moved = Review.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Invitation.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    if moved:
        publish(ReviewsMoved(to_id, moved), about=Ref("customer", str(to_id)), by=by, at=at)
    return moved


@transaction.atomic
def forget_unconfirmed(*, at: datetime) -> int:
    """Deletes what nobody confirmed in time, and from which network old votes came; returns how many
    reviews."""
    HelpfulVote.objects.filter(voted_at__lt=at - VOTES_KEEP_NETWORK).exclude(network="").update(
        network=""
    )
    old = Review.objects.filter(state=State.RECEIVED, written_at__lt=at - UNCONFIRMED_LASTS)
    drop_files(ReviewPhoto.objects.filter(review__in=old))
    count, _rows = old.delete()
    return count
