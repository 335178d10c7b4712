"""The figures of a backtest, in the words of its JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass
class Fate:
    """What was promised for one order, and what became of it."""

    ordered_on: date
    promised_on: date
    own_promised_on: date | None = None
    delivered_on: date | None = None
    warned_on: date | None = None
    is_overdue: bool = False

    @property
    def is_late(self) -> bool:
        return self.delivered_on is None or self.delivered_on > self.promised_on


@dataclass(frozen=True, slots=True)
class Kept:
    """The share kept by the end of the promised day, and the mean calendar days to that day."""

    kept: float
    mean_days: float

    def as_json(self) -> dict[str, float]:
        return {"kept": self.kept, "mean_days": self.mean_days}


@dataclass(frozen=True, slots=True)
class Warned:
    """Of the late, the share warned of; of the warned, the share late; days between warning and
    due day, on average over those warned of rightly."""

    recall: float
    precision: float
    lead_days: float

    def as_json(self) -> dict[str, float]:
        return {"recall": self.recall, "precision": self.precision, "lead_days": self.lead_days}


@dataclass(frozen=True, slots=True)
class Month:
    orders: int
    kept: Kept


@dataclass(frozen=True, slots=True)
class Pair:
    """Figures over one population."""

    orders: int
    own: Kept
    pistos: Kept
    warned: Warned


@dataclass(frozen=True, slots=True)
class BacktestResult:
    """`delivered` counts orders with an own date that were delivered; `with_open` also the
    `open_overdue`, as not kept by either."""

    target: float
    delivered: Pair
    by_month: dict[str, Month]
    open_overdue: int
    with_open: Pair

    def as_json(self) -> dict[str, Any]:
        """The keys of `backtest-promises --json`."""
        months = {
            month: {"orders": found.orders, **found.kept.as_json()}
            for month, found in self.by_month.items()
        }
        return {
            "orders": self.delivered.orders,
            "target": self.target,
            "own": self.delivered.own.as_json(),
            "pistos": {**self.delivered.pistos.as_json(), "by_month": months},
            "warned": self.delivered.warned.as_json(),
            "open_overdue": self.open_overdue,
            "with_open_overdue": {
                "orders": self.with_open.orders,
                "own": self.with_open.own.as_json(),
                "pistos": self.with_open.pistos.as_json(),
                "warned": self.with_open.warned.as_json(),
            },
        }


def result_of(fates: Sequence[Fate], target: float) -> BacktestResult:
    """The figures over all fates that carry an own date."""
    dated = [fate for fate in fates if fate.own_promised_on is not None]
    delivered = [fate for fate in dated if fate.delivered_on is not None]
    overdue = [fate for fate in dated if fate.is_overdue]
    months: dict[str, list[Fate]] = {}
    for fate in sorted(delivered, key=lambda fate: fate.ordered_on):
        months.setdefault(f"{fate.ordered_on:%Y-%m}", []).append(fate)
    return BacktestResult(
        target=target,
        delivered=_pair(delivered),
        by_month={month: Month(len(found), _pistos(found)) for month, found in months.items()},
        open_overdue=len(overdue),
        with_open=_pair([*delivered, *overdue]),
    )


def _pair(fates: Sequence[Fate]) -> Pair:
    own = [(fate.own_promised_on, fate.delivered_on) for fate in fates if fate.own_promised_on]
    kept = sum(delivered is not None and delivered <= day for day, delivered in own)
    days = sum(
        (fate.own_promised_on - fate.ordered_on).days for fate in fates if fate.own_promised_on
    )
    return Pair(
        orders=len(fates),
        own=Kept(_share(kept, len(own)), _mean(days, len(own))),
        pistos=_pistos(fates),
        warned=_warned(fates),
    )


def _pistos(fates: Sequence[Fate]) -> Kept:
    kept = sum(not fate.is_late for fate in fates)
    days = sum((fate.promised_on - fate.ordered_on).days for fate in fates)
    return Kept(_share(kept, len(fates)), _mean(days, len(fates)))


def _warned(fates: Sequence[Fate]) -> Warned:
    late = sum(fate.is_late for fate in fates)
    warned = [fate for fate in fates if fate.warned_on is not None]
    right = [fate for fate in warned if fate.is_late]
    lead = sum((fate.promised_on - fate.warned_on).days for fate in right if fate.warned_on)
    return Warned(
        recall=_share(len(right), late),
        precision=_share(len(right), len(warned)),
        lead_days=_mean(lead, len(right)),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _mean(total: int, count: int) -> float:
    return round(total / count, 2) if count else 0.0
