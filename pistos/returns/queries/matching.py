"""Which order a declaration means."""

from django.db.models import Q

from pistos.orders.models import Order


def order_meant(number: str, contact: str) -> Order | None:
    """The order with this number whose buyer is reached at this address; None for none or several."""
    number, contact = number.strip().lstrip("#"), contact.strip().lower()
    if not number or not contact:
        return None
    theirs = Q(contact_email__iexact=contact) | Q(customer__email__iexact=contact)
    found = list(Order.objects.filter(theirs, number=number, customer__erased_at=None)[:2])
    return found[0] if len(found) == 1 else None
