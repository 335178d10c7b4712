"""The gate: the only loaders of orders that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.orders.models import Order


def order_for(agent: User, token: str) -> Order:
    """An order with its customer, for a member of staff."""
    require(agent, "see_desk")
    return order_by_link(token)


def order_by_link(token: str) -> Order:
    """The order whose signed link the customer holds; NotFound for any other token."""
    found = Order.objects.select_related("customer").filter(token=token).first()
    if found is None:
        raise NotFound
    return found
