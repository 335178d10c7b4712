"""What the shop claims from a courier for a parcel damaged or lost. The customer never waits for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.orders.models import Parcel
from pistos.partners.models import Partner
from pistos.returns.models.claims import Claim


class CourierClaimState(models.TextChoices):
    PREPARED = "prepared", _("prepared")
    SENT = "sent", _("sent")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    PAID = "paid", _("paid")


class CourierClaim(models.Model):
    """One for each claim of the transport track. `deadline_on` is the last day by the courier's terms;
    `amount` is what the goods cost the shop's customer, the least that was lost."""

    class Kind(models.TextChoices):
        DAMAGE = "damage", _("damage")
        LOSS = "loss", _("loss")

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="courier_claim")
    parcel = models.ForeignKey(Parcel, on_delete=models.PROTECT, related_name="courier_claims")
    courier = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="courier_claims")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    state = models.CharField(
        max_length=8, choices=CourierClaimState.choices, default=CourierClaimState.PREPARED
    )
    deadline_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    prepared_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=500, blank=True)
    paid_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="returns_courier_amount"),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_amount__gt=0, paid_at__isnull=False),
                name="returns_courier_paid_what",
            ),
            models.CheckConstraint(
                condition=Q(state="prepared") | Q(sent_at__isnull=False),
                name="returns_courier_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(because=""), name="returns_courier_refused_why"
            ),
        ]
        indexes = [
            models.Index(
                fields=["deadline_on", "id"],
                condition=Q(state__in=["prepared", "sent", "accepted"]),
                name="returns_courier_deadline",
            ),
            models.Index(fields=["prepared_at", "id"], name="returns_courier_newest"),
        ]

    def __str__(self) -> str:
        return f"claim against {self.courier_id} for {self.parcel_id}"
