"""How likely an open promise is to break, kept beside it; no entry, for nothing has happened yet."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from pistos.journal.actions import publish_all
from pistos.kit.actors import Actor, Ref
from pistos.promises.events import RiskRose
from pistos.promises.models import Standing, State
from pistos.shop.queries import settings_in_force

RISK_WHEN_CARRIER_BROKE = 0.75
"""Until the next estimate: more likely than not to be late, so above any sensible threshold."""
MACHINE = Actor.machine("promises.risk")


def raise_dependents(broken_ids: Sequence[int], *, at: datetime) -> int:
    """A promise broke: those standing on it are at risk at once. Publishes `RiskRose` for each.

    Returns how many rose. Runs inside the transaction that broke the promise.
    """
    rising = list(
        Standing.objects.select_for_update(of=("self",))
        .filter(
            Q(risk__lt=RISK_WHEN_CARRIER_BROKE),
            state=State.OPEN,
            due_at__gt=at,
            promise__stands_on__depends_on__in=broken_ids,
        )
        .order_by("pk")
    )
    if not rising:
        return 0
    threshold = settings_in_force().warn_at_chance
    crossed = [row for row in rising if row.risk < threshold]
    Standing.objects.filter(pk__in=[row.pk for row in rising]).update(
        risk=RISK_WHEN_CARRIER_BROKE, risk_reason="hand_over_late", risk_at=at
    )
    publish_all(
        [
            (
                RiskRose(row.pk, RISK_WHEN_CARRIER_BROKE, "hand_over_late"),
                Ref("promise", str(row.pk)),
            )
            for row in crossed
        ],
        by=MACHINE,
        at=at,
    )
    return len(rising)
