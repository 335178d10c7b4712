"""What customers need, in their own words, with where and when they said it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.conversations.models import Channel, Conversation, Message
from pistos.customers.models import Customer


class NeedKind(models.TextChoices):
    """From `access` on they are special requirements: they warn on every new order."""

    NEED = "need", _("need")
    PREFERENCE = "preference", _("preference")
    ACCESS = "access", _("accessibility")
    DELIVERY = "delivery", _("delivery")
    INVOICE = "invoice", _("invoice")
    ALLERGY = "allergy", _("allergy")
    OTHER = "other", _("other requirement")


WARNING = (
    NeedKind.ACCESS,
    NeedKind.DELIVERY,
    NeedKind.INVOICE,
    NeedKind.ALLERGY,
    NeedKind.OTHER,
)


class Need(models.Model):
    """One need as it was said. `message` is its source; noted by hand, `said_where` names it.

    `with_consent` tells that it is kept because the customer agreed to be remembered: preferences,
    what speaks of children or of health. Such a one ends when the consent is taken back.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=10, choices=NeedKind.choices)
    words = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=2)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="needs")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="needs"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    said_where = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    with_consent = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind", "words"],
                condition=Q(ended_at=None),
                name="requests_need_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["customer", "-said_at"],
                condition=Q(ended_at=None),
                name="requests_needs_now",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.customer_id}"

    @property
    def warns(self) -> bool:
        return self.kind in WARNING
