"""What the shop states as its standard of service, and how it lives up to it now (S2-1)."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from pistos.indicators.queries.ledger import Counts, kept_by_kind
from pistos.indicators.rules.measures import period_to
from pistos.kit.statistics import Share, share
from pistos.shop.queries import settings_in_force, the_shop

DAYS = 90

TAKEN = """
SELECT s.kind, percentile_cont(0.5) WITHIN GROUP (ORDER BY
    extract(epoch FROM coalesce(s.fulfilled_at, %s) - s.made_at) / 3600)
FROM promises_standing s
WHERE s.toward = 'customer' AND s.is_public AND s.state IN ('kept', 'broken')
    AND s.kind IN ('answer', 'call_back', 'refund', 'fix') AND s.due_at >= %s AND s.due_at < %s
GROUP BY s.kind
"""


@dataclass(frozen=True, slots=True)
class Standard:
    """One kind of promise: how often kept, of how many, and the median hours it took (if timed).

    `target` is the kept rate that the shop aims at; `within_days` a limit that it states.
    """

    kind: str
    kept: Share
    as_first_told: Share
    target: float
    within_days: int | None
    median_hours: float | None


def service_standards(last_on: date, *, days: int = DAYS) -> list[Standard]:
    """Public promises of the last `days` days up to `last_on`, by kind; four queries."""
    period = period_to(last_on, days, the_shop().time_zone)
    settings = settings_in_force()
    with connection.cursor() as cursor:
        cursor.execute(TAKEN, [period.ends_at, period.starts_at, period.ends_at])
        hours = dict(cursor.fetchall())
    limits = {"refund": settings.refund_within_days}
    return [
        Standard(
            kind=kind,
            kept=share(found.kept, found.decided),
            as_first_told=share(found.kept_as_told, found.decided),
            target=settings.kept_rate_target,
            within_days=limits.get(kind),
            median_hours=hours.get(kind),
        )
        for kind, found in _most_decided(kept_by_kind(period, only_public=True))
    ]


def _most_decided(by_kind: dict[str, Counts]) -> list[tuple[str, Counts]]:
    decided = [(kind, found) for kind, found in by_kind.items() if found.decided]
    return sorted(decided, key=lambda pair: -pair[1].decided)
