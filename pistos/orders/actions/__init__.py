"""The deeds on orders."""

from pistos.orders.actions.recording import Recorded, RecordedOrder, record_orders

__all__ = ["Recorded", "RecordedOrder", "record_orders"]
