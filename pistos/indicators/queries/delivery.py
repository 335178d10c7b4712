"""Measures of parcels and answers, from where each promise stands. One SQL each.

A parcel whose day has passed and that has not arrived counts as late, and as under way until the
period's end: leaving it out would flatter the slowest. Unproven and withdrawn promises stay out.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure

NARROWED_BY = ("partner", "country", "region")
GROUPS = {"all": "''", "courier": "coalesce(p.name, '')", "region": "s.country || ' ' || s.region"}

FACTS = """
SELECT {group} AS place,
    count(*) AS due,
    count(*) FILTER (WHERE s.fulfilled_at <= s.due_at) AS on_time,
    count(*) FILTER (WHERE s.fulfilled_at IS NOT NULL) AS arrived,
    count(*) FILTER (WHERE s.is_overturned AND s.cause = 'wrong') AS incomplete,
    count(*) FILTER (WHERE (s.is_overturned AND s.cause = 'damaged')
        OR EXISTS (SELECT 1 FROM orders_scan c WHERE c.parcel_id = s.about_id
            AND s.about_kind = 'parcel' AND c.code = 'damaged')) AS damaged,
    sum(s.due_on - (s.made_at AT TIME ZONE s.zone)::date) AS promised_days,
    sum((coalesce(s.fulfilled_at, %(until)s) AT TIME ZONE s.zone)::date
        - (s.made_at AT TIME ZONE s.zone)::date) AS actual_days
FROM promises_standing s LEFT JOIN partners_partner p ON p.id = s.partner_id
WHERE s.kind = 'delivery' AND s.toward = 'customer' AND s.state IN ('kept', 'broken')
    AND s.due_at >= %(starts_at)s AND s.due_at < %(ends_at)s
    AND s.due_on BETWEEN %(first_on)s AND %(last_on)s
    AND (%(partner)s = '' OR p.code = %(partner)s)
    AND (%(country)s = '' OR s.country = %(country)s)
    AND (%(region)s = '' OR s.region = %(region)s)
GROUP BY 1 ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True, slots=True)
class Delivered:
    """Parcels whose promised day lay in the period; days are calendar days, summed over all."""

    place: str
    due: int
    on_time: int
    arrived: int
    incomplete: int
    damaged: int
    promised_days: int
    actual_days: int


def deliveries(period: Period, given: Parameters, *, by: str = "all") -> list[Delivered]:
    """What became of the parcels, by courier or region, most parcels first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(FACTS.format(group=GROUPS[by]), _bounds(period, given))
        return [Delivered(*row) for row in cursor.fetchall()]


def _bounds(period: Period, given: Parameters) -> dict[str, str | int | float | date | datetime]:
    # A day told in another zone may end outside the shop's own: the index looks a day further.
    return {
        "starts_at": period.starts_at - timedelta(days=1),
        "ends_at": period.ends_at + timedelta(days=1),
        "until": period.ends_at,
        "first_on": period.first_on,
        "last_on": period.last_on,
        **{name: given.get(name, "") for name in (*NARROWED_BY, "kind")},
    }


def _all(period: Period, given: Parameters) -> Delivered:
    found = deliveries(period, given)
    return found[0] if found else Delivered("", 0, 0, 0, 0, 0, 0, 0)


def on_time(period: Period, given: Parameters) -> Figure:
    found = _all(period, given)
    return share_figure(found.on_time, found.due, arrived=found.arrived)


def complete(period: Period, given: Parameters) -> Figure:
    found = _all(period, given)
    return share_figure(found.arrived - min(found.incomplete, found.arrived), found.arrived)


def undamaged(period: Period, given: Parameters) -> Figure:
    found = _all(period, given)
    return share_figure(found.arrived - min(found.damaged, found.arrived), found.arrived)


def days_promised(period: Period, given: Parameters) -> Figure:
    found = _all(period, given)
    return _mean(found.promised_days, found.due)


def days_actual(period: Period, given: Parameters) -> Figure:
    found = _all(period, given)
    return _mean(found.actual_days, found.due)


def _mean(total: int, count: int) -> Figure:
    return Figure(total / count if count else None, total, count)


LATENESS = """
SELECT count(*), percentile_cont(%(rank)s) WITHIN GROUP (ORDER BY
    extract(epoch FROM coalesce(s.fulfilled_at, %(until)s) - {since}) / %(unit)s)
FROM promises_standing s LEFT JOIN partners_partner p ON p.id = s.partner_id
WHERE s.toward = 'customer' AND s.kind = %(kind)s AND s.state IN ('kept', 'broken')
    AND s.due_at >= %(starts_at)s AND s.due_at < %(ends_at)s
    AND s.due_on BETWEEN %(first_on)s AND %(last_on)s
    AND (%(partner)s = '' OR p.code = %(partner)s)
    AND (%(country)s = '' OR s.country = %(country)s)
    AND (%(region)s = '' OR s.region = %(region)s)
"""


def _percentile(
    period: Period, given: Parameters, *, rank: float, kind: str, since: str, unit: int
) -> Figure:
    bounds = {**_bounds(period, given), "rank": rank, "kind": kind, "unit": unit}
    with connection.cursor() as cursor:
        cursor.execute(LATENESS.format(since=since), bounds)
        count, value = cursor.fetchone()
    return Figure(None if value is None else float(value), None, count)


def late_days_worst_tenth(period: Period, given: Parameters) -> Figure:
    """Nine of ten come no later than this many days after (before, if negative) the due time."""
    kind = given.get("kind") or "delivery"
    return _percentile(period, given, rank=0.9, kind=kind, since="s.due_at", unit=86_400)


def answer_hours_median(period: Period, given: Parameters) -> Figure:
    return _percentile(period, given, rank=0.5, kind="answer", since="s.made_at", unit=3600)
