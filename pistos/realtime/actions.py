"""Sending a signal: number, row and NOTIFY in the transaction of whatever it tells of."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

from pistos.kit.ticks import tick
from pistos.realtime.models import Signal

CHANNEL = "pistos_live"
KEPT_FOR = timedelta(hours=24)

SENDS = f"""
numbered AS (
    INSERT INTO realtime_stream AS s (name, last_id) SELECT name, 1 FROM asked ORDER BY place
    ON CONFLICT (name) DO UPDATE SET last_id = s.last_id + 1 RETURNING name, last_id
), sent AS (
    INSERT INTO realtime_signal (stream_id, number, kind, subject_id)
    SELECT name, last_id, kind, subject_id FROM numbered JOIN asked USING (name)
    RETURNING stream_id, number, kind, subject_id
), told AS MATERIALIZED (
    SELECT number, pg_notify('{CHANNEL}', concat_ws(E'\\n', stream_id, number, kind, subject_id))
    FROM sent
)
"""
"""Parts of a statement that send a signal for each row of its part `asked` (name, kind, subject_id, place),
for a deed that is one statement. The streams' rows are held until commit in the order of `place`: the
busiest comes last. The statement must read `told`, or nobody is told."""

_SEND = f"""
WITH asked (name, kind, subject_id, place) AS (VALUES (%s, %s, %s, 1)), {SENDS}
SELECT number FROM told
"""

_SEND_MANY = """
WITH reached AS (
    INSERT INTO realtime_stream AS s (name, last_id) VALUES (%s, %s)
    ON CONFLICT (name) DO UPDATE SET last_id = s.last_id + EXCLUDED.last_id RETURNING name, last_id
), asked AS (
    SELECT subject_id, row_number() OVER (ORDER BY place DESC) - 1 AS back
    FROM unnest(%s::text[]) WITH ORDINALITY AS a (subject_id, place)
), sent AS (
    INSERT INTO realtime_signal (stream_id, number, kind, subject_id)
    SELECT name, last_id - back, %s, subject_id FROM reached, asked ORDER BY back DESC
    RETURNING stream_id, number, kind, subject_id
)
SELECT pg_notify(%s, concat_ws(E'\\n', stream_id, number, kind, subject_id)) FROM sent
"""


def send_signal(*, stream: str, kind: str, subject_id: str) -> int:
    """Tells everyone on `stream` that something of `kind` is new; returns the signal's number.

    The number is allotted under the stream's row lock, which is held until commit: numbers follow
    the order of commits, so a reader who has seen n has seen everything up to n.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SEND, [stream, kind, subject_id])
        number: int = cursor.fetchone()[0]
    return number


def send_many(stream: str, kind: str, subject_ids: Sequence[str]) -> None:
    """Like `send_signal` for several subjects of one stream, in one statement; none where there are none."""
    if subject_ids:
        with connection.cursor() as cursor:
            cursor.execute(_SEND_MANY, [stream, len(subject_ids), list(subject_ids), kind, CHANNEL])


@tick("realtime.forget", seconds=3600)
def forget_old_signals(at: datetime) -> None:
    """Drops signals older than a day: nobody replays further back than that."""
    Signal.objects.filter(sent_at__lt=at - KEPT_FOR).delete()
