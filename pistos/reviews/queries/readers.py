"""Whether buyers read reviews before they buy, and whether who reads buys more often.

Counted among browsers whose people agreed that their visit is kept, so it is a sample; reading is having
opened a list of reviews or a single one, so it is the least that was read. Who reads is nearer to buying
anyway: the difference shows that readers buy more often, not that reading made them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from pistos.kit.statistics import Share, is_proven_change, share

CLAIMED = 0.61
"""The share of customers who are said to read reviews before they decide (trade press, without a source
that could be checked): shown beside our own."""
BEFORE = "interval '30 days'"
SOON = "interval '7 days'"
READ = "path ~ '^/[a-z]{2}/(product/[^/]+/reviews/|reviews/$|review/[^/]+/$)'"

_BUYERS = f"""
SELECT count(*), count(*) FILTER (WHERE has_read) FROM (
    SELECT o.id, bool_or({READ}) AS has_read
    FROM orders_order o
    JOIN visits_visitor v ON v.customer_id = o.customer_id AND v.agreed_at < o.placed_at
    JOIN visits_pageview p ON p.visitor_id = v.id
        AND p.happened_at < o.placed_at AND p.happened_at > o.placed_at - {BEFORE}
    WHERE o.placed_at >= %s AND o.placed_at < %s GROUP BY o.id
) AS bought
"""
_VISITORS = f"""
SELECT has_read, count(*), count(*) FILTER (WHERE bought) FROM (
    SELECT seen.has_read, EXISTS (
        SELECT FROM visits_visitor v JOIN orders_order o ON o.customer_id = v.customer_id
        WHERE v.id = seen.visitor_id AND o.placed_at >= seen.first_at
          AND o.placed_at < seen.first_at + {SOON}
    ) AS bought
    FROM (
        SELECT visitor_id, min(happened_at) AS first_at, bool_or({READ}) AS has_read
        FROM visits_pageview WHERE happened_at >= %s AND happened_at < %s
          AND path ~ '^/[a-z]{{2}}/(product|reviews?)/' GROUP BY visitor_id
    ) AS seen
) AS each GROUP BY has_read
"""


@dataclass(frozen=True, slots=True)
class Effect:
    """Of visitors who looked at products, how many bought within a week: those who read reviews and
    those who did not. `is_proven` when the difference is beyond chance (95 %)."""

    read: Share
    unread: Share
    is_proven: bool


def readers_among_buyers(*, since: datetime, until: datetime) -> Share:
    """Orders whose buyer had opened reviews in the thirty days before, of those whose visit is known."""
    with connection.cursor() as cursor:
        cursor.execute(_BUYERS, [since, until])
        whole, read = cursor.fetchone()
    return share(read, whole)


def effect_of_reading(*, since: datetime, until: datetime) -> Effect:
    """How often readers of reviews bought, and others; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_VISITORS, [since, until])
        found = {has_read: (bought, count) for has_read, count, bought in cursor.fetchall()}
    read, unread = (share(*found.get(each, (0, 0))) for each in (True, False))
    return Effect(read, unread, is_proven_change(unread, read))
