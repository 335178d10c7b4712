"""An order of Cleo's to be paid, and the test provider beside those that need no keys."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from pistos.connectors.payments.bank_transfer.adapter import BankTransfer
from pistos.connectors.payments.cash_on_delivery.adapter import CashOnDelivery
from pistos.connectors.payments.test.adapter import PlayMoney
from pistos.customers.models import Customer
from pistos.orders.models import Order
from pistos.payments import ports
from pistos.payments.models import Provider
from pistos.shop.models import Shop
from tests.factories.orders import order_of


@pytest.fixture(autouse=True)
def _ways(shop: Shop) -> Iterator[None]:
    before = ports.providers_in_use()
    ports.use_providers(PlayMoney(), BankTransfer(), CashOnDelivery())
    Provider.objects.filter(code="bank_transfer").update(
        account_holder="Kalamos IKE", iban="GR1601101250000000012300695", bic="ETHNGRAA"
    )
    yield
    ports.use_providers(*before)


@pytest.fixture
def order(cleo: Customer, at: datetime) -> Order:
    return order_of(cleo, placed_at=at)
