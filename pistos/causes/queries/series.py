"""The series that are watched: counts and orders by week, for a cause and a slice."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from django.db import connection

from pistos.causes.models import Alarm, Slice
from pistos.causes.rules.charts import RECENT, Table
from pistos.causes.rules.watching import Watched

log = logging.getLogger(__name__)

WEEKS: Final = 52 + RECENT
WATCHED_LEVEL: Final = 2
"""Causes are watched on the second level; what is named below it counts there."""

Key = tuple[str, str, str]
"""Code of the cause, slice, key of the slice."""


@dataclass(frozen=True, slots=True)
class AllSeries:
    """Every series with something counted, in the order of `keys`; `until` ends the last week."""

    keys: list[Key]
    watched: Watched
    until: date

    def week_of(self, back: int) -> date:
        """The first day of the week so many weeks back; 1 is the newest."""
        return self.until - timedelta(days=7 * back - 1)


def all_series(until: date) -> AllSeries:
    """The last weeks up to `until`, which is the last day of a whole week. Four queries."""
    rows = _counts(until)
    keys = sorted({(code, slice_, key) for code, slice_, key, _, _ in rows})
    place = {key: index for index, key in enumerate(keys)}
    counts = np.zeros((len(keys), WEEKS))
    for code, slice_, key, week, count in rows:
        counts[place[code, slice_, key], week] = count
    exposure = _exposure(until, keys)
    usable = np.ones(counts.shape, dtype=bool)
    _mask_alarms(usable, place, until)
    return AllSeries(
        keys, Watched(counts, exposure, usable, _priors(keys, counts, exposure)), until
    )


def one_series(key: Key, until: date) -> tuple[Table, Table]:
    """Counts and orders by week of one series, zeros where there is nothing. Two queries."""
    counts = np.zeros(WEEKS)
    for _, _, _, week, count in _counts(until, key):
        counts[week] = count
    return counts, _exposure(until, [key])[0]


def _counts(until: date, only: Key | None = None) -> list[Any]:
    narrowed = "AND c.code = %s AND k.slice = %s AND k.slice_key = %s" if only else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT c.code, k.slice, k.slice_key, (%s - 1 - (%s - k.day) / 7)::int AS week, sum(k.count)
            FROM causes_causecount k JOIN causes_cause c ON c.id = k.cause_id
            WHERE c.level = %s AND k.count > 0 AND k.day > %s AND k.day <= %s {narrowed}
                AND c.code NOT LIKE 'other.%%'
            GROUP BY 1, 2, 3, 4""",
            [WEEKS, until, WATCHED_LEVEL, _before(until), until, *(only or ())],
        )
        rows: list[Any] = cursor.fetchall()
        return rows


def _exposure(until: date, keys: Sequence[Key]) -> Table:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT slice, slice_key, (%s - 1 - (%s - day) / 7)::int AS week, sum(orders)
            FROM causes_exposure WHERE day > %s AND day <= %s GROUP BY 1, 2, 3""",
            [WEEKS, until, _before(until), until],
        )
        found: dict[tuple[str, str], Table] = {}
        for slice_, key, week, orders in cursor.fetchall():
            found.setdefault((slice_, key), np.zeros(WEEKS))[week] = orders
    whole = found.get((Slice.ALL, ""), np.zeros(WEEKS))
    nothing = np.zeros(WEEKS)
    rows = [
        whole if slice_ == Slice.PAGE else found.get((slice_, key), nothing)
        for _, slice_, key in keys
    ]
    return np.array(rows) if rows else np.zeros((0, WEEKS))


def _priors(keys: Sequence[Key], counts: Table, exposure: Table) -> Table:
    """The rate of the whole cause in the weeks before the recent ones; 0 for the whole itself and a page."""
    whole = {key[0]: index for index, key in enumerate(keys) if key[1] == Slice.ALL}
    priors = np.zeros(len(keys))
    for index, (code, slice_, _) in enumerate(keys):
        of = whole.get(code)
        if slice_ in (Slice.ALL, Slice.PAGE) or of is None:
            continue
        orders = exposure[of, :-RECENT].sum()
        priors[index] = counts[of, :-RECENT].sum() / orders if orders else 0.0
    return priors


def _mask_alarms(usable: Any, place: dict[Key, int], until: date) -> None:
    """The weeks of an earlier alarm are not the usual; those of one still open are looked at elsewhere."""
    for alarm in Alarm.objects.select_related("cause").filter(closed_on__gt=_before(until)):
        if alarm.closed_on is None:
            continue
        first = week_at(alarm.began_on, until)
        last = week_at(alarm.closed_on, until)
        for key in _series_of(alarm):
            if key in place:
                usable[place[key], first : last + 1] = False


def _series_of(alarm: Alarm) -> list[Key]:
    """Those of a row that cannot be read are none: it keeps no other from being watched."""
    try:
        return alarm.series()
    except (KeyError, TypeError):
        log.exception("causes: alarm %s cannot be read", alarm.pk)
        return []


def week_at(day: date, until: date) -> int:
    """The place of a day's week in a series; 0 for what lies before it."""
    return max(WEEKS - 1 - (until - day).days // 7, 0)


def _before(until: date) -> date:
    return until - timedelta(days=7 * WEEKS)
