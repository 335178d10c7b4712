"""Cleo's line, which ends in forty days."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.contracts.models import Contract
from pistos.customers.models import Customer
from pistos.shop.models import Shop
from tests.factories.contracts import cared_for, contract_of


@pytest.fixture
def contract(shop: Shop, ben: User, cleo: Customer, at: datetime) -> Contract:
    return contract_of(cleo, ends_on=at.date() + timedelta(days=40), at=at)


@pytest.fixture
def loved(contract: Contract, ben: User, at: datetime) -> Contract:
    """The same, of somebody who was looked after."""
    cared_for(contract, ben, at - timedelta(days=60))
    return contract
