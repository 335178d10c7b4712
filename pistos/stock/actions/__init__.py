"""The deeds on the stock."""

from pistos.stock.actions.counting import (
    Delivery,
    LocationFacts,
    LocationWrong,
    StockWrong,
    arrive,
    count_stock,
    move_stock,
    note_incoming,
    put_back,
    receive_incoming,
    save_location,
    spoil,
)
from pistos.stock.actions.reserving import (
    NotEnough,
    release_order,
    reserve_for_order,
    take_out,
)
from pistos.stock.actions.supplying import SupplyFacts, SupplyWrong, drop_supply, set_supply

__all__ = [
    "Delivery",
    "LocationFacts",
    "LocationWrong",
    "NotEnough",
    "StockWrong",
    "SupplyFacts",
    "SupplyWrong",
    "arrive",
    "count_stock",
    "drop_supply",
    "move_stock",
    "note_incoming",
    "put_back",
    "receive_incoming",
    "release_order",
    "reserve_for_order",
    "save_location",
    "set_supply",
    "spoil",
    "take_out",
]
