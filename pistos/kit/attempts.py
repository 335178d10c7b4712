"""How often something was tried of late, counted for all processes alike.

One statement each, so that two attempts at once are two. The table is not logged: a crash of the database
lets everybody try again, and no count is worth a write to the disk.
"""

from django.db import connection
from django.db.migrations import RunSQL

ATTEMPT_TABLE = RunSQL(
    sql="""
CREATE UNLOGGED TABLE kit_attempt (
    key text PRIMARY KEY,
    count integer NOT NULL,
    ends_at timestamptz NOT NULL
);
CREATE INDEX kit_attempt_ends ON kit_attempt (ends_at);
""",
    reverse_sql="DROP TABLE IF EXISTS kit_attempt;",
)

_ADD = """
INSERT INTO kit_attempt AS a (key, count, ends_at)
VALUES (%(key)s, 1, clock_timestamp() + make_interval(secs => %(seconds)s))
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN a.ends_at <= clock_timestamp() THEN 1 ELSE a.count + 1 END,
    ends_at = CASE WHEN a.ends_at <= clock_timestamp() THEN EXCLUDED.ends_at ELSE a.ends_at END
RETURNING count
"""


def add_attempt(key: str, seconds: int) -> int:
    """One more attempt; how many there are in the window of so many seconds that the first one began."""
    with connection.cursor() as cursor:
        cursor.execute(_ADD, {"key": key, "seconds": seconds})
        return int(cursor.fetchone()[0])


def attempts_of(key: str) -> int:
    """How many there are in the window that is open now; 0 where none is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count FROM kit_attempt WHERE key = %s AND ends_at > clock_timestamp()", [key]
        )
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def forget_attempts() -> int:
    """Deletes those whose window is over; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kit_attempt WHERE ends_at <= clock_timestamp()")
        return int(cursor.rowcount)
