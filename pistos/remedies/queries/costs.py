"""What putting things right costs: values given, and the shop's own assumption of the time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import TruncMonth

from pistos.causes.ports import Cost
from pistos.kit.actors import Ref
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


def costs_of(subjects: Sequence[Ref]) -> Mapping[Ref, Cost]:
    """What was given in each of these cases, and the assumed minutes of giving it; causes asks for it by
    its port. Two queries."""
    wanted = set(subjects)
    kinds, ids = {one.kind for one in wanted}, {one.id for one in wanted}
    rows = Remedy.objects.filter(state__in=REAL, subject_kind__in=kinds, subject_id__in=ids)
    counted = rows.values("subject_kind", "subject_id").annotate(
        count=Count("pk"), sum=Sum("amount")
    )
    minutes = in_force().policy.minutes_each
    found = {
        Ref(row["subject_kind"], row["subject_id"]): Cost(
            row["sum"] or Decimal(0), minutes * row["count"]
        )
        for row in counted
    }
    return {subject: cost for subject, cost in found.items() if subject in wanted}


def _given(since: datetime, until: datetime) -> QuerySet[Remedy]:
    return Remedy.objects.filter(state__in=REAL, given_at__gte=since, given_at__lt=until)


def _each_time() -> Decimal:
    policy = in_force().policy
    return (policy.hour_amount * policy.minutes_each / 60).quantize(Decimal("0.01"))
