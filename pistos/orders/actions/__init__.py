"""The deeds on orders."""

from pistos.orders.actions.leaving import (
    erase_dormant_customers,
    erase_orders,
    forget_old_invoices,
    move_orders,
)
from pistos.orders.actions.placing import (
    OrderAlreadyPlaced,
    OrderNotPlausible,
    OrderUnderWay,
    cancel_order,
    place_order,
)
from pistos.orders.actions.recording import Recorded, RecordedOrder, record_orders
from pistos.orders.actions.scanning import record_scans

__all__ = [
    "OrderAlreadyPlaced",
    "OrderNotPlausible",
    "OrderUnderWay",
    "Recorded",
    "RecordedOrder",
    "cancel_order",
    "erase_dormant_customers",
    "erase_orders",
    "forget_old_invoices",
    "move_orders",
    "place_order",
    "record_orders",
    "record_scans",
]
