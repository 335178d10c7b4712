"""Partners: firms that keep promises for the shop."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class PartnerKind(models.TextChoices):
    COURIER = "courier"
    SUPPLIER = "supplier"
    PAYMENT = "payment"
    PHOTOGRAPHER = "photographer"
    WEB = "web"


class PartnerState(models.TextChoices):
    CANDIDATE = "candidate"
    TRIAL = "trial"
    ACTIVE = "active"
    ENDED = "ended"


class Partner(models.Model):
    """A firm; `gives_proof_of_delivery` is a fact about it: without proof an outcome is unproven.

    `terms` holds what was agreed: days by kind of deadline, notes, and what one broken promise of
    the partner costs the shop. `cost_amount` is the price of one job (a parcel, an order's share).
    """

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=PartnerKind.choices)
    state = models.CharField(
        max_length=10, choices=PartnerState.choices, default=PartnerState.CANDIDATE
    )
    contact_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    gives_proof_of_delivery = models.BooleanField(default=True)
    terms = models.JSONField(default=dict, blank=True)
    cost_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cost_currency = models.CharField(max_length=3, blank=True)
    trial_until = models.DateField(null=True, blank=True)
    known_since = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PartnerState.values), name="partners_state_known"
            ),
            models.CheckConstraint(
                condition=Q(cost_amount=None) | Q(cost_amount__gte=0),
                name="partners_cost_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "state"], name="partners_kind_state"),
            models.Index(fields=["name", "id"], name="partners_name"),
            models.Index(fields=["known_since", "id"], name="partners_known_since"),
        ]

    def __str__(self) -> str:
        return self.name


class Step(models.TextChoices):
    """What comes before a firm is fully trusted with customers."""

    ALTERNATIVES = "alternatives"
    REFERENCE = "reference"
    TRIAL = "trial"


class PartnerStep(models.Model):
    """A step of the choice: done, or skipped for a written reason that stays visible."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=Step.choices)
    is_skipped = models.BooleanField(default=False)
    words = models.CharField(max_length=500)
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60)
    happened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "step"], name="partners_step_once"),
            models.CheckConstraint(condition=~Q(words=""), name="partners_step_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.step}"


class Praise(models.Model):
    """Kind words of a customer about a partner, or about one person who works there."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="praises")
    person = models.CharField(max_length=120, blank=True)
    words = models.TextField()
    customer_id = models.BigIntegerField(null=True)
    received_at = models.DateTimeField()
    noted_by = models.CharField(max_length=60)
    passed_on_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["partner", "-received_at"], name="partners_praise_newest"),
        ]

    def __str__(self) -> str:
        return f"praise {self.pk} of {self.partner_id}"
