"""The record of the shop's name, reckoned every night."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.reputation.actions.reckoning import reckon
from pistos.shop.queries import the_shop_or_none


@every("50 3 * * *", name="reputation.reckon", queue="long")
def reckon_the_name(at: datetime) -> None:
    if the_shop_or_none() is not None:
        reckon(at=at)
