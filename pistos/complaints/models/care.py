"""Whom to look after before they complain, who is dissatisfied in silence, and who helped us."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.complaints.models.complaint import Complaint
from pistos.customers.models import Customer


class Sign(models.TextChoices):
    FALLING_RATING = "falling_rating", _("rates lower than before")
    LATE_DELIVERY = "late_delivery", _("a delivery may come late")
    FIRST_BROKEN = "first_broken", _("the first broken promise")


class Attention(models.Model):
    """A satisfied or large customer with whom something begins to go wrong: seen before they complain."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="attentions")
    reason = models.CharField(max_length=16, choices=Sign.choices)
    source_kind = models.CharField(max_length=20)
    source_id = models.CharField(max_length=60)
    is_large = models.BooleanField(default=False)
    raised_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    done = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reason", "source_kind", "source_id"], name="complaints_attention_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["-raised_at", "-id"],
                condition=models.Q(seen_at=None),
                name="complaints_attentions",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.customer_id}"


class Silent(models.Model):
    """A customer who seems dissatisfied and says nothing, with the signs by which it is inferred."""

    customer = models.OneToOneField(
        Customer, primary_key=True, on_delete=models.CASCADE, related_name="silent"
    )
    signs = ArrayField(models.CharField(max_length=20))
    last_sign_at = models.DateTimeField()
    found_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-last_sign_at", "-customer"], name="complaints_silent_newest")
        ]
        verbose_name_plural = "silent customers"

    def __str__(self) -> str:
        return f"silent {self.customer_id}"


class Credit(models.Model):
    """A complaint that led to something being fixed; its customer was thanked."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="credits")
    fix_kind = models.CharField(max_length=20)
    fix_id = models.CharField(max_length=60)
    credited_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "fix_kind", "fix_id"], name="complaints_credit_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fix_kind} {self.fix_id} by {self.complaint_id}"
