"""The deeds on orders."""

from pistos.orders.actions.buying import place_bought_order
from pistos.orders.actions.fulfilling import (
    CannotSplit,
    NotReady,
    begin_preparing,
    hand_over_parcel,
    pack_parcel,
    split_parcel,
)
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
from pistos.orders.actions.scanning import record_scans, take_scan_file
from pistos.orders.actions.wishes import (
    AnswerMissing,
    RequestSettled,
    ShortageUnusable,
    choose_on_shortage,
    grant_request,
    note_shortage,
    refuse_request,
)

__all__ = [
    "AnswerMissing",
    "CannotSplit",
    "NotReady",
    "OrderAlreadyPlaced",
    "OrderNotPlausible",
    "OrderUnderWay",
    "Recorded",
    "RecordedOrder",
    "RequestSettled",
    "ShortageUnusable",
    "begin_preparing",
    "cancel_order",
    "choose_on_shortage",
    "erase_dormant_customers",
    "erase_orders",
    "forget_old_invoices",
    "grant_request",
    "hand_over_parcel",
    "move_orders",
    "note_shortage",
    "pack_parcel",
    "place_bought_order",
    "place_order",
    "record_orders",
    "record_scans",
    "refuse_request",
    "split_parcel",
    "take_scan_file",
]
