"""What is written to a customer about a promise, before it is written."""

from datetime import date

from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.orders.models import Order, Parcel


def move_draft(parcel: Parcel, *, was_on: date, promised_on: date, link: str) -> Draft:
    """The new honest day and what the customer may choose. It names no courier."""
    context = {
        "order_number": parcel.order.number,
        "was_on": was_on,
        "promised_on": promised_on,
        "link": link,
    }
    return Draft("delivery_moved", context, Ref("parcel", str(parcel.pk)))


def recipient(customer: Customer, language: str) -> Recipient:
    return Recipient(
        kind="customer",
        id=customer.pk,
        address=customer.email,
        language=language,
        name=customer.name,
        form_of_address=customer.form_of_address,
    )


def language_of(order: Order) -> str:
    """The customer's own language; where unknown, that of the order."""
    return order.customer.language or order.language
