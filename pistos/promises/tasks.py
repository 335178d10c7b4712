"""What the ledger does by the clock."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.kit.ticks import tick
from pistos.promises import actions
from pistos.promises.actions.compensating import drop_compensations, raise_compensations
from pistos.shop.queries import the_shop_or_none

BATCH = 5000


@tick("promises.mark_due")
def mark_due(at: datetime) -> int:
    """Every second: what fell due is marked, batch by batch until none is left; returns how many."""
    total, marked = 0, BATCH
    while marked == BATCH:
        marked = actions.mark_due(at=at, most=BATCH)
        total += marked
    return total


@tick("promises.review_risks", seconds=20)
def review_risks(at: datetime) -> None:
    """Estimates anew the open deliveries whose review has come: reports that fail to come."""
    actions.review_risks(at=at)


@tick("promises.seal", seconds=2)
def seal(at: datetime) -> None:
    actions.seal_next(at)


@every("*/10 * * * *", name="promises.guarantee")
def make_good_missed_days(at: datetime) -> None:
    """Every ten minutes: what the time guarantee owes, and what late proof takes back."""
    if the_shop_or_none() is None:
        return
    drop_compensations(at=at)
    raise_compensations(at=at)


@every("10 3 * * *", name="promises.publish", queue="long")
def publish(at: datetime) -> None:
    """Each night: the figures up to the day before in the shop's zone, and the head to the owners."""
    if the_shop_or_none() is None:
        return
    actions.publish_figures(at)
    actions.mail_head(at=at)
