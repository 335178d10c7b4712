"""Reading indicators: what each was for a period, computed from the records and kept as history."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from pistos.indicators.events import IndicatorsRead
from pistos.indicators.models import Indicator, Reading
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Figure, period_to
from pistos.indicators.rules.ourselves import Mark, mark
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.shop.queries import the_shop

BY = Actor.machine("indicators")
PERIODS = 13


@transaction.atomic
def read_indicators(*, at: datetime) -> int:
    """Reads every shown indicator up to yesterday, and the period before it anew.

    Reading twice gives the same rows. What was never read gets a history of thirteen periods.
    Returns how many were read.
    """
    zone = the_shop().time_zone
    last_on = at.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    indicators = [row for row in _shown() if row.measure in MEASURES]
    alarms = [row.pk for row in indicators if _read(row, last_on, zone, at)]
    event = IndicatorsRead(last_on, len(indicators), alarms)
    publish(event, about=Ref("indicators", "all"), by=BY, at=at)
    return len(indicators)


@transaction.atomic
def read_history(*, indicator: Indicator, at: datetime) -> None:
    """Reads one indicator for the last thirteen periods, right after it was defined."""
    zone = the_shop().time_zone
    _read(indicator, at.astimezone(ZoneInfo(zone)).date() - timedelta(days=1), zone, at)


def _shown() -> list[Indicator]:
    return list(Indicator.objects.filter(is_shown=True).order_by("position", "id"))


def _read(indicator: Indicator, last_on: date, zone: str, at: datetime) -> bool:
    """Whether it is past its threshold now and was not at the reading before."""
    measure = MEASURES[indicator.measure]
    earlier = indicator.readings.filter(ends_on__lt=last_on).order_by("-ends_on").first()
    periods = PERIODS if earlier is None else 2
    rows = []
    for back in range(periods):
        ends_on = last_on - timedelta(days=back * indicator.period_days)
        period = period_to(ends_on, indicator.period_days, zone)
        rows.append(_row(indicator, ends_on, measure.compute(period, indicator.parameters), at))
    Reading.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["indicator", "ends_on"],
        update_fields=[
            "value", "numerator", "denominator", "low", "high", "details", "computed_at",
        ],
    )  # fmt: skip
    is_alarm = _is_alarm(indicator, rows[0].value, measure.is_higher_better)
    was_alarm = earlier is not None and _is_alarm(
        indicator, earlier.value, measure.is_higher_better
    )
    return is_alarm and not was_alarm


def _row(indicator: Indicator, ends_on: date, figure: Figure, at: datetime) -> Reading:
    return Reading(
        indicator=indicator,
        ends_on=ends_on,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        low=figure.low,
        high=figure.high,
        details=dict(figure.details),
        computed_at=at,
    )


def _is_alarm(indicator: Indicator, value: float | None, is_higher_better: bool) -> bool:
    found = mark(
        value,
        target=indicator.target,
        threshold=indicator.threshold,
        is_higher_better=is_higher_better,
    )
    return found is Mark.ALARM
