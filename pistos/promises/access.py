"""The gate: the only loaders of promises that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.orders.models import Order
from pistos.promises.models import Choice, Compensation, Promise, Toward


def promise_for(agent: User, token: str) -> Promise:
    """A promise with its customer, partner, standing and words, for a member of staff."""
    require(agent, "see_desk")
    rows = Promise.objects.select_related("customer", "partner", "standing", "words")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def promise_of_order(order: Order, token: str) -> Promise:
    """A promise to the customer of an order, by whoever holds the order's signed link."""
    rows = Promise.objects.select_related("standing", "words", "customer")
    found = rows.filter(token=token, order_id=order.pk, toward=Toward.CUSTOMER).first()
    if found is None:
        raise NotFound
    return found


def compensation_for(agent: User, compensation_id: int) -> Compensation:
    """What is owed for a missed day, for a member of staff who gives it."""
    require(agent, "settle_promise")
    found = Compensation.objects.filter(pk=compensation_id).first()
    if found is None:
        raise NotFound
    return found


def choice_for(agent: User, choice_id: int) -> Choice:
    """What a warned customer chose, for a member of staff who does it."""
    require(agent, "settle_promise")
    found = Choice.objects.select_related("promise").filter(pk=choice_id).first()
    if found is None:
        raise NotFound
    return found
