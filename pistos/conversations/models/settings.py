"""The rules of answering, versioned; the newest is in force."""

from django.db import models
from django.db.models.functions import Now


class AnswerSettings(models.Model):
    """A version of how the shop answers; old ones stay.

    `defaults` are the cautious working minutes per channel until history speaks: {"email": 240}.
    `warn_share` is the share of the promised time after which the agent is warned; `moves_by_rule`
    whether the customer is told a new time by the program when the promised one is about to slip.
    """

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    defaults = models.JSONField(default=dict, blank=True)
    warn_share = models.FloatField(default=0.75)
    moves_by_rule = models.BooleanField(default=True)
    silence_hours = models.PositiveSmallIntegerField(default=24)
    update_minutes = models.PositiveSmallIntegerField(default=10)
    care_days = models.PositiveSmallIntegerField(default=180)
    undo_seconds = models.PositiveSmallIntegerField(default=10)
    acknowledgement_hours = models.PositiveSmallIntegerField(default=1)
    signature = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"version {self.version}"
