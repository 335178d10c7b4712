"""Where an order stands, in the language of the page."""

from django.utils.translation import pgettext

from pistos.orders.models import Order, OrderState

_WORDS = {
    OrderState.PLACED: lambda: pgettext("order", "placed"),
    OrderState.PREPARING: lambda: pgettext("order", "being prepared"),
    OrderState.SENT: lambda: pgettext("order", "on its way"),
    OrderState.DELIVERED: lambda: pgettext("order", "delivered"),
    OrderState.CANCELLED: lambda: pgettext("order", "cancelled"),
    OrderState.RETURNED: lambda: pgettext("order", "returned"),
}


def state_words(order: Order) -> str:
    return _WORDS[OrderState(order.state)]()
