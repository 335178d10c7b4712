"""What cached pages are made of: a count for each part of the shop, raised by the database itself whenever
a table of that part changes. A page that names the counts it was made from is never stale.

A row, not a sequence: it is raised in the transaction of the change, so nobody sees the one without the
other. Only tables that people change by hand or by night belong here; every change of a part waits for
the one before.
"""

from django.db.migrations import RunSQL

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

MARKS = "(SELECT coalesce(string_agg(name || ':' || count, ' ' ORDER BY name), '') FROM kit_mark)"
"""An expression of SQL: all counts as one text."""


def marks(table: str, part: str) -> RunSQL:
    """A trigger that raises `part` with each statement that changes `table`."""
    return RunSQL(
        sql=f"""
CREATE TRIGGER {table}_marks AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION kit_mark_raise('{part}');
""",
        reverse_sql=f"DROP TRIGGER IF EXISTS {table}_marks ON {table};",
    )
