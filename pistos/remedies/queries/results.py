"""What the guarantees really came to: counted, for the public page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Avg, Count, F, Q, Sum

from pistos.remedies.models import CARRIED_OUT, REAL, Remedy


@dataclass(frozen=True, slots=True)
class GuaranteeResult:
    """Of one guarantee in a span: how often it was owed and given, how much, and how long that took."""

    owed: int
    given: int
    amount: Decimal
    mean_days: float | None


def money_results(since: datetime) -> GuaranteeResult:
    """Of the money guarantee. One query."""
    rows = Remedy.objects.filter(reason="money_guarantee", given_by=None, given_at__gte=since)
    found = rows.filter(state__in=REAL).aggregate(
        owed=Count("pk"),
        given=Count("pk", filter=Q(state__in=CARRIED_OUT)),
        sum=Sum("amount", filter=Q(state__in=CARRIED_OUT)),
        took=Avg(F("done_at") - F("given_at")),
    )
    took = found["took"]
    days = took / timedelta(days=1) if took is not None else None
    return GuaranteeResult(found["owed"], found["given"], found["sum"] or Decimal(0), days)
