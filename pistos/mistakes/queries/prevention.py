"""What corrections cost and what they spared: complaints that no longer come, and their cost."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import connection

from pistos.remedies.queries.costs import costs_by_cause

SPAN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected mistake: complaints with its cause in the 90 days before and after, what each of them cost
    to put right on average, and what the correction cost. `days` is how much of the time after is over.
    Of the `struck`, customers known by name in the time before, `kept` bought again since the correction.
    """

    title: str
    token: str
    cause: str
    before: int
    after: int
    days: int
    cost: Decimal
    each: Decimal
    struck: int
    kept: int

    @property
    def avoided(self) -> int:
        """So many fewer than in the same time before; never below nought."""
        expected = round(self.before * self.days / SPAN.days)
        return max(expected - self.after, 0)

    @property
    def saved(self) -> Decimal:
        return self.each * self.avoided

    @property
    def gain(self) -> Decimal:
        """What it brought beyond its cost, so far."""
        return self.saved - self.cost


def corrections(since: datetime, until: datetime) -> list[Correction]:
    """Mistakes corrected in the span, the newest first. Four queries."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"since": since, "until": until, "span": SPAN.days})
        rows = cursor.fetchall()
    costs = costs_by_cause(since - SPAN, until)
    whole = [cost for cost in costs.values() if cost.count]
    count = sum(cost.count for cost in whole)
    mean = sum((cost.whole for cost in whole), Decimal(0)) / count if count else Decimal(0)
    found = []
    for title, token, cause, corrected_at, cost, before, after, struck, kept in rows:
        own = costs.get(cause)
        each = own.whole / own.count if own and own.count else mean
        days = min(max((until - corrected_at).days, 0), SPAN.days)
        found.append(
            Correction(
                title, token, cause, before, after, days, cost or Decimal(0),
                each.quantize(Decimal("0.01")), struck, kept,
            )
        )  # fmt: skip
    return found


def prevention_cost(since: datetime, until: datetime) -> Decimal:
    """What corrections of the span cost, as entered with each. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(cost_amount), 0) FROM mistakes_mistake"
            " WHERE corrected_at >= %s AND corrected_at < %s",
            [since, until],
        )
        return Decimal(cursor.fetchone()[0])


_ROWS = """
SELECT m.title, m.token, m.cause, m.corrected_at, m.cost_amount,
       count(c.id) FILTER (WHERE c.day < m.corrected_at::date),
       count(c.id) FILTER (WHERE c.day >= m.corrected_at::date), of.struck, of.kept
FROM mistakes_mistake m
LEFT JOIN causes_cause n ON n.code = m.cause
LEFT JOIN causes_codedcause c ON c.cause_id = n.id AND c.is_primary
     AND c.day >= (m.corrected_at - make_interval(days => %(span)s))::date
     AND c.day < least(m.corrected_at + make_interval(days => %(span)s), %(until)s)::date
CROSS JOIN LATERAL (
    SELECT count(DISTINCT k.customer_id) AS struck,
           count(DISTINCT k.customer_id) FILTER (WHERE EXISTS (
               SELECT FROM orders_order o WHERE o.customer_id = k.customer_id
               AND o.placed_at >= m.corrected_at AND o.placed_at < %(until)s
               AND o.cancelled_at IS NULL)) AS kept
    FROM causes_coding k
    WHERE k.customer_id IS NOT NULL AND k.codes ? m.cause
          AND k.happened_at >= m.corrected_at - make_interval(days => %(span)s)
          AND k.happened_at < m.corrected_at
) of
WHERE m.corrected_at >= %(since)s AND m.corrected_at < %(until)s
GROUP BY m.id, of.struck, of.kept ORDER BY m.corrected_at DESC LIMIT 50
"""
