"""Sending a signal: number, row and NOTIFY in the transaction of whatever it tells of."""

from datetime import datetime, timedelta

from django.db import connection

from pistos.kit.ticks import tick
from pistos.realtime.models import Signal

CHANNEL = "pistos_live"
KEPT_FOR = timedelta(hours=24)

_SEND = """
WITH numbered AS (
    INSERT INTO realtime_stream AS s (name, last_id) VALUES (%s, 1)
    ON CONFLICT (name) DO UPDATE SET last_id = s.last_id + 1 RETURNING name, last_id
), sent AS (
    INSERT INTO realtime_signal (stream_id, number, kind, subject_id)
    SELECT name, last_id, %s, %s FROM numbered RETURNING stream_id, number, kind, subject_id
)
SELECT number, pg_notify(%s, concat_ws(E'\\n', stream_id, number, kind, subject_id)) FROM sent
"""


def send_signal(*, stream: str, kind: str, subject_id: str) -> int:
    """Tells everyone on `stream` that something of `kind` is new; returns the signal's number.

    The number is allotted under the stream's row lock, which is held until commit: numbers follow
    the order of commits, so a reader who has seen n has seen everything up to n.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SEND, [stream, kind, subject_id, CHANNEL])
        number: int = cursor.fetchone()[0]
    return number


@tick("realtime.forget", seconds=3600)
def forget_old_signals(at: datetime) -> None:
    """Drops signals older than a day: nobody replays further back than that."""
    Signal.objects.filter(sent_at__lt=at - KEPT_FOR).delete()
