"""The nightly look at terms that are over."""

from datetime import datetime

from pistos.invoices.actions.leaving import forget_buyers
from pistos.kit.actors import Actor
from pistos.kit.tasks import every


@every("47 3 * * *", name="invoices.forget_buyers")
def forget_old_buyers(at: datetime) -> None:
    forget_buyers(today=at.date(), by=Actor.machine("invoices.forget_buyers"), at=at)
