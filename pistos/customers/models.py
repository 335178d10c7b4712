"""Customers: people known to the shop, by whichever address they wrote from."""

from django.db import models
from django.db.models.functions import Now

from pistos.kit.tokens import public_token


class Customer(models.Model):
    """A person known to the shop. Erasing empties the personal columns; the row stays as a reference."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="en")
    preferred_channel = models.CharField(max_length=20, default="email")
    form_of_address = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=300, blank=True)
    known_since = models.DateTimeField(db_default=Now())
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged"
    )
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["email"], name="customers_email"),
            models.Index(fields=["phone"], name="customers_phone"),
            models.Index(fields=["known_since", "id"], name="customers_known_since"),
            models.Index(fields=["name", "id"], name="customers_name"),
        ]

    def __str__(self) -> str:
        return self.name or self.email or f"#{self.pk}"

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None


class Alias(models.Model):
    """An address or outside reference by which a customer is known; each belongs to one customer."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="aliases")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=254)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="customers_alias_once")
        ]
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Purpose(models.TextChoices):
    """What a customer may agree to beyond their purchase."""

    NEWS = "news"
    REVIEWS = "reviews"
    MEMORY = "memory"


class Consent(models.Model):
    """One yes or no of a customer to one purpose, with where it was said. Newest counts."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    is_given = models.BooleanField()
    said_where = models.CharField(max_length=60)
    said_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "purpose", "said_at"], name="customers_consent_said")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.is_given}"
