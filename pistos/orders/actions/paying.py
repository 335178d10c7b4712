"""What an order knows of its payment: one word, kept by the app that counts the money."""

from pistos.orders.models import Order, PaymentState


def note_payment_state(*, order_id: int, state: PaymentState) -> None:
    """Sets where the order's payment stands. Whoever calls publishes what happened."""
    Order.objects.filter(pk=order_id).exclude(payment_state=state).update(payment_state=state)
