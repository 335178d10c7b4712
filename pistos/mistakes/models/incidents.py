"""An incident while it lasts and after: whom it reaches, what was said of it and when, and what it taught."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.mistakes.models.found import Mistake


class IncidentKind(models.TextChoices):
    """Which playbook is followed."""

    DELIVERY = "delivery", _("Deliveries stand still")
    PRODUCT = "product", _("A product is faulty or dangerous")
    PAYMENT = "payment", _("Payments go wrong")
    SITE = "site", _("The shop cannot be used")
    DATA = "data", _("Customers' data are at risk")
    SERVICE = "service", _("Nobody can answer")
    OTHER = "other", _("Something else")


class Incident(models.Model):
    """Declared by a deed, owned by a person, in public unless it would harm those it reaches.

    `title` is by language. `next_update_at` is what everybody was told as the time of the next word: a
    silence beyond it raises an alarm, once for each time (`silent_at`). `steps_done` are codes of its
    playbook. It is closed only with the review of afterwards.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    kind = models.CharField(max_length=10, choices=IncidentKind.choices)
    title = models.JSONField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="incidents")
    is_public = models.BooleanField(default=True)
    update_minutes = models.PositiveIntegerField(default=120)
    next_update_at = models.DateTimeField(null=True)
    silent_at = models.DateTimeField(null=True)
    steps_done = models.JSONField(default=list)
    declared_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    review_happened = models.TextField(blank=True)
    review_went_well = models.TextField(blank=True)
    review_change = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    mistake = models.ForeignKey(
        Mistake, null=True, on_delete=models.PROTECT, related_name="incidents"
    )
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(reviewed_at__isnull=False, resolved_at__isnull=False),
                name="mistakes_incident_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(update_minutes__gte=5), name="mistakes_incident_rhythm"
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None) | Q(resolved_at__gte=F("declared_at")),
                name="mistakes_incident_span",
            ),
        ]
        indexes = [
            models.Index(fields=["-declared_at", "-id"], name="mistakes_incidents"),
            models.Index(
                fields=["next_update_at"],
                condition=Q(resolved_at=None),
                name="mistakes_incident_due",
            ),
        ]

    def __str__(self) -> str:
        return f"incident {self.pk}"

    @property
    def is_going_on(self) -> bool:
        return self.resolved_at is None


class AffectedRule(models.Model):
    """By what the affected were found: kept, so that it can be asked again. Insert-only."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="rules")
    kind = models.CharField(max_length=20)
    values = models.JSONField(default=dict)
    found_count = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} of {self.incident_id}"


class Affected(models.Model):
    """A customer whom an incident reaches, once however many rules found them; and by which order.

    `written` are the words of it that went to this person, or could not for want of an address.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="affected")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="incidents_affecting"
    )
    order_id = models.BigIntegerField(null=True)
    written = ArrayField(models.BigIntegerField(), default=list)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "customer"], name="mistakes_affected_once")
        ]
        indexes = [models.Index(fields=["customer"], name="mistakes_affected_customer")]
        verbose_name_plural = "affected"

    def __str__(self) -> str:
        return f"customer {self.customer_id} in {self.incident_id}"


class IncidentUpdate(models.Model):
    """One word about it, by language, to everybody at once. Insert-only.

    `next_at` is when the next was promised. `pleased` and `annoyed` answer the two questions, asked
    before it went: what in it would please us in the customer's place, and what would annoy us.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="updates")
    words = models.JSONField()
    pleased = models.CharField(max_length=500, blank=True)
    annoyed = models.CharField(max_length=500, blank=True)
    next_at = models.DateTimeField(null=True)
    was_promised_at = models.DateTimeField(null=True)
    is_end = models.BooleanField(default=False)
    said_by = models.CharField(max_length=60)
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["incident", "-id"], name="mistakes_updates")]

    def __str__(self) -> str:
        return f"update {self.pk} of {self.incident_id}"

    @property
    def is_late(self) -> bool:
        """Whether it came after the time that the word before it had promised."""
        return self.was_promised_at is not None and self.said_at > self.was_promised_at


class UpdateSending(models.Model):
    """How far an update has gone out, in batches, each person once: to whom, their row says."""

    update = models.OneToOneField(
        IncidentUpdate, primary_key=True, on_delete=models.PROTECT, related_name="sending"
    )
    told_count = models.PositiveIntegerField(default=0)
    unreachable_count = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"sending of {self.update_id}"
