"""The cast: Alma owns the shop, Ben is her agent, Cleo a customer, Dora another customer."""

from datetime import UTC, datetime

import pytest

from pistos.accounts.models import Role, User
from pistos.customers.models import Customer
from pistos.shop.models import Shop


@pytest.fixture
def at() -> datetime:
    """A Monday at noon in Athens."""
    return datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def shop(db: None) -> Shop:
    return Shop.objects.create(
        name="Kalamos",
        legal_name="Kalamos IKE",
        country="GR",
        currency="EUR",
        time_zone="Europe/Athens",
        languages=["en", "el", "sl", "hy"],
        default_language="el",
        email="shop@kalamos.example",
    )


@pytest.fixture
def alma(db: None) -> User:
    return User.objects.create(email="alma@kalamos.example", name="Alma", role=Role.OWNER)


@pytest.fixture
def ben(db: None) -> User:
    return User.objects.create(email="ben@kalamos.example", name="Ben", role=Role.AGENT)


@pytest.fixture
def cleo(db: None) -> Customer:
    return Customer.objects.create(
        name="Cleo", email="cleo@customer.example", language="el", country="GR"
    )


@pytest.fixture
def dora(db: None) -> Customer:
    return Customer.objects.create(
        name="Dora", email="dora@customer.example", language="sl", country="SI"
    )
