"""The week as a team should hear it: what was praised, what happened to people, what was mended.

Criticism comes as facts, beside thanks and solved matters, and of no colleague by name.
"""

from dataclasses import dataclass
from datetime import datetime

from pistos.reviews.models import ClosedLoop, Deed, Review, State
from pistos.reviews.queries.desk import Answering, answering
from pistos.reviews.rules.extracting import facts_in

MOST = 5


@dataclass(frozen=True, slots=True)
class Criticism:
    """A review with what it says happened; `facts` is empty where it only cries out."""

    review: Review
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """As many voices of thanks as of criticism, at most five each; `mended` is what was done with
    feedback, `settled` what its authors call settled."""

    stars: tuple[int, int, int, int, int]
    answering: Answering
    thanks: list[Review]
    criticism: list[Criticism]
    mended: list[ClosedLoop]
    settled: list[Review]


def digest(*, since: datetime, until: datetime) -> Digest:
    """What came in a span and was done in it; eight queries."""
    rows = Review.objects.filter(
        state=State.PUBLISHED, written_at__gte=since, written_at__lt=until
    ).select_related("product")
    stars = list(rows.values_list("stars", flat=True))
    worded = rows.exclude(text="")
    thanks = list(worded.filter(stars__gte=4).order_by("-helpful_count", "-pk")[:MOST])
    hard = list(worded.filter(stars__lte=3).order_by("triage_at", "pk")[:MOST])
    loops = ClosedLoop.objects.filter(closed_at__gte=since, closed_at__lt=until)
    settled = Review.objects.filter(outcome_at__gte=since, outcome_at__lt=until)
    return Digest(
        stars=(stars.count(1), stars.count(2), stars.count(3), stars.count(4), stars.count(5)),
        answering=answering(since=since, until=until),
        thanks=thanks,
        criticism=[Criticism(review, tuple(facts_in(review.text))) for review in hard],
        mended=list(
            loops.exclude(deed=Deed.NOTHING)
            .select_related("review__product")
            .order_by("-closed_at", "-pk")[:MOST]
        ),
        settled=list(settled.select_related("product").order_by("-outcome_at", "-pk")[:MOST]),
    )
