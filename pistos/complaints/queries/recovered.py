"""Whether dissatisfied customers became satisfied ones, and came again: counted, by period and by remedy.

Satisfied is 4 or 5 of 5 afterwards, or the customer's own "it is well"; whoever said nothing is not counted
as won. Orders that were sent again as a remedy are nobody's purchase.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Avg, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, TruncMonth

from pistos.complaints.models import (
    UNRESOLVED,
    Complaint,
    ComplaintEntry,
    EntryKind,
    Recovery,
    RecoveryAttempt,
)
from pistos.remedies.models import REAL, Remedy
from pistos.reviews.models import Review, State

GOOD = 4
AGAIN_DAYS = 180
SATISFIED = Q(confirmed_at__isnull=False) | Q(recovery__after__gte=GOOD)


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None


def conversion(since: datetime, until: datetime) -> Share:
    """Of the cases heard in the span, those whose customer is satisfied now. One query."""
    found = _heard(since, until).aggregate(
        part=Count("pk", filter=SATISFIED, distinct=True), whole=Count("pk", distinct=True)
    )
    return Share(found["part"], found["whole"])


def conversion_by_month(since: datetime, until: datetime) -> list[tuple[datetime, Share]]:
    """Of each month in order. One query."""
    rows = _heard(since, until).annotate(month=TruncMonth("heard_at")).values("month")
    counted = rows.annotate(part=Count("pk", filter=SATISFIED), whole=Count("pk"))
    return [(row["month"], Share(row["part"], row["whole"])) for row in counted.order_by("month")]


def conversion_by_remedy(since: datetime, until: datetime) -> list[tuple[str, Share]]:
    """By the last remedy of each case; "" is without any. Commonest first. One query."""
    given = Remedy.objects.filter(
        subject_kind="complaint", subject_id=Cast(OuterRef("pk"), CharField()), state__in=REAL
    ).order_by("-pk")
    rows = _heard(since, until).annotate(remedy=Subquery(given.values("kind")[:1]))
    counted = rows.values("remedy").annotate(part=Count("pk", filter=SATISFIED), whole=Count("pk"))
    found = [(row["remedy"] or "", Share(row["part"], row["whole"])) for row in counted]
    return sorted(found, key=lambda pair: -pair[1].whole)


@dataclass(frozen=True, slots=True)
class Forgiveness:
    """Mean satisfaction before and after of those who told both (`both`), and reviews made better since."""

    before: float | None
    after: float | None
    both: int
    reviews_changed: int


def forgiveness(since: datetime, until: datetime) -> Forgiveness:
    """Two queries."""
    rows = Recovery.objects.filter(
        complaint__heard_at__gte=since, complaint__heard_at__lt=until,
        before__isnull=False, after__isnull=False,
    )  # fmt: skip
    found = rows.aggregate(before=Avg("before"), after=Avg("after"), both=Count("pk"))
    return Forgiveness(found["before"], found["after"], found["both"], _changed(since, until))


def good_opinion(since: datetime, until: datetime) -> Share:
    """Of those asked after a fault who answered in the span, who think well of the company. One query."""
    rows = Recovery.objects.filter(opinion_at__gte=since, opinion_at__lt=until)
    found = rows.aggregate(part=Count("pk", filter=Q(opinion__gte=GOOD)), whole=Count("pk"))
    return Share(found["part"], found["whole"])


def bought_again(since: datetime, until: datetime) -> dict[str, Share]:
    """Of customers who bought in the span, how many bought again within 180 days: `recovered`, `lost` (a case
    that was not won) and `never` (no case at all). One query.

    From the case, where there is one, else from the first order of the span; each customer once.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN, {"since": since, "until": until, "days": AGAIN_DAYS, "good": GOOD})
        rows = {kind: Share(part, whole) for kind, part, whole in cursor.fetchall()}
    return {kind: rows.get(kind, Share(0, 0)) for kind in ("recovered", "lost", "never")}


def win_back_list(*, most: int = 50) -> QuerySet[Complaint]:
    """Whoever was disappointed, is not won, bought nothing since, and was not written to so or given up:
    the longest silent last. One query."""
    tried = RecoveryAttempt.objects.filter(
        complaint__customer=OuterRef("customer"), kind=RecoveryAttempt.Kind.WIN_BACK
    )
    since = Complaint.objects.filter(
        customer=OuterRef("customer"), customer__orders__placed_at__gt=OuterRef("heard_at"),
        customer__orders__sent_as_remedy=None,
    )  # fmt: skip
    rows = Complaint.objects.exclude(state__in=UNRESOLVED).exclude(SATISFIED)
    rows = rows.filter(
        ~Exists(tried), ~Exists(since), recovery__lost_at=None, customer__erased_at=None
    )
    return rows.select_related("customer", "order").order_by("-heard_at", "-pk")[:most]


def panel(*, most: int = 100) -> QuerySet[Recovery]:
    """Who was invited to test what was changed, the newest first. One query."""
    rows = Recovery.objects.exclude(panel=Recovery.Panel.NOT_ASKED)
    return rows.select_related("complaint__customer").order_by("-panel_at")[:most]


def _heard(since: datetime, until: datetime) -> QuerySet[Complaint]:
    return Complaint.objects.filter(heard_at__gte=since, heard_at__lt=until)


def _changed(since: datetime, until: datetime) -> int:
    """A sharp review is a case, or joins the one that stands, under its public name."""
    heard = ComplaintEntry.objects.filter(
        kind__in=[EntryKind.OPENED, EntryKind.JOINED], source_kind="review",
        complaint__heard_at__gte=since, complaint__heard_at__lt=until,
    )  # fmt: skip
    return Review.objects.filter(
        public_id__in=heard.values("source_id"), stars__gte=GOOD, state=State.PUBLISHED
    ).count()


_AGAIN = """
WITH purchase AS NOT MATERIALIZED (
    SELECT o.customer_id, o.placed_at FROM orders_order o
    WHERE o.cancelled_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM remedies_remedy r WHERE r.new_order_id = o.id)
), person AS (
    SELECT customer_id, min(placed_at) AS first_at FROM purchase
    WHERE placed_at >= %(since)s AND placed_at < %(until)s GROUP BY customer_id
), fate AS (
    SELECT p.customer_id,
           coalesce((SELECT max(c.heard_at) FROM complaints_complaint c
                     WHERE c.customer_id = p.customer_id), p.first_at) AS from_at,
           CASE WHEN NOT EXISTS (SELECT 1 FROM complaints_complaint c WHERE c.customer_id = p.customer_id)
                THEN 'never'
                WHEN EXISTS (SELECT 1 FROM complaints_complaint c
                             LEFT JOIN complaints_recovery r ON r.complaint_id = c.id
                             WHERE c.customer_id = p.customer_id
                               AND (c.confirmed_at IS NOT NULL OR r.after >= %(good)s))
                THEN 'recovered' ELSE 'lost' END AS kind
    FROM person p
)
SELECT f.kind,
       count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM purchase b WHERE b.customer_id = f.customer_id AND b.placed_at > f.from_at
             AND b.placed_at <= f.from_at + make_interval(days => %(days)s))),
       count(*)
FROM fate f GROUP BY f.kind
"""
