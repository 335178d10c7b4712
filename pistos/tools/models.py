"""Confidence tools: where they are attached, what buyers said of the fit, and whether they help.

Looks at products are rows that expire, not events of the journal, which never forgets.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from pistos.catalogue.models import Category, Product


class Tool(models.Model):
    """One tool on one product, or on a category and all that stands below it.

    `kind` is the code of a plug-in (`rules.kinds`), which alone knows the layout of `content`.
    """

    kind = models.CharField(max_length=30)
    category = models.ForeignKey(
        Category, null=True, on_delete=models.CASCADE, related_name="tools"
    )
    product = models.ForeignKey(Product, null=True, on_delete=models.CASCADE, related_name="tools")
    content = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(category=None, product__isnull=False)
                | Q(category__isnull=False, product=None),
                name="tools_on_one_thing",
            ),
            models.UniqueConstraint(
                fields=["category", "kind"],
                condition=Q(category__isnull=False),
                name="tools_category_kind_once",
            ),
            models.UniqueConstraint(
                fields=["product", "kind"],
                condition=Q(product__isnull=False),
                name="tools_product_kind_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Verdict(models.TextChoices):
    TOO_SMALL = "too_small"
    FITS = "fits"
    TOO_BIG = "too_big"


class FitReport(models.Model):
    """A buyer's word on how a size fitted. `source` tells where it was said, once."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="fit_reports")
    size = models.CharField(max_length=40)
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    source_kind = models.CharField(max_length=30)
    source_id = models.CharField(max_length=60)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "source_kind", "source_id"], name="tools_fit_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="tools_fit_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.product_id}"


class ToolVisit(models.Model):
    """One browser at one product on one day: the tools it was offered and used, whether it bought.

    `browser` is a digest by a key that is forgotten when the day is over: no person can be found by it.
    """

    day = models.DateField()
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="tool_visits")
    browser = models.BinaryField(max_length=16)
    offered = ArrayField(models.CharField(max_length=30), default=list)
    used = ArrayField(models.CharField(max_length=30), default=list)
    order_id = models.BigIntegerField(null=True)
    is_returned = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "product", "browser"], name="tools_visit_once")
        ]
        indexes = [
            models.Index(
                fields=["order_id"], condition=Q(order_id__isnull=False), name="tools_visit_order"
            ),
            models.Index(fields=["day", "browser"], name="tools_visit_browser"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.product_id}"


class DayKey(models.Model):
    """The key of a day's digests. The next day's replaces it."""

    day = models.DateField(primary_key=True)
    key = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.day)
