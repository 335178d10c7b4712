"""The seals of the moderation ledger: each decision that is committed gets the next place of one chain.

As with promises, the sealer empties a queue that a trigger fills in the decision's own transaction, so
that one which commits late is sealed late and never skipped.
"""

from datetime import datetime

from django.db import connection, transaction

from pistos.reviews.rules.seals import GENESIS, entry_columns, seal

LOCK = 0x5EA2
BATCH = 5_000

_NEXT = """
SELECT e.id, e.public_id, e.stars, e.from_state, e.to_state, e.reason, e.by_kind, e.happened_at,
       e.words_digest
FROM reviews_entrytoseal q JOIN reviews_moderationentry e ON e.id = q.entry_id
ORDER BY q.entry_id LIMIT %s
"""


def seal_next(at: datetime, *, most: int = BATCH) -> int:
    """Seals at most `most` entries, or none when another sealer is at work; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM reviews_entrytoseal LIMIT 1")
        if cursor.fetchone() is None:
            return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_NEXT, [most])
        rows = cursor.fetchall()
        cursor.execute(
            "SELECT position, digest FROM reviews_moderationseal ORDER BY position DESC LIMIT 1"
        )
        position, digest = cursor.fetchone() or (0, GENESIS)
        with cursor.copy(
            "COPY reviews_moderationseal (position, entry_id, digest) FROM STDIN"
        ) as copy:
            for entry_id, *columns in rows:
                position, digest = position + 1, seal(bytes(digest), entry_columns(*columns))
                copy.write_row((position, entry_id, digest))
        cursor.execute(
            "DELETE FROM reviews_entrytoseal WHERE entry_id = ANY(%s)", [[row[0] for row in rows]]
        )
    return len(rows)
