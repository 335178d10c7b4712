"""How long solutions took: what a new one is promised from."""

from datetime import datetime, timedelta

from pistos.complaints.models import Complaint
from pistos.complaints.queries.settings import rules_in_force
from pistos.complaints.rules.solving import Solvable, solvable_by
from pistos.shop.queries import settings_in_force

REMEMBERED = timedelta(days=180)
MOST = 400


def solution_spans(at: datetime) -> list[timedelta | None]:
    """From hearing to remedy of the newest complaints that are over, at most 400 of the last 180 days;
    None for those closed without one. One query."""
    rows = (
        Complaint.objects.filter(heard_at__gte=at - REMEMBERED, heard_at__lt=at)
        .exclude(remedied_at=None, closed_at=None)
        .order_by("-heard_at", "-pk")
        .values_list("heard_at", "remedied_at")[:MOST]
    )
    return [done - heard if done else None for heard, done in rows]


def present_solution(zone: str, at: datetime) -> Solvable:
    """By when a solution can be promised now. Three queries, the same for everybody."""
    return solvable_by(
        solution_spans(at),
        at=at,
        zone=zone,
        target=settings_in_force().kept_rate_target,
        default_days=rules_in_force().solution_days,
    )
