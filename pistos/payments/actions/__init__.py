"""Deeds on payments."""

from pistos.payments.actions.opening import PageNotOpened, open_page
from pistos.payments.actions.starting import (
    NothingToPay,
    WayNotOffered,
    start_first_payment,
    start_payment,
)

__all__ = [
    "NothingToPay",
    "PageNotOpened",
    "WayNotOffered",
    "open_page",
    "start_first_payment",
    "start_payment",
]
