"""What carts left lying is sold again by itself."""

from datetime import datetime

from pistos.kit.ticks import tick
from pistos.stock.actions.reserving import expire_reservations


@tick("stock.expire", seconds=10)
def expire(at: datetime) -> None:
    expire_reservations(at)
