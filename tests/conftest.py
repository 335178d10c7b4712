"""The cast: Alma owns the shop, Ben is her agent, Cleo a customer, Dora another customer."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Keeps a template of the fresh database: the ledger refuses to be emptied, even by a test."""
    with django_db_blocker.unblock():
        _copy_database(connection.settings_dict["NAME"], _template())


@pytest.fixture(autouse=True, scope="session")
def _fresh_database_after_transactions() -> Iterator[None]:
    """After a test that commits, the database is made anew from the template, not emptied."""
    original = TransactionTestCase._fixture_teardown

    def _recreate(case: TransactionTestCase) -> None:
        connections.close_all()
        _copy_database(_template(), connection.settings_dict["NAME"])

    TransactionTestCase._fixture_teardown = _recreate
    yield
    TransactionTestCase._fixture_teardown = original


def _template() -> str:
    return f"{connection.settings_dict['NAME']}_template"


def _copy_database(source: str, target: str) -> None:
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (%s, %s)",
            [source, target],
        )
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
