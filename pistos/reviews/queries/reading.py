"""What single pages read of a review."""

from django.db import connection

from pistos.kit.errors import NotFound
from pistos.promises.models import Promise, PromiseKind
from pistos.reviews.models import (
    Appeal,
    ClosedLoop,
    Flag,
    PublicReply,
    Review,
    ReviewCase,
    ReviewPhoto,
    ReviewVersion,
    State,
)


def shown_photo(public_id: str, photo_id: int) -> ReviewPhoto:
    """A photo of a published review; NotFound for any other. One query."""
    found = ReviewPhoto.objects.filter(
        pk=photo_id, review__public_id=public_id, review__state=State.PUBLISHED
    ).first()
    if found is None:
        raise NotFound
    return found


def live_reply(review: Review) -> PublicReply | None:
    return review.replies.filter(is_live=True).first()


def newest_appeal(review: Review) -> Appeal | None:
    return review.appeals.order_by("-pk").first()


def loop_of(review: Review) -> ClosedLoop | None:
    """What its author was told was done with it."""
    return ClosedLoop.objects.filter(review=review).first()


def case_of(review: Review) -> ReviewCase | None:
    """The conversation that a sharp review opened."""
    return ReviewCase.objects.select_related("conversation").filter(review=review).first()


def flags_of(review: Review) -> list[Flag]:
    """Every report about it, open ones first, then the newest."""
    return list(review.flags.order_by("decision", "-flagged_at", "-pk"))


def versions_of(review: Review) -> list[ReviewVersion]:
    """What its author wrote, version by version; none while it was never changed."""
    return list(review.versions.order_by("number"))


def delivery_of(review: Review) -> Promise | None:
    """The day that was promised for the parcel it came in, and what became of it."""
    if review.parcel_id is None:
        return None
    rows = Promise.objects.filter(
        kind=PromiseKind.DELIVERY, about_kind="parcel", about_id=review.parcel_id
    )
    return rows.select_related("standing").order_by("-pk").first()


_LATE_ENDS = """
SELECT DISTINCT ON (is_praise) id FROM (
    SELECT found.id, of.stars >= 4 AS is_praise, found.helpful_count, found.written_at
    FROM (VALUES (5), (4), (3), (2), (1)) AS of (stars)
    CROSS JOIN LATERAL (
        SELECT r.id, r.helpful_count, r.written_at FROM reviews_review r
        WHERE r.state = 'published' AND r.stars = of.stars AND r.text <> ''
        ORDER BY r.written_at DESC, r.id DESC LIMIT 20
    ) AS found
) AS late ORDER BY is_praise DESC, helpful_count DESC, written_at DESC, id DESC
"""


def late_ends() -> list[Review]:
    """Of the shop's newest reviews with words the most helpful praise, then the most helpful criticism;
    one of them where there is no other. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_LATE_ENDS)
        ids = [row[0] for row in cursor.fetchall()]
    found = {
        row.pk: row for row in Review.objects.filter(pk__in=ids).defer("signals", "author_token")
    }
    return [found[each] for each in ids]
