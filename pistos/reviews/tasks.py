"""What reviews do by the clock, and after each of them."""

from datetime import datetime

from pistos.kit.tasks import every, task
from pistos.kit.ticks import tick
from pistos.reviews.actions import figuring, inviting, leaving, sealing, voicing
from pistos.shop.queries import the_shop_or_none


@tick("reviews.seal", seconds=5)
def seal(at: datetime) -> None:
    sealing.seal_next(at)


@task(name="reviews.make_voice")
def make_voice(at: datetime, *, product_id: int) -> None:
    voicing.make_voice(product_id=product_id, at=at)


@every("40 3 * * *", name="reviews.forget_unconfirmed")
def forget_unconfirmed(at: datetime) -> None:
    leaving.forget_unconfirmed(at=at)


@every("20 6 * * *", name="reviews.ask_about_stale", queue="long")
def ask_about_stale(at: datetime) -> None:
    if the_shop_or_none() is not None:
        inviting.ask_about_stale(at=at)


@every("50 2 * * *", name="reviews.refresh_voices", queue="long")
def refresh_voices(at: datetime) -> None:
    voicing.refresh_voices(at=at)


@every("25 * * * *", name="reviews.remake_outcomes", queue="long")
def remake_outcomes(at: datetime) -> None:
    """Each hour: stars by what became of the promised day, as the ledger has it by then."""
    figuring.remake_outcomes(at=at)
