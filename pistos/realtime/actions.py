"""Sending a signal: number, row and NOTIFY in the transaction of whatever it tells of."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from pistos.kit.ticks import tick
from pistos.realtime.models import Signal

CHANNEL = "pistos_live"
KEPT_FOR = timedelta(hours=24)


def send_signal(*, stream: str, kind: str, subject_id: str) -> int:
    """Tells everyone on `stream` that something of `kind` is new; returns the signal's number.

    The number is allotted under the stream's row lock, which is held until commit: numbers follow
    the order of commits, so a reader who has seen n has seen everything up to n.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO realtime_stream (name, last_id) VALUES (%s, 1)"
            " ON CONFLICT (name) DO UPDATE SET last_id = realtime_stream.last_id + 1"
            " RETURNING last_id",
            [stream],
        )
        number: int = cursor.fetchone()[0]
        Signal.objects.create(stream_id=stream, number=number, kind=kind, subject_id=subject_id)
        cursor.execute(
            "SELECT pg_notify(%s, %s)", [CHANNEL, f"{stream}\n{number}\n{kind}\n{subject_id}"]
        )
    return number


@tick("realtime.forget", seconds=3600)
def forget_old_signals(at: datetime) -> None:
    """Drops signals older than a day: nobody replays further back than that."""
    Signal.objects.filter(sent_at__lt=at - KEPT_FOR).delete()
