"""Prevention against recovery: complaints avoided × what one costs, beside what the correction cost."""

from dataclasses import dataclass
from decimal import Decimal

from pistos.mistakes.rules.effect import Rate

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Worth:
    """`avoided` complaints in the window; `each` is the mean cost of one, `saved` their product, `spent` the
    correction. `times` is saved ÷ spent, None where nothing was spent or nothing is known of what one costs.
    """

    avoided: float
    each: Decimal
    saved: Decimal
    spent: Decimal
    times: float | None


def worth_of(before: Rate, after: Rate, *, each: Decimal, spent: Decimal) -> Worth:
    """Avoided: those expected at the rate of before, less those that came; negative where more came."""
    avoided = before.share * after.exposure - after.count
    saved = (Decimal(avoided) * each).quantize(CENT)
    times = float(saved / spent) if spent and each else None
    return Worth(avoided, each.quantize(CENT), saved, spent, times)
