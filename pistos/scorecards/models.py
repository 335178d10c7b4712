"""Scorecards: a partner's figures for a period; and the choice of partners by gates and weights."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now

from pistos.partners.models import Partner


class Scorecard(models.Model):
    """A partner's figures for the period that ended on a day.

    `score` and its parts repeat what the figures give, so that lists sort here.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="scorecards")
    kind = models.CharField(max_length=20)
    ends_on = models.DateField()
    days = models.PositiveSmallIntegerField(default=90)
    count = models.PositiveIntegerField(default=0)
    score = models.FloatField(null=True)
    parts = models.JSONField(default=dict)
    figures = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "ends_on", "days"], name="scorecards_once")
        ]
        indexes = [
            models.Index(fields=["ends_on", "kind", "-score"], name="scorecards_ranking"),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.ends_on}"


class Selection(models.Model):
    """The choice of a partner for a kind of work: criteria, evidence, decision, what is skipped.

    `criteria` holds `gates` (codes), `weights` (code to share) and `alternatives` (the least number
    of candidates). `skipped` holds step to reason; it stays visible. `because` is the decision's
    reason, and `override` says which recommendation it went against.
    """

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    criteria = models.JSONField(default=dict)
    opened_at = models.DateTimeField(db_default=Now())
    opened_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)
    chosen = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="chosen_in"
    )
    because = models.CharField(max_length=500, blank=True)
    override = models.JSONField(default=dict)
    skipped = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-opened_at", "-id"], name="scorecards_selection_new")]

    def __str__(self) -> str:
        return self.title


class Candidate(models.Model):
    """A firm considered in a selection: answers to the gates, points by criterion, and evidence.

    `gates` maps a code to true or false, `points` a criterion to 0…10, `evidence` either to words.
    """

    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="candidates")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="candidacies")
    gates = models.JSONField(default=dict)
    points = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict)
    reference_checked_at = models.DateTimeField(null=True)
    reference_words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "partner"], name="scorecards_candidate_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.selection_id} {self.partner_id}"
