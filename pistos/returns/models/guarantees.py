"""Guarantees by item sold: what somebody promised beyond the law, what the law itself adds, and repairs."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pistos.catalogue.models import Product
from pistos.kit.languages import validate_translated
from pistos.orders.models import Line
from pistos.partners.models import Partner
from pistos.returns.models.claims import Claim


class ProductGuarantee(models.Model):
    """What a product is sold with, from `since` on. `guarantor` is None where the shop itself stands for
    it. `terms` and `repair_info` (who repairs it, and where) are texts by language."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="guarantees")
    months = models.PositiveSmallIntegerField()
    guarantor = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="guarantees"
    )
    guarantor_name = models.CharField(max_length=160, blank=True)
    terms = models.JSONField(default=dict, validators=[validate_translated])
    repair_info = models.JSONField(default=dict, validators=[validate_translated], blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product"], condition=Q(until=None), name="returns_guaranteed_once"
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=1200), name="returns_guarantee_months"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.months} months for {self.product_id}"


class SoldItem(models.Model):
    """One piece of a line, from 1. `extended_at`: a repair added twelve months to its legal guarantee,
    which happens once."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()
    serial = models.CharField(max_length=80, blank=True)
    extended_at = models.DateTimeField(null=True)
    extended_by = models.ForeignKey(
        Claim, null=True, on_delete=models.PROTECT, related_name="items_extended"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "number"], name="returns_item_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="returns_item_from_one"),
        ]
        indexes = [
            models.Index(fields=["serial"], condition=~Q(serial=""), name="returns_item_serial")
        ]

    def __str__(self) -> str:
        return f"{self.line_id} piece {self.number}"


class Guarantee(models.Model):
    """The guarantee of one item, as it was sold: it never changes with the product's later terms."""

    item = models.OneToOneField(SoldItem, on_delete=models.PROTECT, related_name="guarantee")
    starts_on = models.DateField()
    ends_on = models.DateField()
    guarantor = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="guarantees_given"
    )
    guarantor_name = models.CharField(max_length=160)
    terms = models.JSONField(default=dict)
    repair_info = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="returns_guarantee_span"
            )
        ]
        indexes = [models.Index(fields=["ends_on", "id"], name="returns_guarantee_ends")]

    def __str__(self) -> str:
        return f"guarantee of item {self.item_id} until {self.ends_on}"


class RepairStage(models.TextChoices):
    AWAITED = "awaited", _("waiting for the item")
    CHECKED = "checked", _("looked at")
    WITH_REPAIRER = "repairer", _("with the repairer")
    PARTS = "parts", _("waiting for a part")
    REPAIRED = "repaired", _("repaired")
    SENT_BACK = "sent_back", _("on its way back")
    BACK = "back", _("back with the customer")


class Repair(models.Model):
    """A repair of one claim: its stage, and what is lent meanwhile. The days are promises."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="repairs")
    stage = models.CharField(
        max_length=10, choices=RepairStage.choices, default=RepairStage.AWAITED
    )
    promised_on = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    loan = models.CharField(max_length=200, blank=True)
    loan_given_at = models.DateTimeField(null=True)
    loan_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(ended_at=None), name="returns_repair_open_once"
            ),
            models.CheckConstraint(
                condition=Q(loan_back_at=None) | Q(loan_given_at__isnull=False),
                name="returns_loan_given_first",
            ),
        ]

    def __str__(self) -> str:
        return f"repair of {self.claim_id}"
