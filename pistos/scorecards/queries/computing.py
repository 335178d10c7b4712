"""Figures of all partners at once: nine grouped reads, whatever the number of partners.

What never came is not left out: it counts as broken, and as under way until the period's end.
Unproven and withdrawn promises stay out of every figure.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from pistos.indicators.rules.measures import Period
from pistos.scorecards.rules.figures import (
    Carriage,
    Courtesy,
    Deadline,
    Figures,
    Incidents,
    Month,
    Region,
)
from pistos.surveys.rules.scales import SCALES, Kind

Bounds = dict[str, str | int | float | date | datetime]

_IN_PERIOD = """s.partner_id IS NOT NULL AND s.state IN ('kept', 'broken')
    AND s.due_at >= %(from)s AND s.due_at < %(to)s
    AND s.due_on BETWEEN %(first_on)s AND %(last_on)s"""

DEADLINES = f"""
WITH days AS (
    SELECT s.partner_id, s.kind, s.toward, s.state, s.fulfilled_at, s.due_at,
        s.is_overturned, s.cause,
        extract(epoch FROM coalesce(s.fulfilled_at, %(until)s) - s.due_at)::float8 / 86400 AS late
    FROM promises_standing s
    WHERE {_IN_PERIOD} AND (s.toward = 'shop' OR s.kind = 'delivery')
), ordered AS (
    SELECT *, percent_rank() OVER (PARTITION BY partner_id, kind, toward ORDER BY late) AS rank
    FROM days
)
SELECT partner_id, kind, toward, count(*), count(*) FILTER (WHERE state = 'kept'),
    count(*) FILTER (WHERE fulfilled_at IS NULL),
    count(*) FILTER (WHERE is_overturned AND cause IN ('wrong', 'not_as_described')),
    count(*) FILTER (WHERE is_overturned AND cause = 'damaged'),
    avg(late), coalesce(stddev_samp(late), 0),
    percentile_cont(0.1) WITHIN GROUP (ORDER BY late),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY late),
    percentile_cont(0.9) WITHIN GROUP (ORDER BY late),
    coalesce(avg(late) FILTER (WHERE rank >= 0.9), max(late)),
    count(*) FILTER (WHERE state = 'broken' AND fulfilled_at > due_at)
FROM ordered GROUP BY 1, 2, 3 ORDER BY 1, 3 DESC, 4 DESC, 2
"""

REGIONS = f"""
SELECT s.partner_id, s.country, s.region, count(*),
    count(*) FILTER (WHERE s.fulfilled_at <= s.due_at),
    avg(s.due_on - (s.made_at AT TIME ZONE s.zone)::date)::float8,
    avg((coalesce(s.fulfilled_at, %(until)s) AT TIME ZONE s.zone)::date
        - (s.made_at AT TIME ZONE s.zone)::date)::float8
FROM promises_standing s
WHERE {_IN_PERIOD} AND s.kind = 'delivery' AND s.toward = 'customer'
GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3
"""

CARRIAGE = """
SELECT p.courier_id, count(*), count(p.delivered_at),
    count(p.delivered_at) FILTER (WHERE c.attempts = 0),
    count(*) FILTER (WHERE c.damaged > 0), count(*) FILTER (WHERE c.lost > 0),
    count(*) FILTER (WHERE c.returned > 0),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY t.days),
    percentile_cont(0.9) WITHIN GROUP (ORDER BY t.days)
FROM orders_parcel p
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE code = 'attempt_failed') AS attempts,
    count(*) FILTER (WHERE code = 'damaged') AS damaged,
    count(*) FILTER (WHERE code = 'lost') AS lost,
    count(*) FILTER (WHERE code = 'returned') AS returned
    FROM orders_scan WHERE parcel_id = p.id) c
JOIN partners_partner courier ON courier.id = p.courier_id
CROSS JOIN LATERAL (SELECT extract(epoch FROM
    CASE WHEN courier.gives_proof_of_delivery THEN coalesce(p.delivered_at, %(until)s)
    ELSE p.delivered_at END - p.handed_over_at)::float8 / 86400 AS days) t
WHERE p.courier_id IS NOT NULL AND p.is_plausible AND p.cancelled_at IS NULL
    AND p.handed_over_at >= %(from)s AND p.handed_over_at < %(until)s
GROUP BY 1
"""

OWN_CLOCK = f"""
SELECT s.partner_id, count(*), count(*) FILTER (WHERE s.fulfilled_at
    <= s.due_at + greatest(interval '0', p.handed_over_at - h.due_at))
FROM promises_standing s
JOIN orders_parcel p ON p.id = s.about_id
LEFT JOIN promises_standing h ON h.about_kind = 'parcel' AND h.about_id = s.about_id
    AND h.kind = 'hand_over' AND h.toward = 'shop'
