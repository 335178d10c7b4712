"""Measures of those who come by: whether they inform themselves first, and whether they know the shop."""

from django.db import connection
from django.db.models import Q, Sum

from pistos.checkout.models import FunnelDay
from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure

INFORMING = (
    *("help", "contact", "trust", "compare", "first-time", "delivery", "returns", "guarantee"),
    *("safety-net", "about-lists", "who-we-are", "protection", "terms", "privacy", "cookies"),
    "accessibility",
)
"""Beginnings of paths, after the language, of pages that inform and sell nothing."""

_INFORMED = """
SELECT count(*), count(*) FILTER (WHERE seen.informed)
FROM orders_order o CROSS JOIN LATERAL (
    SELECT bool_or(v.path ~ %s) AS informed
    FROM visits_visitor w JOIN visits_pageview v ON v.visitor_id = w.id
    WHERE w.customer_id = o.customer_id AND w.agreed_at IS NOT NULL
      AND v.happened_at < o.placed_at AND v.happened_at >= o.placed_at - interval '30 days') seen
WHERE o.placed_at >= %s AND o.placed_at < %s AND seen.informed IS NOT NULL
"""


def informed_buyers(period: Period, given: Parameters) -> Figure:
    """Orders whose buyer had read something that informs, of those whose visit is known. One query."""
    pages = f"^/[a-z]{{2}}/({'|'.join(INFORMING)})(/|$)"
    with connection.cursor() as cursor:
        cursor.execute(_INFORMED, [pages, period.starts_at, period.ends_at])
        known, informed = cursor.fetchone()
    return share_figure(informed, known)


def came_by_name(period: Period, given: Parameters) -> Figure:
    """Visits that no other page led to, of all that were counted. One query."""
    days = (period.first_on, period.last_on)
    sums = FunnelDay.objects.filter(day__range=days, step="visit").aggregate(
        direct=Sum("count", filter=Q(channel="direct"), default=0), whole=Sum("count", default=0)
    )
    return share_figure(sums["direct"], sums["whole"])
