"""A shop that sells, and an order of Cleo's in it that is paid."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.db import transaction

from pistos.checkout.actions.placing import place
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.payments.actions.settling import lock_payment, receive
from pistos.payments.facts import Received
from pistos.payments.models import Payment
from pistos.shop.models import Shop
from tests.factories.shopping import Selling, a_cart, a_purchase, selling

BROWSER = Actor.machine("storefront.checkout")


@pytest.fixture
def world(shop: Shop, at: datetime) -> Selling:
    return selling(at)


@pytest.fixture
def order(world: Selling, at: datetime) -> Order:
    """A blue mug and a red one, sent home; not paid yet."""
    cart = a_cart(at, world.mug, world.red, wish="Wrap it, please")
    order = place(cart=cart, purchase=a_purchase(cart, at), by=BROWSER, at=at).order
    drain(at)
    return order


@pytest.fixture
def paid(order: Order, at: datetime) -> Order:
    with transaction.atomic():
        payment = lock_payment(Payment.objects.get(order=order).pk)
        came = Received(payment.amount, payment.currency, at, "bank:1")
        receive(payment=payment, received=came, by=Actor.person(1), at=at)
    drain(at)
    order.refresh_from_db()
    assert order.payment_state == "paid"
    assert order.total_amount == Decimal("28.30")
    return order
