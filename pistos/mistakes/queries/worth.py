"""What corrections were worth: complaints that did not come, against what the correction cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pistos.causes.queries.cost import CauseCost, costs_by_cause
from pistos.causes.rules.tree import at_level
from pistos.mistakes.models import Correction
from pistos.mistakes.rules.effect import Rate
from pistos.mistakes.rules.worth import Worth, worth_of

COSTED_LEVEL = 2
MOST = 50


@dataclass(frozen=True, slots=True)
class CorrectionWorth:
    """A judged correction with what it avoided; `worth` in the shop's currency."""

    correction: Correction
    worth: Worth


def worth_of_corrections(*, hour_amount: Decimal) -> list[CorrectionWorth]:
    """The newest fifty with a verdict. Their causes' mean cost is of the year before each was planned.

    Five queries and those of each app that knows costs, however many corrections.
    """
    rows = list(
        Correction.objects.exclude(verdict="")
        .select_related("mistake")
        .order_by("-judged_at", "-pk")[:MOST]
    )
    costs = _costs(rows)
    return [CorrectionWorth(row, _worth(row, costs, hour_amount)) for row in rows]


def _costs(rows: Sequence[Correction]) -> dict[str, CauseCost]:
    if not rows:
        return {}
    until: date = max(row.before_until for row in rows)
    since = min(row.before_from for row in rows) - timedelta(days=365)
    return {row.code: row for row in costs_by_cause(since=since, until=until)}


def _worth(row: Correction, costs: dict[str, CauseCost], hour_amount: Decimal) -> Worth:
    cost = costs.get(at_level(row.mistake.cause, COSTED_LEVEL))
    each = Decimal(0)
    if cost is not None and cost.matters:
        each = (cost.amount + hour_amount * cost.minutes / 60) / cost.matters
    return worth_of(
        Rate(row.before_count, row.before_exposure),
        Rate(row.after_count or 0, row.after_exposure or 0),
        each=each,
        spent=row.mistake.cost_amount or Decimal(0),
    )
