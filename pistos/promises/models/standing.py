"""Where promises stand now, and what customers chose when warned."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.promises.models.kinds import State
from pistos.promises.models.ledger import Promise


class Standing(models.Model):
    """Where a promise stands now: its entries folded. Changed only together with an entry.

    The columns up to `first_due_at` repeat facts of the promise, so that lists sort and filter here.
    `told_first_at` is when the customer was first told that the date may not hold, if before it was
    due; `proposed_on` the date of the draft that awaits sending; `review_at` when the chance of
    being late is next estimated.
    """

    promise = models.OneToOneField(
        Promise, primary_key=True, on_delete=models.PROTECT, related_name="standing"
    )
    kind = models.CharField(max_length=12)
    toward = models.CharField(max_length=8)
    customer_id = models.BigIntegerField(null=True)
    partner_id = models.BigIntegerField(null=True)
    made_by_kind = models.CharField(max_length=10)
    made_by_id = models.CharField(max_length=60)
    order_id = models.BigIntegerField(null=True)
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField(null=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=60, blank=True)
    is_imported = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    gives_proof = models.BooleanField(default=True)
    zone = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    due_at = models.DateTimeField()
    due_on = models.DateField()
    fulfilled_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    move_count = models.PositiveSmallIntegerField(default=0)
    is_kept_as_told = models.BooleanField(default=False)
    is_corrected = models.BooleanField(default=False)
    is_overturned = models.BooleanField(default=False)
    cause = models.CharField(max_length=16, blank=True, default="")
    blamed_partner_id = models.BigIntegerField(null=True)
    told_first_at = models.DateTimeField(null=True)
    is_told = models.BooleanField(default=True)
    risk = models.FloatField(default=0)
    risk_reason = models.CharField(max_length=30, blank=True, default="")
    risk_at = models.DateTimeField(null=True)
    expected_on = models.DateField(null=True)
    proposed_on = models.DateField(null=True)
    review_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "kept", "broken", "unproven", "withdrawn"]),
                name="promises_standing_state",
            ),
            models.CheckConstraint(
                condition=Q(risk__gte=0, risk__lte=1), name="promises_standing_risk"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "promise"], condition=Q(state="open"), name="standing_open_due"
            ),
            models.Index(
                fields=["review_at"],
                condition=Q(state="open", kind="delivery", toward="customer"),
                name="standing_open_review",
            ),
            models.Index(
                fields=["due_at", "promise"],
                condition=Q(state="open", toward="customer"),
                name="standing_awaited",
            ),
            models.Index(
                fields=["kind", "toward", "due_at", "promise"],
                condition=Q(state__in=["kept", "broken"]),
                name="standing_kind_settled",
            ),
            models.Index(fields=["state", "due_at", "promise"], name="standing_state_due"),
            models.Index(fields=["state", "made_at", "promise"], name="standing_state_made"),
            models.Index(
                fields=["risk", "promise"],
                condition=Q(state="open", risk__gt=0),
                name="standing_open_risk",
            ),
            models.Index(
                fields=["settled_at", "promise"],
                condition=Q(state="broken"),
                name="standing_broken_settled",
            ),
            models.Index(fields=["customer_id", "due_at", "promise"], name="standing_customer_due"),
            models.Index(fields=["partner_id", "due_at", "promise"], name="standing_partner_due"),
            models.Index(fields=["about_kind", "about_id"], name="standing_about"),
            models.Index(fields=["due_at", "promise"], name="standing_due"),
            models.Index(fields=["made_at", "promise"], name="standing_made"),
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} {self.state}"


class Choice(models.Model):
    """What a customer chose when warned that a promise may slip; insert-only but for its handling.

    Waiting needs nobody. What else they chose awaits a member of staff until `handled_at`.
    """

    class Wish(models.TextChoices):
        WAIT = "wait"
        CANCEL = "cancel"
        OTHER = "other"

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="choices")
    wish = models.CharField(max_length=8, choices=Wish.choices)
    chosen_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    handled_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise"],
                condition=Q(handled_at=None),
                name="promises_one_choice_waiting",
            )
        ]
        indexes = [
            models.Index(
                fields=["chosen_at", "id"],
                condition=Q(handled_at=None),
                name="promises_choice_waiting",
            ),
            models.Index(fields=["promise", "id"], name="promises_choice_of"),
        ]

    def __str__(self) -> str:
        return f"{self.wish} {self.promise_id}"
