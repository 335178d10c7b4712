"""What was written is sent, now or when its time has come."""

from datetime import datetime

from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.notifications import queries, tasks
from pistos.notifications.actions.sending import send_message


@on("notifications.MessageWritten", "notifications.MessageResent")
def send_written_message(event: Event, at: datetime) -> None:
    message_id = event.data["message_id"]
    send_at = queries.send_at_of(message_id)
    if send_at is not None and send_at > at:
        tasks.send_later.defer(run_at=send_at, message_id=message_id)
    else:
        send_message(message_id=message_id, at=at)
