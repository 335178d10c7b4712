"""The loaders of customers that edges use."""

from datetime import datetime

from django.conf import settings

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.customers.models import Customer, SignIn
from pistos.customers.rules.codes import digest
from pistos.kit.errors import NotFound


def customer_for(agent: User, token: str) -> Customer:
    """The customer with this token, for staff; a merged row leads to the one that was kept."""
    require(agent, "see_customers")
    return customer_by_token(token)


def customer_by_token(token: str) -> Customer:
    """The customer whose link this is; NotFound for the erased, whose links are dead."""
    found = Customer.objects.filter(token=token).select_related("merged_into").first()
    if found is None:
        raise NotFound
    return found.merged_into or found


def signed_in_customer(token: str, at: datetime) -> Customer | None:
    """Whose sign-in the cookie of a browser holds; None for an unknown or expired one. One query."""
    if not token:
        return None
    rows = SignIn.objects.filter(digest=digest(token, settings.SECRET_KEY), expires_at__gt=at)
    found = rows.select_related("customer__merged_into").first()
    if found is None or found.customer.is_erased:
        return None
    return found.customer.merged_into or found.customer
