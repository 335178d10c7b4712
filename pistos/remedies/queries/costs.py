"""What putting things right costs: values given, and the shop's own assumption of the time."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import TruncMonth

from pistos.remedies.models import REAL, Remedy
from pistos.remedies.queries.policy import in_force


@dataclass(frozen=True, slots=True)
class RecoveryCost:
    """`given` is the value of what was given, `time` the assumed cost of the work, in the shop's currency."""

    count: int
    given: Decimal
    time: Decimal

    @property
    def whole(self) -> Decimal:
        return self.given + self.time


def cost_by(cause: str, since: datetime, until: datetime) -> RecoveryCost:
    """Of one cause and all below it in the tree ("carrier" holds "carrier.late"). Three queries."""
    rows = _given(since, until)
    if cause:
        rows = rows.filter(cause=cause) | rows.filter(cause__startswith=f"{cause}.")
    found = rows.aggregate(count=Count("pk"), sum=Sum("amount"))
    return _cost(found["count"], found["sum"])


def costs_by_cause(since: datetime, until: datetime) -> dict[str, RecoveryCost]:
    """Of each cause, the dearest first; "" is what has no cause yet. Three queries."""
    rows = _given(since, until).values("cause").annotate(count=Count("pk"), sum=Sum("amount"))
    each = _each_time()
    found = {
        row["cause"]: RecoveryCost(row["count"], row["sum"] or Decimal(0), each * row["count"])
        for row in rows
    }
    return dict(sorted(found.items(), key=lambda pair: -pair[1].whole))


def costs_by_month(since: datetime, until: datetime) -> list[tuple[datetime, RecoveryCost]]:
    """Of each month in order. Three queries."""
    rows = _given(since, until).annotate(month=TruncMonth(F("given_at"))).values("month")
    each = _each_time()
    return [
        (row["month"], RecoveryCost(row["count"], row["sum"] or Decimal(0), each * row["count"]))
        for row in rows.annotate(count=Count("pk"), sum=Sum("amount")).order_by("month")
    ]


def _given(since: datetime, until: datetime) -> QuerySet[Remedy]:
    return Remedy.objects.filter(state__in=REAL, given_at__gte=since, given_at__lt=until)


def _each_time() -> Decimal:
    policy = in_force().policy
    return (policy.hour_amount * policy.minutes_each / 60).quantize(Decimal("0.01"))


def _cost(count: int, given: Decimal | None) -> RecoveryCost:
    return RecoveryCost(count, given or Decimal(0), _each_time() * count)
