"""Reads of the list of improvements, of the register, and of the week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.mistakes.models import (
    Correction,
    Finding,
    Improvement,
    ItemState,
    Lesson,
    ListReview,
    Mistake,
    Process,
)
from pistos.promises.models import Standing, State, Toward
from pistos.reviews.models import Review

WEEK = timedelta(days=7)
MOST_QUOTES = 3


def improvements_page(
    state: str, *, after: str = "", before: str = "", size: int = 50
) -> Page[Improvement]:
    """A page of one state, the next due first. One query."""
    rows = Improvement.objects.filter(state=state).select_related("owner", "process")
    return page_of(
        rows, sort_named({"due": "due_on"}, "", "due"), after=after, before=before, size=size
    )


def item_counts(today: date) -> dict[str, int]:
    """By state, and those beyond their day. One query."""
    return Improvement.objects.aggregate(
        open=Count("pk", filter=Q(state=ItemState.OPEN)),
        done=Count("pk", filter=Q(state=ItemState.DONE)),
        measured=Count("pk", filter=Q(state=ItemState.MEASURED)),
        dropped=Count("pk", filter=Q(state=ItemState.DROPPED)),
        late=Count("pk", filter=Q(state=ItemState.OPEN, due_on__lt=today)),
    )


def newest_review() -> ListReview | None:
    return ListReview.objects.select_related("held_by").order_by("-held_at", "-pk").first()


def is_unreviewed(today: date) -> bool:
    """Whether the day to go through the list went by: an alarm on the desk's first page."""
    row = newest_review()
    return row is not None and today > row.next_on


def register() -> list[Process]:
    """Every process with how much was found and is open about it. One query."""
    rows = Process.objects.select_related("owner").annotate(
        finding_count=Count("findings", distinct=True),
        open_count=Count(
            "improvements", filter=Q(improvements__state=ItemState.OPEN), distinct=True
        ),
    )
    return list(rows.order_by("department", "name"))


def findings_of(process: Process) -> list[Finding]:
    return list(process.findings.order_by("-pk")[:50])


@dataclass(frozen=True, slots=True)
class Week:
    """A balanced week: thanks and what was mended first, what is open after; nobody's name, no ranking."""

    since: datetime
    until: datetime
    praise_count: int
    praises: list[Review]
    corrected: list[Mistake]
    worked: list[Correction]
    lessons: list[Lesson]
    improved: list[Improvement]
    kept: int
    broken: int
    repeated: list[Mistake]
    found_count: int
    late_count: int


def week_until(until: datetime, today: date) -> Week:
    """The seven days before `until`. Nine queries."""
    since = until - WEEK
    span = (since, until)
    praise = Review.objects.filter(state="published", stars__gte=4, written_at__range=span)
    promises = Standing.objects.filter(
        toward=Toward.CUSTOMER, is_imported=False, due_at__range=span
    ).aggregate(
        kept=Count("pk", filter=Q(state=State.KEPT)),
        broken=Count("pk", filter=Q(state=State.BROKEN)),
    )
    corrected = Mistake.objects.filter(corrected_at__range=span).exclude(stage="found")
    repeated = Mistake.objects.filter(
        entries__deed="repeated", entries__happened_at__range=span
    ).distinct()
    worked = Correction.objects.filter(judged_at__range=span, verdict="worked")
    return Week(
        since=since,
        until=until,
        praise_count=praise.count(),
        praises=list(praise.exclude(text="").order_by("-stars", "-pk")[:MOST_QUOTES]),
        corrected=list(corrected.order_by("-corrected_at")[:10]),
        worked=list(worked.select_related("mistake").order_by("-judged_at")[:10]),
        lessons=list(Lesson.objects.filter(taken_at__range=span).order_by("-pk")[:10]),
        improved=list(Improvement.objects.filter(done_at__range=span).order_by("-done_at")[:10]),
        kept=promises["kept"],
        broken=promises["broken"],
        repeated=list(repeated.order_by("-pk")[:10]),
        found_count=Mistake.objects.filter(found_at__range=span).count(),
        late_count=Improvement.objects.filter(state=ItemState.OPEN, due_on__lt=today).count(),
    )
