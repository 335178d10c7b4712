"""Rows into PostgreSQL by COPY: the fast way in for batches. Knows tables and columns, no trade."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Model
from django.db.models.expressions import DatabaseDefault
from psycopg.errors import NumericValueOutOfRange
from psycopg.postgres import types as known_types
from psycopg.types.json import Jsonb

from pistos.kit.behind import current

Row = Sequence[object]
Rows = TypeVar("Rows", bound=Model)
_PLAIN = frozenset(
    known_types[name].oid
    for name in (
        *("bool", "bytea", "date", "float8", "int2", "int4", "int8"),
        *("jsonb", "numeric", "text", "timestamptz", "uuid", "varchar"),
    )
)
_MOST = {known_types[f"int{size}"].oid: 1 << (8 * size - 1) for size in (2, 4, 8)}
"""By the type of a whole number: the first that its column cannot hold."""


def copy_into(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Appends rows to a table. Constraints and triggers hold; a column not named gets its default.

    The rows are made before the COPY begins: a lazy one asking this connection would wait for ever.
    Where all columns are of plain types it is a binary COPY, which costs a fifth: values are then of
    the column's own type (a date, not its text), and JSON is a `json_cell`.
    """
    ready = list(rows)
    if not ready:
        return
    if (behind := current()) is not None:
        behind.hand_over(lambda raw: _copy(raw.cursor(), table, columns, ready))
        return
    with connection.wrap_database_errors, connection.cursor() as cursor:
        _copy(cursor, table, columns, ready)


def _copy(cursor: Any, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    names = ", ".join(columns)
    cursor.execute(f"SELECT {names} FROM {table} LIMIT 0")
    types = [column.type_code for column in cursor.description]
    is_plain = _PLAIN.issuperset(types)
    way = " (FORMAT BINARY)" if is_plain else ""
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN{way}") as copy:
        if is_plain:
            copy.set_types(types)
            _refuse_too_large(rows, types)
        for row in rows:
            copy.write_row(row)


def _refuse_too_large(rows: Sequence[Row], types: Sequence[int]) -> None:
    """In binary a whole number is cut to its column's width without a word, where as text it is refused."""
    for place, most in [(p, _MOST[oid]) for p, oid in enumerate(types) if oid in _MOST]:
        numbers = [value for row in rows if isinstance(value := row[place], int)]
        if numbers and not (-most <= min(numbers) and max(numbers) < most):
            raise NumericValueOutOfRange(f"{max(numbers, key=abs)} is too large for its column")


def json_cell(value: object) -> Jsonb:
    """A value for a column of JSON, dates and decimals in it too."""
    return Jsonb(value, _DUMPS)


_DUMPS = DjangoJSONEncoder().encode


def copy_models(rows: Iterable[Rows]) -> list[Rows]:
    """Like `bulk_create` of new rows of one model, several times as fast; gives them with their keys.

    A column that the database fills by itself must be left so by all rows or by none.
    """
    ready = list(rows)
    if not ready:
        return []
    meta = ready[0]._meta
    for row, key in zip(ready, next_ids(meta.db_table, len(ready)), strict=True):
        row.pk = key
    fields: list[Any] = [
        field
        for field in meta.concrete_fields
        if not field.generated and not isinstance(getattr(ready[0], field.attname), DatabaseDefault)
    ]
    copy_into(
        meta.db_table,
        [field.column for field in fields],
        (
            [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
            for row in ready
        ),
    )
    for row in ready:
        row._state.adding, row._state.db = False, connection.alias
    return ready


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
    ready = list(rows)
    if (behind := current()) is not None and not returning:
        behind.hand_over(lambda raw: _upsert(raw.cursor(), table, columns, ready, on_conflict, ()))
        return []
    with connection.wrap_database_errors, connection.cursor() as cursor:
        return _upsert(cursor, table, columns, ready, on_conflict, returning)


def _upsert(
    cursor: Any,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    on_conflict: str,
    returning: Sequence[str],
) -> list[Row]:
    names = ", ".join(columns)
    wanted = f" RETURNING {', '.join(returning)}" if returning else ""
    cursor.execute(
        f"CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA"
    )
    _copy(cursor, "incoming", columns, rows)
    cursor.execute(
        f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming"
        f" ON CONFLICT {on_conflict}{wanted}"
    )
    written: list[Row] = cursor.fetchall() if returning else []
    cursor.execute("DROP TABLE incoming")
    return written


def next_ids(table: str, count: int) -> list[int]:
    """Ids for rows about to be copied, from the table's own sequence."""
    if (behind := current()) is not None:
        return behind.ids(table, count, partial(_draw, table))
    return _draw(table, count)


def _draw(table: str, count: int) -> list[int]:
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


def check_at_once() -> None:
    """Foreign keys are checked with each statement of this transaction, not all at its commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refresh_statistics(tables: Sequence[str]) -> None:
    """Tells the planner how tables have grown, as autovacuum would only minutes later."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")
