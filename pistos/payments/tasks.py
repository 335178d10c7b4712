"""Incidents that are over are closed; old counts forgotten."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.kit.ticks import tick
from pistos.payments.actions.counting import close_calm_incidents, forget_old_minutes


@tick("payments.close_calm_incidents", seconds=30)
def close_what_is_calm(at: datetime) -> None:
    close_calm_incidents(at=at)


@every("41 3 * * *", name="payments.forget_old_minutes")
def forget_minutes(at: datetime) -> None:
    forget_old_minutes(at=at)
