"""What is kept for a person between purchases."""

from pistos.checkout.models import SavedAddress
from pistos.customers.models import Customer
from pistos.kit.errors import NotFound
from pistos.payments.models import Payment


def saved_addresses(customer: Customer) -> list[SavedAddress]:
    """The addresses of a person, the one used last first. One query."""
    return list(SavedAddress.objects.filter(customer=customer).order_by("-used_at", "-pk")[:20])


def saved_address(customer: Customer, token: str) -> SavedAddress:
    found = SavedAddress.objects.filter(customer=customer, token=token).first()
    if found is None:
        raise NotFound
    return found


def newest_payment(order_id: int) -> Payment | None:
    """The payment whose page tells how the order's money stands; None before any was begun."""
    return Payment.objects.filter(order_id=order_id).order_by("-pk").first()
