"""The runtime role: it runs the program and cannot change the ledger."""

import os
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

_ROLE = f"pistos_runtime_{os.getpid()}"


@pytest.fixture
def as_runtime(db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {_ROLE}")
    call_command("grant_runtime", _ROLE)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {_ROLE}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def _execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE promises_entry SET happened_at = now()",
        "DELETE FROM promises_promise",
        "TRUNCATE promises_entry CASCADE",
        "ALTER TABLE promises_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER promises_entry_insert_only ON promises_entry",
        "SET session_replication_role = replica",
        "UPDATE journal_event SET name = 'another'",
        "ALTER FUNCTION pistos_refuse_change() OWNER TO CURRENT_USER",
    ],
)
@pytest.mark.usefixtures("as_runtime")
def test_runtime_role_cannot_change_the_ledger(statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"refused|denied|owner"):
        _execute(statement)


@pytest.mark.usefixtures("as_runtime")
def test_runtime_role_can_do_the_daily_work() -> None:
    _execute("SELECT count(*) FROM promises_entry")
    _execute("LOCK TABLE promises_entry IN SHARE ROW EXCLUSIVE MODE")
    _execute("UPDATE promises_standing SET state = state")
    _execute("CREATE TEMP TABLE passing (one int) ON COMMIT DROP")
    _execute("DELETE FROM django_session")


@pytest.mark.django_db
def test_a_role_that_is_not_there_or_owns_the_tables_is_refused() -> None:
    with pytest.raises(CommandError, match="no role"):
        call_command("grant_runtime", "nobody_here")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]
    with pytest.raises(CommandError, match="could change the ledger"):
        call_command("grant_runtime", owner)
