"""A mistake, what it stands on, and its history."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token

SEVEREST = 3


class Stage(models.TextChoices):
    """The three that every mistake goes through; none can be left out."""

    FOUND = "found", _("Found")
    CORRECTED = "corrected", _("Corrected")
    LEARNED = "learned", _("Lesson taken")


class Origin(models.TextChoices):
    """What opened it."""

    PERSON = "person"
    ALARM = "alarm"
    COMPLAINT = "complaint"


class Mistake(models.Model):
    """One fault of ours with one cause; the same cause after its correction opens it again.

    `cause` is a code of the tree of causes, `facet_kind` and `facet_id` narrow it to a courier, a
    product, a supplier or a page. `round` counts its corrections; `repeated_count` how often the same
    cause came back after one. `told_problem` and `told_action` are the words for customers, by
    language. `closed_at` is empty while it is open.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    title = models.CharField(max_length=160)
    problem = models.TextField(max_length=4000)
    cause = models.CharField(max_length=60, blank=True)
    facet_kind = models.CharField(max_length=20, blank=True)
    facet_id = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.PERSON)
    origin_id = models.CharField(max_length=60, null=True)
    severity = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.FOUND)
    round = models.PositiveSmallIntegerField(default=1)
    repeated_count = models.PositiveIntegerField(default=0)
    containment = models.TextField(max_length=2000, blank=True)
    whys = models.JSONField(default=list)
    root_cause = models.TextField(max_length=2000, blank=True)
    owner = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="mistakes_owned"
    )
    due_on = models.DateField(null=True)
    told_problem = models.JSONField(default=dict)
    told_action = models.JSONField(default=dict)
    cost_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    found_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    late_told_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=SEVEREST), name="mistakes_severity"
            ),
            models.CheckConstraint(
                condition=Q(stage="found") | Q(corrected_at__isnull=False),
                name="mistakes_corrected_when",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(stage="learned"), name="mistakes_closed_learned"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(owner__isnull=False), name="mistakes_due_has_owner"
            ),
            models.UniqueConstraint(
                fields=["origin", "origin_id"],
                condition=Q(origin="alarm", origin_id__isnull=False),
                name="mistakes_one_per_alarm",
            ),
        ]
        indexes = [
            models.Index(fields=["-found_at", "-id"], name="mistakes_newest"),
            models.Index(
                fields=["-severity", "-id"], condition=Q(closed_at=None), name="mistakes_open_worst"
            ),
            models.Index(fields=["due_on", "id"], name="mistakes_due"),
            models.Index(
                fields=["-closed_at", "-id"],
                condition=Q(closed_at__isnull=False),
                name="mistakes_closed",
            ),
            models.Index(fields=["cause", "facet_kind", "facet_id"], name="mistakes_of_cause"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Evidence(models.Model):
    """What shows a mistake: a complaint, a review, an order, an address; and who told us, if known.

    `is_repeat` is one that happened after the correction of its round. `words` are the shop's.
    """

    mistake = models.ForeignKey(Mistake, on_delete=models.PROTECT, related_name="evidence")
    ref_kind = models.CharField(max_length=30)
    ref_id = models.CharField(max_length=300)
    words = models.CharField(max_length=500, blank=True)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="mistakes_reported"
    )
    round = models.PositiveSmallIntegerField(default=1)
    is_repeat = models.BooleanField(default=False)
    happened_at = models.DateTimeField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mistake", "ref_kind", "ref_id"], name="mistakes_evidence_once"
            )
        ]
        indexes = [
            models.Index(fields=["mistake", "customer"], name="mistakes_reporters"),
            models.Index(fields=["ref_kind", "ref_id"], name="mistakes_shown_by"),
        ]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"{self.ref_kind} {self.ref_id}"


class Deed(models.TextChoices):
    """What a row of the history tells."""

    OPENED = "opened", _("Found")
    SHOWN = "shown", _("Evidence added")
    CONTAINED = "contained", _("Contained")
    ANALYSED = "analysed", _("Cause understood")
    PLANNED = "planned", _("Correction planned")
    CORRECTED = "corrected", _("Corrected")
    LEARNED = "learned", _("Lesson taken")
    JUDGED = "judged", _("Effect measured")
    CLOSED = "closed", _("Closed")
    REPEATED = "repeated", _("The same cause again")
    REOPENED = "reopened", _("Opened again")
    TOLD = "told", _("Customers told")


class MistakeEntry(models.Model):
    """One row of a mistake's history. Insert-only: the database refuses changes.

    `words` are a person's; `data` is what the program noted, as codes and counts for a page to say.
    """

    mistake = models.ForeignKey(Mistake, on_delete=models.PROTECT, related_name="entries")
    deed = models.CharField(max_length=10, choices=Deed.choices)
    round = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["mistake", "id"], name="mistakes_history")]
        verbose_name_plural = "mistake entries"

    def __str__(self) -> str:
        return f"{self.deed} of {self.mistake_id}"
