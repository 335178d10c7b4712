"""Rows into PostgreSQL by COPY: the fast way in for batches. Knows tables and columns, no trade."""

from collections.abc import Iterable, Sequence

from django.db import connection

Row = Sequence[object]


def copy_into(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Appends rows to a table. Constraints and triggers hold; a column not named gets its default.

    The rows are made before the COPY begins: a lazy one asking this connection would wait for ever.
    """
    ready = list(rows)
    if not ready:
        return
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
    ):
        for row in ready:
            copy.write_row(row)


def upsert_into(
    table: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    on_conflict: str,
    returning: Sequence[str] = (),
) -> list[Row]:
    """Like `copy_into` by way of a temporary table: `on_conflict` is the clause of the INSERT.

    Returns these columns of the rows that were written.
    """
    names = ", ".join(columns)
    wanted = f" RETURNING {', '.join(returning)}" if returning else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA"
        )
        copy_into("incoming", columns, rows)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming"
            f" ON CONFLICT {on_conflict}{wanted}"
        )
        written: list[Row] = cursor.fetchall() if returning else []
        cursor.execute("DROP TABLE incoming")
        return written


def next_ids(table: str, count: int) -> list[int]:
    """Ids for rows about to be copied, from the table's own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def lock_until_commit(name: str) -> None:
    """Waits until no other transaction holds the lock of this name, and holds it to the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def refresh_statistics(tables: Sequence[str]) -> None:
    """Tells the planner how tables have grown, as autovacuum would only minutes later."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")
