"""A fault of the database itself in one row: what a test needs of bad luck, without touching our code."""

from django.db import connection


def breaks(table: str, condition: str) -> None:
    """From now on this row cannot be written: `condition` speaks of NEW. Gone with the test's transaction."""
    name = f"fault_{table}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'a bad row'; END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
            f" WHEN ({condition}) EXECUTE FUNCTION {name}()"
        )


def heals(table: str) -> None:
    """The row can be written again."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER fault_{table} ON {table}")
