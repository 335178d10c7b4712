"""Indicators with their newest reading, beside the own previous period and the own best."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import connection

from pistos.indicators.models import Indicator, Reading
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Figure, Measure
from pistos.indicators.rules.ourselves import Comparison, Mark, compare, mark
from pistos.kit.statistics import FEW

PERIODS = 13


@dataclass(frozen=True, slots=True)
class Point:
    ends_on: date
    figure: Figure


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as a page shows it; `series` is oldest first, a period apart."""

    indicator: Indicator
    measure: Measure
    ends_on: date | None
    figure: Figure
    comparison: Comparison
    mark: Mark
    series: list[Point]


def indicator_lines(*, only: Indicator | None = None, hidden: bool = False) -> list[Line]:
    """All shown indicators (or one, or also hidden ones), in their order; three queries."""
    wanted = Indicator.objects.select_related("owner").order_by("position", "id")
    if only is not None:
        wanted = wanted.filter(pk=only.pk)
    elif not hidden:
        wanted = wanted.filter(is_shown=True)
    indicators = [row for row in wanted if row.measure in MEASURES]
    series = _series([row.pk for row in indicators])
    best = _best([row.pk for row in indicators])
    return [
        _line(row, MEASURES[row.measure], series[row.pk], best.get(row.pk)) for row in indicators
    ]


def _line(
    row: Indicator, measure: Measure, series: list[Point], best: tuple[float, float] | None
) -> Line:
    is_higher_better = measure.is_higher_better
    newest = series[-1] if series else None
    figure = newest.figure if newest else Figure(None)
    return Line(
        indicator=row,
        measure=measure,
        ends_on=newest.ends_on if newest else None,
        figure=figure,
        comparison=compare(
            figure,
            series[-2].figure if len(series) > 1 else None,
            (best[0] if is_higher_better else best[1]) if best else None,
            is_higher_better=is_higher_better,
        ),
        mark=mark(
            figure.value,
            target=row.target,
            threshold=row.threshold,
            is_higher_better=is_higher_better,
        ),
        series=series,
    )


SERIES = """
SELECT r.* FROM indicators_reading r
JOIN indicators_indicator i ON i.id = r.indicator_id
JOIN (SELECT indicator_id, max(ends_on) AS newest FROM indicators_reading
      WHERE indicator_id = ANY(%s) GROUP BY indicator_id) n ON n.indicator_id = i.id
WHERE mod(n.newest - r.ends_on, i.period_days) = 0
    AND n.newest - r.ends_on < %s * i.period_days
ORDER BY r.indicator_id, r.ends_on
"""


def _series(ids: list[int]) -> dict[int, list[Point]]:
    series: dict[int, list[Point]] = defaultdict(list)
    for row in Reading.objects.raw(SERIES, [ids, PERIODS]):
        series[row.indicator_id].append(Point(row.ends_on, _figure(row)))
    return series


BEST = """
SELECT r.indicator_id, max(r.value), min(r.value) FROM indicators_reading r
JOIN indicators_indicator i ON i.id = r.indicator_id
JOIN (SELECT indicator_id, max(ends_on) AS newest FROM indicators_reading
      WHERE indicator_id = ANY(%s) GROUP BY indicator_id) n ON n.indicator_id = i.id
WHERE n.newest - r.ends_on >= i.period_days AND (r.low IS NULL OR r.denominator >= %s)
    AND r.value IS NOT NULL
GROUP BY r.indicator_id
"""


def _best(ids: list[int]) -> dict[int, tuple[float, float]]:
    """Highest and lowest value of periods wholly before the newest one; shares of few stay out."""
    with connection.cursor() as cursor:
        cursor.execute(BEST, [ids, FEW])
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}


def _figure(row: Reading) -> Figure:
    return Figure(row.value, row.numerator, row.denominator, row.low, row.high, row.details)
