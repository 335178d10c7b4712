"""Products: as little as orders need."""

from django.db import models

from pistos.kit.languages import validate_translated


class Product(models.Model):
    source = models.CharField(max_length=40, default="pistos")
    ref = models.CharField(max_length=120)
    sku = models.CharField(max_length=120, blank=True)
    name = models.JSONField(default=dict, validators=[validate_translated])
    category = models.CharField(max_length=120, blank=True)
    weight_grams = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "ref"], name="catalogue_product_ref")
        ]

    def __str__(self) -> str:
        return self.sku or self.ref
