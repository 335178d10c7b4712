"""What cached pages are made of: a number for each part of the shop, drawn anew by the database itself
whenever a table of that part changes. A page that names the numbers it was made from is never stale.

A row: it changes in the transaction of the change, so nobody sees the one without the other. Only tables
that people change by hand or by night belong here; every change of a part waits for the one before.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.db import connection
from django.db.migrations import RunSQL

from pistos.kit.keeping import Kept
from pistos.kit.once import known, once

Piece = TypeVar("Piece")

MARK_TABLE = RunSQL(
    sql="""
CREATE TABLE kit_mark (name text PRIMARY KEY, count bigint NOT NULL DEFAULT 0);
CREATE FUNCTION kit_mark_raise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kit_mark (name, count) VALUES (TG_ARGV[0], 1)
        ON CONFLICT (name) DO UPDATE SET count = kit_mark.count + 1;
    RETURN NULL;
END $$;
""",
    reverse_sql="DROP FUNCTION IF EXISTS kit_mark_raise() CASCADE; DROP TABLE IF EXISTS kit_mark;",
)

NEVER_TWICE = RunSQL(
    sql="""
CREATE SEQUENCE kit_mark_number;
SELECT setval('kit_mark_number', coalesce(max(count), 0) + 1) FROM kit_mark;
CREATE OR REPLACE FUNCTION kit_mark_raise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kit_mark (name, count) VALUES (TG_ARGV[0], nextval('kit_mark_number'))
        ON CONFLICT (name) DO UPDATE SET count = EXCLUDED.count;
    RETURN NULL;
END $$;
""",
    reverse_sql="DROP SEQUENCE IF EXISTS kit_mark_number;",
)
"""A number is drawn once, also by a change that was rolled back: what somebody kept within their own
transaction is never taken for what another one made of the shop."""

MARKS = "(SELECT coalesce(string_agg(name || ':' || count, ' ' ORDER BY name), '') FROM kit_mark)"
"""An expression of SQL: all numbers as one text."""


def marks_now(*also: str) -> str:
    """All numbers as they stand, with `also`: expressions of SQL for parts that are counted elsewhere, as
    text. One query; what was asked for with `also` answers without it too (`kit.once`)."""
    return once((marks_now, also), lambda: _read(also))


def kept_by_marks(kept: Kept[Piece], key: Hashable, make: Callable[[], Piece]) -> Piece:
    """What is made of the marked parts alone: kept where this piece of work has read the marks already
    (`kit.once`), else made anew, so that it never costs a query more than making it."""
    marks = known((marks_now, ()))
    return make() if marks is None else kept.get((key, marks), make)


def _read(also: tuple[str, ...]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join((MARKS, *also))}")
        plain, *others = cursor.fetchone()
    if also:
        once((marks_now, ()), lambda: plain)
    return " ".join([plain, *filter(None, others)])


def marks(table: str, part: str) -> RunSQL:
    """A trigger that raises `part` with each statement that changes `table`."""
    return RunSQL(
        sql=f"""
CREATE TRIGGER {table}_marks AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION kit_mark_raise('{part}');
""",
        reverse_sql=f"DROP TRIGGER IF EXISTS {table}_marks ON {table};",
    )
