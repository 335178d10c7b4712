"""The cast: Alma owns the shop, Ben is her agent, Cleo a customer, Dora another customer.

And the house: sockets are closed to all but this machine, and real data that is not here is told.
"""

import ipaddress
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from pistos.accounts.models import Role, User
from pistos.customers.models import Customer
from pistos.kit import ticks
from pistos.shop.models import Shop

# How quick a machine is says nothing about a property, nor about a page.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
expect.set_options(timeout=20_000)


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
        set_up_at=datetime(2025, 1, 2, 9, 0, tzinfo=UTC),
    )


@pytest.fixture
def alma(db: None) -> User:
    return User.objects.create(email="alma@kalamos.example", name="Alma", role=Role.OWNER)


@pytest.fixture
def mara(db: None) -> User:
    """A second manager, for what is decided by somebody else than before."""
    return User.objects.create(email="mara@kalamos.example", name="Mara", role=Role.MANAGER)


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


@pytest.fixture(autouse=True)
def _language_of_the_program() -> None:
    """A page asked for in Greek leaves its language to the thread, and so to the next test."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _ticks_from_the_start() -> None:
    """No test waits for the seconds of one before it in the same process."""
    for entry in ticks._ticks.values():
        entry.next_at = None


class OutsideWorldError(Exception):
    """A test wanted to talk to another machine."""


def _refuse_outside(address: Any) -> None:
    if isinstance(address, tuple):
        host = str(address[0])
        if host == "localhost":
            return
        try:
            is_here = ipaddress.ip_address(host.partition("%")[0]).is_loopback
        except ValueError:
            is_here = False
        if not is_here:
            raise OutsideWorldError(f"Tests talk to this machine only, not to {host}.")


@pytest.fixture(autouse=True, scope="session")
def _closed_sockets() -> Iterator[None]:
    connect, connect_ex, lookup = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_outside(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_outside(address)
        return connect_ex(self, address)

    def guarded_lookup(host: Any, *arguments: Any, **named: Any) -> Any:
        if host:
            _refuse_outside((host.decode() if isinstance(host, bytes) else host,))
        return lookup(host, *arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_lookup)
        yield


_NO_FIELD_DATA = "field data missing"


@pytest.fixture(scope="session")
def field_data() -> Path:
    """The folder of real data; a test that asks for it is not run, and counted, without it."""
    folder = os.environ.get("PISTOS_FIELD_DATA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip(_NO_FIELD_DATA)
    return Path(folder)


_BUDGETS = {"set-up": 180, "fast": 120, "servers": 240, "browser": 360}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    _tell_times(terminalreporter)
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(_NO_FIELD_DATA in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(
            f"{_NO_FIELD_DATA}: {count} test{'s' if count > 1 else ''} not run "
            "(set PISTOS_FIELD_DATA to the folder)",
            yellow=True,
        )
    if os.environ.get("PISTOS_CHECK_FAILED"):
        terminalreporter.write_line("bin/check failed; see above", red=True)


def _tell_times(terminalreporter: pytest.TerminalReporter) -> None:
    """Seconds of work by kind of test against its budget; processes side by side add up."""
    if "PISTOS_SETUP_SECONDS" not in os.environ:
        return
    spent = dict.fromkeys(_BUDGETS, 0.0) | {
        "set-up": float(os.environ["PISTOS_SETUP_SECONDS"]),
    }
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                kind = next((k for k in ("browser", "servers") if k in report.keywords), "fast")
                spent[kind] += report.duration
    told = ", ".join(f"{kind} {spent[kind]:.0f} of {_BUDGETS[kind]} s" for kind in _BUDGETS)
    terminalreporter.write_line(f"time: {told}")
