"""The loaders of customers that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.customers.models import Customer
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