WHERE {_IN_PERIOD} AND s.kind = 'delivery' AND s.toward = 'customer' AND s.about_kind = 'parcel'
GROUP BY 1
"""

HARM = """
SELECT s.blamed_partner_id, s.cause, count(*) FROM promises_standing s
WHERE s.blamed_partner_id IS NOT NULL AND s.toward = 'customer' AND s.state = 'broken'
    AND s.due_at >= %(from)s AND s.due_at < %(to)s
    AND s.due_on BETWEEN %(first_on)s AND %(last_on)s
GROUP BY 1, 2
"""

PRAISE = """
SELECT partner_id, count(*) FROM partners_praise
WHERE received_at >= %(from_exactly)s AND received_at < %(until)s GROUP BY 1
"""

COURTESY = """
SELECT slice_key::bigint, sum(count)::int, coalesce(sum(count) FILTER (WHERE value >= %(good)s), 0)::int
FROM surveys_answerday
WHERE kind = 'courtesy' AND slice = 'courier' AND day BETWEEN %(first_on)s AND %(last_on)s
GROUP BY 1 HAVING sum(count) > 0
"""

INCIDENTS = """
SELECT i.partner_id, count(*),
    sum(extract(epoch FROM least(coalesce(i.closed_at, %(until)s), %(until)s) - i.opened_at))
        ::float8 / 3600,
    sum((SELECT count(*) FROM payments_affected a WHERE a.incident_id = i.id))::int,
    count(*) FILTER (WHERE i.closed_at IS NULL OR i.closed_at >= %(until)s)
FROM payments_incident i
WHERE i.partner_id IS NOT NULL AND i.opened_at >= %(from_exactly)s AND i.opened_at < %(until)s
GROUP BY 1
"""

MONTHS = """
SELECT partner_id, toward, to_char(day, 'YYYY-MM'), sum(kept), sum(broken) FROM promises_keptday
WHERE partner_id > 0 AND day > %(year_before)s AND day <= %(last_on)s
    AND (toward = 'shop' OR kind = 'delivery')
GROUP BY 1, 2, 3 HAVING sum(kept) + sum(broken) > 0 ORDER BY 1, 2, 3
"""


def figures_of_all(period: Period) -> dict[int, Figures]:
    """By partner id; partners without any record are left out. Nine queries."""
    bounds = _bounds(period)
    found: dict[int, Figures] = defaultdict(Figures)
    for row in _rows(DEADLINES, bounds):
        figures, deadline = found[row[0]], Deadline(*row[1:14])
        # Repairs are counted where the score looks: the own word if there is one.
        is_own = row[2] == "shop" or not any(d.toward == "shop" for d in figures.deadlines)
        found[row[0]] = replace(
            figures,
            deadlines=(*figures.deadlines, deadline),
            repaired=figures.repaired + (row[14] if is_own else 0),
        )
    for row in _rows(REGIONS, bounds):
        figures = found[row[0]]
        found[row[0]] = replace(figures, regions=(*figures.regions, Region(*row[1:])))
    for row in _rows(CARRIAGE, bounds):
        found[row[0]] = replace(found[row[0]], carriage=Carriage(*row[1:]))
    for partner_id, clocked, on_time in _rows(OWN_CLOCK, bounds):
        carriage = replace(
            found[partner_id].carriage, clocked=clocked, on_time_by_own_clock=on_time
        )
        found[partner_id] = replace(found[partner_id], carriage=carriage)
    for partner_id, cause, count in _rows(HARM, bounds):
        harm = {**found[partner_id].harm, cause: count}
        found[partner_id] = replace(found[partner_id], harm=harm)
    for partner_id, count in _rows(PRAISE, bounds):
        found[partner_id] = replace(found[partner_id], praised=count)
    for partner_id, *marks in _rows(COURTESY, bounds | {"good": SCALES[Kind.COURTESY].good}):
        found[partner_id] = replace(found[partner_id], courtesy=Courtesy(*marks))
    for partner_id, *counts in _rows(INCIDENTS, bounds):
        found[partner_id] = replace(found[partner_id], incidents=Incidents(*counts))
    _add_months(found, _rows(MONTHS, bounds))
    return dict(found)


def _add_months(found: dict[int, Figures], rows: list[tuple[Any, ...]]) -> None:
    own = {(row[0], row[1]) for row in rows}
    for partner_id, toward, month, kept, broken in rows:
        if toward == "customer" and (partner_id, "shop") in own:
            continue
        figures = found[partner_id]
        month_row = Month(month, int(kept), int(broken))
        found[partner_id] = replace(figures, months=(*figures.months, month_row))


def _bounds(period: Period) -> Bounds:
    # A day told in another zone may end outside the shop's own: the index looks a day further.
    return {
        "from": period.starts_at - timedelta(days=1),
        "to": period.ends_at + timedelta(days=1),
        "from_exactly": period.starts_at,
        "until": period.ends_at,
        "first_on": period.first_on,
        "last_on": period.last_on,
        "year_before": period.last_on - timedelta(days=396),
    }


def _rows(sql: str, bounds: Bounds) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, bounds)
        return list(cursor.fetchall())
