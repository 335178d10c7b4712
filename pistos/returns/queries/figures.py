"""How much comes back and why, and whether the days of repairs and claims were kept."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, F, Q, Sum

from pistos.promises.models import Standing, State
from pistos.returns.models import ClaimLine, CourierClaim, Repair


@dataclass(frozen=True, slots=True)
class Share:
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Returned:
    """Pieces told of in a period by answer, and the pieces sold in it."""

    by_answer: dict[str, int]
    sold: int


_SOLD = """
SELECT coalesce(sum(l.quantity), 0) FROM orders_line l JOIN orders_order o ON o.id = l.order_id
WHERE o.placed_at >= %s AND o.placed_at < %s AND o.state <> 'cancelled'
"""


def returned(since: datetime, until: datetime) -> Returned:
    """Two queries."""
    rows = ClaimLine.objects.filter(claim__told_at__gte=since, claim__told_at__lt=until)
    by_answer = dict(
        rows.exclude(claim__state="dropped")
        .values_list("happened")
        .annotate(pieces=Sum("quantity"))
    )
    with connection.cursor() as cursor:
        cursor.execute(_SOLD, [since, until])
        return Returned(by_answer, int(cursor.fetchone()[0]))


def claim_days_kept(since: datetime, until: datetime) -> Share:
    """Promised days of claims under repair that fell due: kept, of kept and broken. One query."""
    rows = Standing.objects.filter(
        about_kind="claim",
        about_id__in=Repair.objects.values("claim"),
        kind="fix",
        due_at__gte=since,
        due_at__lt=until,
    ).aggregate(
        kept=Count("pk", filter=Q(state=State.KEPT)),
        settled=Count("pk", filter=Q(state__in=[State.KEPT, State.BROKEN])),
    )
    return Share(rows["kept"], rows["settled"])


def courier_claims_in_time(since: datetime, until: datetime) -> Share:
    """Claims against couriers whose last day fell in the period: sent by then, of all. One query."""
    rows = CourierClaim.objects.filter(deadline_on__gte=since, deadline_on__lt=until).aggregate(
        sent=Count("pk", filter=Q(sent_at__date__lte=F("deadline_on"))), all=Count("pk")
    )
    return Share(rows["sent"], rows["all"])
