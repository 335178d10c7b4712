"""What was learned, kept as rows: a version of the model, and its cells.

A version is never changed; the one in use is marked. Promises name the version that they rest on.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class ModelVersion(models.Model):
    """One learned model. `figures` holds, by quantity, what there is once of each
    (`rules.cells.Figures`)."""

    name = models.CharField(max_length=40, unique=True)
    learned_at = models.DateTimeField()
    observation_count = models.BigIntegerField()
    figures = models.JSONField(default=dict)
    is_current = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="estimates_one_current"
            ),
        ]
        indexes = [models.Index(fields=["learned_at", "id"], name="estimates_learned")]

    def __str__(self) -> str:
        return self.name


class Cell(models.Model):
    """One learned row (`rules.cells.Cell`), found by its address: quantity, level and key."""

    model = models.ForeignKey(ModelVersion, on_delete=models.CASCADE, related_name="cells")
    address = models.CharField(max_length=600)
    effect = models.FloatField(default=0.0)
    parcels = models.IntegerField(default=0)
    window_days = models.IntegerField(default=0)
    curve = ArrayField(models.FloatField(), default=list)
    within = ArrayField(models.FloatField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "address"], name="estimates_cell_address"),
        ]

    def __str__(self) -> str:
        return self.address


class WaitCurve(models.Model):
    """One group's waits as learned (`rules.waits.Curve`); learned anew as a whole.

    `quantity` is "answer" or "solution", `seconds` working seconds at `rules.waits.SHARES`, -1 where
    the waits do not reach that far.
    """

    quantity = models.CharField(max_length=10)
    group = models.CharField(max_length=160)
    seconds = ArrayField(models.FloatField())
    kept = ArrayField(models.FloatField(), default=list)
    sample = models.IntegerField()
    version = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quantity", "group"], name="estimates_wait_group"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} {self.group}"
