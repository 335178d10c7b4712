"""Customers: people known to the shop, by whichever address they wrote from."""

from django.db import models
from django.db.models.functions import Now

from pistos.kit.tokens import public_token


class Customer(models.Model):
    """A person known to the shop. Erasing empties the personal columns; the row stays as a reference."""

    token = models.CharField(max_length=22, default=public_token)
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
        constraints = [models.UniqueConstraint(fields=["token"], name="customers_customer_token")]
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
    """One yes or no of a customer to one purpose, with where it was said. Newest counts.

    `shown` is the text under which they said it: the proof.
    """

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    is_given = models.BooleanField()
    said_where = models.CharField(max_length=60)
    shown = models.TextField(blank=True, db_default="")
    said_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "purpose", "said_at"], name="customers_consent_said")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.is_given}"


class CodePurpose(models.TextChoices):
    """What a code that was sent to a customer's address lets its reader do."""

    SIGN_IN = "sign_in"
    CHANGE = "change"


class ContactCode(models.Model):
    """A code sent to an address on record: whoever types it reads what is sent there.

    `about` is the order that it lets change; empty for signing in. Code and link are kept as digests.
    """

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=10, choices=CodePurpose.choices)
    about = models.CharField(max_length=40, blank=True)
    code_digest = models.CharField(max_length=64)
    link_digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tried_count = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "purpose", "-sent_at"], name="customers_codes")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class SignIn(models.Model):
    """A browser in which a customer is signed in; its cookie holds what `digest` is made from."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="sign_ins")
    digest = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="customers_sign_in_expires")]

    def __str__(self) -> str:
        return f"sign-in {self.pk}"
