"""Brings an event to one listener."""

from datetime import datetime

from pistos.journal.listeners import listener as listener_named
from pistos.journal.models import Event
from pistos.kit.tasks import task


@task(name="journal.deliver")
def deliver(at: datetime, *, event_id: int, listener: str) -> None:
    listener_named(listener)(Event.objects.get(pk=event_id), at)
