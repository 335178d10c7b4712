"""Replies given before that say nearly the same."""

from django.db import connection

from pistos.conversations.queries.answers import prepared_texts
from pistos.conversations.rules.likeness import NEAR_BITS, are_alike
from pistos.reviews.models import PublicReply, Review

LOOKED_AT = 2_000
MOST_SHOWN = 5

_NEAR = """
SELECT r.id FROM (
    SELECT id, review_id, likeness FROM reviews_publicreply
    WHERE likeness IS NOT NULL ORDER BY written_at DESC, id DESC LIMIT %s
) AS r JOIN reviews_review AS v ON v.id = r.review_id
WHERE bit_count((r.likeness # %s)::bit(64)) <= %s AND v.id <> %s
  AND (v.customer_id IS NULL OR v.customer_id IS DISTINCT FROM %s)
ORDER BY r.id DESC LIMIT 50
"""


def alike_replies(review: Review, text: str, likeness: int | None) -> list[PublicReply]:
    """The newest replies to other people that say nearly the same; one query, three when some do.

    What is too short to be compared by its fingerprint is alike when it is the same, letter for letter.
    """
    if likeness is None:
        rows = PublicReply.objects.filter(text__iexact=text).exclude(review=review)
        return list(rows.order_by("-pk")[:MOST_SHOWN])
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, [LOOKED_AT, likeness, NEAR_BITS, review.pk, review.customer_id])
        ids = [row[0] for row in cursor.fetchall()]
    if not ids:
        return []
    prepared = prepared_texts()
    rows = PublicReply.objects.filter(pk__in=ids).select_related("review").order_by("-pk")
    return [row for row in rows if are_alike(text, row.text, prepared)][:MOST_SHOWN]
