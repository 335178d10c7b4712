"""An apology with its plan, and how a dissatisfied customer was won again.

An apology and the steps it names are never changed once they were told; words can only be emptied, with the
person's erasure. A step is a promise: where it stands, the ledger says.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.complaints.models.complaint import Complaint


class Apology(models.Model):
    """What the shop admits, its apology, and who answers for the plan. `attempt` makes it one."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="apologies")
    attempt = models.CharField(max_length=60, unique=True)
    mistake = models.CharField(max_length=1000)
    text = models.TextField()
    language = models.CharField(max_length=2)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="apologies_owned")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="apologies_sent")
    sent_at = models.DateTimeField()
    message_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["complaint", "id"], name="complaints_apologies")]
        verbose_name_plural = "apologies"

    def __str__(self) -> str:
        return f"apology {self.pk}"


class PlanStep(models.Model):
    """One thing that will be done by a day, by a named person: a promise of kind `fix`."""

    apology = models.ForeignKey(Apology, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="plan_steps")
    due_on = models.DateField()
    promise_id = models.BigIntegerField()
    done_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["apology", "position"], name="complaints_step_position"
            ),
            models.UniqueConstraint(fields=["promise_id"], name="complaints_step_promise"),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"], condition=Q(done_at=None), name="complaints_steps_due"
            )
        ]

    def __str__(self) -> str:
        return f"step {self.position} of {self.apology_id}"


class Recovery(models.Model):
    """How satisfied the customer was and is (1 to 5), what they think of the company apart from the product
    (1 to 5), our personal word afterwards, the later question, the panel, and whether they are lost.
    """

    class Panel(models.TextChoices):
        NOT_ASKED = "", _("not asked")
        ASKED = "asked", _("asked")
        YES = "yes", _("takes part")
        NO = "no", _("does not take part")

    complaint = models.OneToOneField(
        Complaint, primary_key=True, on_delete=models.PROTECT, related_name="recovery"
    )
    before = models.PositiveSmallIntegerField(null=True)
    before_at = models.DateTimeField(null=True)
    after = models.PositiveSmallIntegerField(null=True)
    after_at = models.DateTimeField(null=True)
    opinion = models.PositiveSmallIntegerField(null=True)
    opinion_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    check_in_on = models.DateField(null=True)
    checked_in_at = models.DateTimeField(null=True)
    panel = models.CharField(max_length=5, choices=Panel.choices, blank=True)
    panel_at = models.DateTimeField(null=True)
    panel_words = models.CharField(max_length=1000, blank=True)
    lost_at = models.DateTimeField(null=True)
    lost_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(before=None) | Q(before__gte=1, before__lte=5),
                name="complaints_before_range",
            ),
            models.CheckConstraint(
                condition=Q(after=None) | Q(after__gte=1, after__lte=5),
                name="complaints_after_range",
            ),
            models.CheckConstraint(
                condition=Q(opinion=None) | Q(opinion__gte=1, opinion__lte=5),
                name="complaints_opinion_range",
            ),
            models.CheckConstraint(
                condition=Q(lost_at=None) | ~Q(lost_because=""), name="complaints_lost_why"
            ),
        ]
        indexes = [
            models.Index(
                fields=["check_in_on"],
                condition=Q(checked_in_at=None, check_in_on__isnull=False),
                name="complaints_check_ins",
            ),
            models.Index(
                fields=["opinion_at"],
                condition=Q(opinion__isnull=False),
                name="complaints_opinions",
            ),
        ]
        verbose_name_plural = "recoveries"

    def __str__(self) -> str:
        return f"recovery of {self.complaint_id}"


class RecoveryAttempt(models.Model):
    """What somebody did to win a customer again. Insert-only; `words` alone can be emptied."""

    class Kind(models.TextChoices):
        MESSAGE = "message", _("a personal message")
        CALL = "call", _("a telephone call")
        VISIT = "visit", _("a word in the store")
        WIN_BACK = "win_back", _("a word without pressure, much later")

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="attempts")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.CharField(max_length=2000, blank=True)
    happened_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recovery_attempts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"],
                condition=Q(kind="win_back"),
                name="complaints_win_back_once",
            )
        ]
        indexes = [models.Index(fields=["complaint", "id"], name="complaints_attempts")]

    def __str__(self) -> str:
        return f"{self.kind} {self.complaint_id}"
