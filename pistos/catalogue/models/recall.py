"""Recalls of products, and reports that a sheet misled."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from pistos.catalogue.models.product import Product
from pistos.catalogue.models.sheet import SheetVersion
from pistos.kit.languages import validate_translated


class Remedy(models.TextChoices):
    REPAIR = "repair"
    REPLACE = "replace"
    REFUND = "refund"


class Recall(models.Model):
    """A safety recall. Of the whole product, or of those bought in a span of days or with some versions
    of the sheet. `hazard` and `do_now` are told to every buyer in their language; `lots` says how the
    pieces are known. It goes on until it is closed with a reason; what was told stays as it is."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="recalls")
    versions = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    bought_from = models.DateField(null=True, blank=True)
    bought_until = models.DateField(null=True, blank=True)
    lots = models.CharField(max_length=200, blank=True)
    hazard = models.JSONField(validators=[validate_translated])
    do_now = models.JSONField(validators=[validate_translated])
    remedies = ArrayField(models.CharField(max_length=10, choices=Remedy.choices))
    contact = models.CharField(max_length=200)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=60)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=60, blank=True)
    closed_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) ^ ~Q(closed_because=""), name="catalogue_recall_because"
            )
        ]
        indexes = [models.Index(fields=["-issued_at", "id"], name="catalogue_recall_newest")]

    def __str__(self) -> str:
        return f"recall {self.pk} of {self.product_id}"


class Mismatch(models.TextChoices):
    """`expectation` is that of the buyer alone: the sheet was true, and nothing has to be put right."""

    DESCRIPTION = "description"
    PICTURE = "picture"
    EXPECTATION = "expectation"


class MismatchReport(models.Model):
    """A buyer's word that a product is not as its sheet said. `source` tells where it was said, once."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="mismatches")
    version = models.ForeignKey(
        SheetVersion, null=True, on_delete=models.PROTECT, related_name="mismatches"
    )
    reason = models.CharField(max_length=12, choices=Mismatch.choices)
    source_kind = models.CharField(max_length=30)
    source_id = models.CharField(max_length=60)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "source_kind", "source_id"], name="catalogue_mismatch_once"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=Mismatch.values), name="catalogue_mismatch_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} of {self.product_id}"
