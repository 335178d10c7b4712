"""The time that a buyer chose for an order to be brought, as a person reads it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pistos.kit.postcodes import zone_of
from pistos.kit.words import window_words
from pistos.orders.models import Order
from pistos.shop.queries import the_shop


def slot_words(order: Order, at: datetime, language: str) -> str:
    """ "on Tuesday 24 November, 17:00–20:00", where the order goes; "" where no time was chosen. One query
    where there is one."""
    if order.slot_starts_at is None or order.slot_ends_at is None:
        return ""
    zone = ZoneInfo(zone_of(order.country, the_shop().time_zone))
    return window_words((order.slot_starts_at, order.slot_ends_at), at, zone, language)
