"""Partners: firms that keep promises for the shop."""

from django.db import models
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
    """A firm; `gives_proof_of_delivery` is a fact about it: without proof an outcome is unproven."""

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
        indexes = [models.Index(fields=["kind", "state"], name="partners_kind_state")]

    def __str__(self) -> str:
        return self.name
