"""Signals to browsers: "something new: its id". The pages fetch the rest."""

from django.db import models
from django.db.models.functions import Now


class Stream(models.Model):
    """A named stream; `last_id` is allotted under the row's lock, so ids follow commit order."""

    name = models.CharField(max_length=80, primary_key=True)
    last_id = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Signal(models.Model):
    """One message on a stream; kept for replay by id."""

    stream = models.ForeignKey(
        Stream, on_delete=models.CASCADE, related_name="signals", db_index=False
    )
    number = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60)
    sent_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "number"], name="realtime_signal_number")
        ]

    def __str__(self) -> str:
        return f"{self.stream_id} {self.number}"
