"""What runs by the clock: carts that were left, the day's figures, the walk along our own path."""

from datetime import datetime

from pistos.checkout.actions.abandoning import note_left_carts
from pistos.checkout.actions.checking import WALKER, walk_purchase_path
from pistos.checkout.actions.counting import close_day
from pistos.kit.tasks import every


@every("*/15 * * * *", name="checkout.watch_carts")
def watch_carts(at: datetime) -> None:
    while note_left_carts(at=at) >= 200:
        pass


@every("7 0 * * *", name="checkout.close_day")
def close_the_day(at: datetime) -> None:
    close_day(at=at)


@every("*/30 * * * *", name="checkout.self_check")
def check_ourselves(at: datetime) -> None:
    walk_purchase_path(by=WALKER, at=at)
