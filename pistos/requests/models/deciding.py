"""What each role may decide at once, by matter and amount. Versions; the newest holds."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import Role, User


class Matter(models.TextChoices):
    """What is decided. Amounts are what it costs the shop."""

    CUSTOM_CHANGE = "custom_change", _("a custom change")
    REFUND = "refund", _("a refund")
    GIFT = "gift", _("a gift")
    GOODWILL = "goodwill", _("goodwill, a voucher")
    FREE_SHIPPING = "free_shipping", _("free delivery")
    RESEND = "resend", _("sending it again")


class Empowerment(models.Model):
    """One version of the table. Insert-only, as its permissions are."""

    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)

    def __str__(self) -> str:
        return f"version {self.pk}"


class Permission(models.Model):
    """Up to `limit_amount` a role decides at once; None is without limit, 0 is not at all."""

    version = models.ForeignKey(Empowerment, on_delete=models.PROTECT, related_name="permissions")
    role = models.CharField(max_length=10, choices=Role.choices)
    matter = models.CharField(max_length=14, choices=Matter.choices)
    limit_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "role", "matter"], name="requests_permission_once"
            ),
            models.CheckConstraint(
                condition=Q(limit_amount=None) | Q(limit_amount__gte=0),
                name="requests_limit_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.matter}"
