"""The roll-ups of the standings, kept by trigger in the same transaction."""

from django.db import models


class KeptDay(models.Model):
    """Roll-up: promises by the day they were last due, kept by trigger in step with the standings.

    `made` counts all with that last due day; the state counters add up to it. `told_first` counts
    those not kept as first told whose customer was told before the due time, out of
    `needed_telling`.
    """

    day = models.DateField()
    kind = models.CharField(max_length=12)
    toward = models.CharField(max_length=8)
    partner_id = models.BigIntegerField(default=0)
    made_by_id = models.CharField(max_length=60, default="")
    country = models.CharField(max_length=2, default="")
    region = models.CharField(max_length=60, default="")
    cause = models.CharField(max_length=16, default="")
    is_public = models.BooleanField(default=True)
    is_imported = models.BooleanField(default=False)
    made = models.IntegerField(default=0)
    open = models.IntegerField(default=0)
    kept = models.IntegerField(default=0)
    broken = models.IntegerField(default=0)
    unproven = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)
    fulfilled_late = models.IntegerField(default=0)
    kept_as_told = models.IntegerField(default=0)
    moved = models.IntegerField(default=0)
    moves = models.IntegerField(default=0)
    corrected = models.IntegerField(default=0)
    overturned = models.IntegerField(default=0)
    needed_telling = models.IntegerField(default=0)
    told_first = models.IntegerField(default=0)
    told_first_seconds = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "day", "kind", "toward", "partner_id", "made_by_id", "country", "region",
                    "cause", "is_public", "is_imported",
                ],
                name="promises_kept_day",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["partner_id", "day"], name="promises_kept_day_partner"),
            models.Index(fields=["toward", "day"], name="promises_kept_day_toward"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"
