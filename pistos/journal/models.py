"""The append-only record of what happened. One past-tense row is an event."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now


class Event(models.Model):
    """One thing that happened. Holds ids and plain values, no personal ones; insert-only."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=80)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=30)
    subject_id = models.CharField(max_length=60)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="journal_by_subject"),
            models.Index(fields=["name", "id"], name="journal_by_name"),
            models.Index(fields=["actor_kind", "actor_id", "id"], name="journal_by_actor"),
            models.Index(fields=["happened_at", "id"], name="journal_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.subject_kind} {self.subject_id}"


class EventToSift(models.Model):
    """An event that a listener's sieve has not looked at yet. Written with the event and deleted with what
    the sieve does, so that one which commits late is not passed over, and one is not lost by a kill."""

    pk = models.CompositePrimaryKey("listener", "event_id")
    listener = models.CharField(max_length=120)
    event_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.event_id} for {self.listener}"


class Heartbeat(models.Model):
    """When a process of a kind was last heard of; one row a process."""

    process = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=20)
    heard_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.process
