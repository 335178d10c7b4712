"""What runs by the clock."""

from datetime import datetime

from pistos.contracts.actions.approaching import send_waiting
from pistos.contracts.actions.ending import end_contracts
from pistos.kit.tasks import every
from pistos.shop.queries import the_shop_or_none


@every("12 5 * * *", name="contracts.end")
def end_what_is_over(at: datetime) -> None:
    if the_shop_or_none() is not None:
        end_contracts(at=at)


@every("42 9 * * *", name="contracts.send_waiting")
def send_what_waited(at: datetime) -> None:
    """In the morning: what nothing but the budget held back."""
    if the_shop_or_none() is not None:
        send_waiting(at=at)
