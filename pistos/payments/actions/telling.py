"""Telling the customer: their order is kept though the payment came to nothing, and how to go on."""

from datetime import datetime

from django.db import transaction

from pistos.kit.actors import Actor, Ref
from pistos.kit.words import money_words
from pistos.notifications.actions.writing import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.orders.models import Order, OrderState
from pistos.orders.models import PaymentState as OrderPaymentState
from pistos.payments.models import OPEN, Payment
from pistos.payments.ports import pay_link

BY = Actor.machine("payments.tell_how_to_go_on")


@transaction.atomic
def tell_how_to_go_on(*, payment: Payment, at: datetime) -> bool:
    """One message for each order whose payment failed or was left; none where another is under way."""
    order = Order.objects.select_related("customer").get(pk=payment.order_id)
    if order.state == OrderState.CANCELLED or order.payment_state != OrderPaymentState.FAILED:
        return False
    if Payment.objects.filter(order=order, state__in=OPEN).exists():
        return False
    customer = order.customer
    draft = Draft(
        "payment_open",
        {
            "order_number": order.number,
            "amount": money_words(payment.amount, payment.currency, order.language),
            "link": pay_link(payment.token, order.language),
        },
        about=Ref("order", str(order.pk)),
    )
    to = Recipient("customer", customer.pk, customer.email, order.language, customer.name)
    try:
        write_message(key=f"payment_open:{order.pk}", draft=draft, to=to, by=BY, at=at)
    except NoAddress:
        return False
    return True
