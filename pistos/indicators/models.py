"""Indicators: rows over measures. A measure is code; an indicator is a question asked of it."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.accounts.models import User
from pistos.kit.languages import validate_translated


class Indicator(models.Model):
    """Definition, target, owner and threshold of a figure that the shop watches.

    Past the `threshold` someone must act; the `target` is what we aim at. Both in the measure's unit.
    """

    code = models.SlugField(max_length=60, unique=True)
    name = models.JSONField(default=dict, validators=[validate_translated])
    definition = models.JSONField(default=dict, validators=[validate_translated], blank=True)
    measure = models.CharField(max_length=60)
    parameters = models.JSONField(default=dict, blank=True)
    period_days = models.PositiveSmallIntegerField(default=30)
    target = models.FloatField(null=True, blank=True)
    threshold = models.FloatField(null=True, blank=True)
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL)
    is_shown = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=100)
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(period_days__gte=1, period_days__lte=731), name="indicators_period"
            ),
        ]
        indexes = [models.Index(fields=["is_shown", "position", "id"], name="indicators_shown")]

    def __str__(self) -> str:
        return self.code


class Reading(models.Model):
    """The value of an indicator for the period that ended on a day, as computed then."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    ends_on = models.DateField()
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "ends_on"], name="indicators_reading_day")
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.ends_on}"
