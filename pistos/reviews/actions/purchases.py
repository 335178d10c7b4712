"""What was said elsewhere of whole purchases, out of files by the thousand."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from pistos.conversations.queries.cardless import without_cards
from pistos.kit.copying import lock_until_commit
from pistos.reviews.facts import PurchaseFacts, RecordedReviews
from pistos.reviews.models import PurchaseReview
from pistos.reviews.rules.content import LONGEST_TEXT, LONGEST_TITLE


@transaction.atomic
def record_purchase_reviews(*, batch: Sequence[PurchaseFacts], at: datetime) -> RecordedReviews:
    """Records what is new, by id and order; what is known stands as it is, and what differs is named.

    Nobody is written to and no event is published: the caller publishes one for all its batches.
    """
    for source in sorted({facts.source for facts in batch}):
        lock_until_commit(f"purchases:{source}")
    orders = _orders(batch)
    known = _known(batch)
    refused: dict[int, str] = {}
    differing: list[int] = []
    fresh: dict[tuple[str, str, int], PurchaseReview] = {}
    same = 0
    for place, facts in enumerate(batch):
        order_id = orders.get((facts.source, facts.order_ref))
        key = (facts.source, facts.external_id, order_id or 0)
        stands = known.get(key)
        if order_id is None:
            refused[place] = "no_order_here"
        elif len(facts.text) > LONGEST_TEXT or len(facts.title) > LONGEST_TITLE:
            refused[place] = "too_long"
        elif facts.written_at > at:
            refused[place] = "impossible_date"
        elif key in fresh:
            refused[place] = "review_twice"
        elif stands is None:
            fresh[key] = _row(facts, order_id)
        elif stands.emptied_at or (stands.stars, stands.text) == (facts.stars, _kept(facts.text)):
            same += 1
        else:
            differing.append(place)
    PurchaseReview.objects.bulk_create(fresh.values(), batch_size=1_000)
    return RecordedReviews(len(fresh), same, tuple(differing), refused)


def erase_purchase_reviews(*, customer_ids: Sequence[int], at: datetime) -> None:
    """Takes the words of a person's reviews of purchases; stars and day stay. Part of an erasure."""
    rows = PurchaseReview.objects.filter(order__customer_id__in=customer_ids, emptied_at=None)
    rows.update(title="", text="", emptied_at=at)


def _row(facts: PurchaseFacts, order_id: int) -> PurchaseReview:
    return PurchaseReview(
        order_id=order_id,
        external_source=facts.source,
        external_id=facts.external_id,
        stars=facts.stars,
        title=_kept(facts.title),
        text=_kept(facts.text),
        language=facts.language,
        written_at=facts.written_at,
    )


def _kept(text: str) -> str:
    return without_cards(text.strip())


def _orders(batch: Sequence[PurchaseFacts]) -> dict[tuple[str, str], int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.source, o.ref, o.id FROM unnest(%s::text[], %s::text[]) AS told (source, ref)"
            " JOIN orders_order o USING (source, ref)",
            [[facts.source for facts in batch], [facts.order_ref for facts in batch]],
        )
        return {(source, ref): id_ for source, ref, id_ in cursor.fetchall()}


def _known(batch: Sequence[PurchaseFacts]) -> dict[tuple[str, str, int], PurchaseReview]:
    rows = PurchaseReview.objects.filter(
        external_source__in={facts.source for facts in batch},
        external_id__in={facts.external_id for facts in batch},
    )
    return {(row.external_source, row.external_id, row.order_id): row for row in rows}
