"""Incidents that are over are closed, silent providers asked, late transfers given up."""

from datetime import datetime, timedelta

from pistos.kit.tasks import every
from pistos.kit.ticks import tick
from pistos.payments.actions.banking import forget_payers
from pistos.payments.actions.counting import close_calm_incidents, forget_old_minutes
from pistos.payments.actions.looking import expire_late_transfers, look_after_payments

PAYERS_KEPT_DAYS = 90


@tick("payments.close_calm_incidents", seconds=30)
def close_what_is_calm(at: datetime) -> None:
    close_calm_incidents(at=at)


@every("41 3 * * *", name="payments.forget_old_minutes")
def forget_minutes(at: datetime) -> None:
    forget_old_minutes(at=at)
    forget_payers(before=at - timedelta(days=PAYERS_KEPT_DAYS))


@every("*/2 * * * *", name="payments.look_after_payments")
def look_after(at: datetime) -> None:
    look_after_payments(at=at)


@every("23 6 * * *", name="payments.expire_late_transfers")
def expire_late(at: datetime) -> None:
    expire_late_transfers(at=at)
