"""What the desk reads: who waits for an answer, what waits for a decision, what was decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Prefetch, Q, QuerySet

from pistos.kit.keyset import Page, Sort, page_of, sort_named
from pistos.reviews.models import (
    Appeal,
    ClosedLoop,
    Flag,
    ModerationEntry,
    PublicReply,
    Review,
    State,
)
from pistos.reviews.queries.public import shop_figures

TRIAGE_SORTS = {
    "urgent": "triage_at",
    "age": "written_at",
    "severity": "severity",
    "sharpness": "sharpness",
    "reach": "helpful_count",
}
DESK_SORTS = {"written": "written_at"}


@dataclass(frozen=True, slots=True)
class Workload:
    """What waits: sharp words without an answer, held ones, open flags and appeals, signalled ones."""

    unanswered: int
    held: int
    flagged: int
    appeals: int
    signalled: int


def unanswered_sharp() -> QuerySet[Review]:
    """Shown reviews of three stars or fewer, or with hard words or a question, without a public reply.
    The list must be empty."""
    return _whole(Review.objects.filter(state=State.PUBLISHED, is_sharp=True, replied_at=None))


def triage(*, sort: str = "", after: str = "", before: str = "", size: int = 50) -> Page[Review]:
    """The unanswered sharp words: hardest and longest waiting first ("urgent"), or by one of what makes
    them so: "severity", "sharpness", "reach" (how many found it helpful), "age"."""
    place = sort_named(TRIAGE_SORTS, sort, "urgent")
    return page_of(unanswered_sharp(), place, after=after, before=before, size=size)


def reviews_in(
    state: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Review]:
    """The desk's list of reviews in a state, newest first."""
    rows = _whole(Review.objects.filter(state=state))
    place = sort_named(DESK_SORTS, sort, "-written")
    return page_of(rows, place, after=after, before=before, size=size)


def held_reviews(*, after: str = "", before: str = "", size: int = 50) -> Page[Review]:
    """What waits for a decision before it is shown, longest waiting first."""
    rows = _whole(Review.objects.filter(state=State.HELD))
    return page_of(rows, Sort("state_at"), after=after, before=before, size=size)


def signalled_reviews(*, after: str = "", before: str = "", size: int = 50) -> Page[Review]:
    """What a person should look at for its signals, strongest first."""
    rows = _whole(Review.objects.filter(signal_score__gt=0))
    place = Sort("signal_score", is_descending=True)
    return page_of(rows, place, after=after, before=before, size=size)


def open_flags(*, after: str = "", before: str = "", size: int = 50) -> Page[Flag]:
    """Flags that nobody has decided, oldest first."""
    rows = Flag.objects.filter(decision="").select_related("review__product")
    return page_of(rows, Sort("flagged_at"), after=after, before=before, size=size)


def open_appeals(*, after: str = "", before: str = "", size: int = 50) -> Page[Appeal]:
    """Appeals that nobody has decided, oldest first."""
    rows = Appeal.objects.filter(decision="").select_related("review__product", "entry")
    return page_of(rows, Sort("made_at"), after=after, before=before, size=size)


def workload() -> Workload:
    """Counts of what waits, for the head of the desk's pages; four queries."""
    figures = shop_figures()
    return Workload(
        unanswered=figures.sharp - figures.sharp_replied,
        held=figures.held,
        flagged=Flag.objects.filter(decision="").count(),
        appeals=Appeal.objects.filter(decision="").count(),
        signalled=Review.objects.filter(signal_score__gt=0).count(),
    )


def history_of(review: Review) -> list[ModerationEntry]:
    """What was decided about a review, oldest first, as the ledger has it."""
    return list(ModerationEntry.objects.filter(review_id=review.pk).order_by("pk"))


def _whole(rows: QuerySet[Review]) -> QuerySet[Review]:
    live = Prefetch(
        "replies", queryset=PublicReply.objects.filter(is_live=True), to_attr="live_replies"
    )
    return rows.select_related("product", "customer", "case").prefetch_related("photos", live)


@dataclass(frozen=True, slots=True)
class Answering:
    """How the shop answers: of the `sharp` reviews of a span, how many have a public reply, and the
    median time to the first one; of all, how many loops were closed."""

    sharp: int
    replied: int
    median: timedelta | None
    reviews: int
    closed: int

    @property
    def replied_share(self) -> float | None:
        return self.replied / self.sharp if self.sharp else None

    @property
    def closed_share(self) -> float | None:
        return self.closed / self.reviews if self.reviews else None


_MEDIAN = """
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY first.written_at - r.written_at)
FROM reviews_review r CROSS JOIN LATERAL (
    SELECT min(written_at) AS written_at FROM reviews_publicreply WHERE review_id = r.id
) AS first
WHERE r.state = 'published' AND r.is_sharp AND r.written_at >= %s AND r.written_at < %s
  AND first.written_at IS NOT NULL
"""


def answering(*, since: datetime, until: datetime) -> Answering:
    """How what was said in a span was answered; three queries over the reviews of the span."""
    rows = Review.objects.filter(state=State.PUBLISHED, written_at__gte=since, written_at__lt=until)
    counts = rows.aggregate(
        whole=Count("pk"),
        sharp=Count("pk", filter=Q(is_sharp=True)),
        replied=Count("pk", filter=Q(is_sharp=True, replied_at__isnull=False)),
    )
    with connection.cursor() as cursor:
        cursor.execute(_MEDIAN, [since, until])
        median = cursor.fetchone()[0]
    closed = ClosedLoop.objects.filter(review__in=rows).count()
    return Answering(counts["sharp"], counts["replied"], median, counts["whole"], closed)
