"""What was written is sent."""

from datetime import datetime

from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.notifications import actions


@on("notifications.MessageWritten")
def send_written_message(event: Event, at: datetime) -> None:
    actions.send_message(message_id=event.data["message_id"], at=at)
