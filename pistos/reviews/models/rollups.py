"""The roll-ups over reviews, kept by trigger in the same transaction, and the words kept per product."""

from django.db import models

from pistos.catalogue.models import Product

WHOLE_SHOP = 0
"""The product of the row that counts the whole shop."""


class ProductFigures(models.Model):
    """Counts of a product's reviews; the row of product 0 counts the whole shop.

    `stars_*`, `verified`, `with_photo`, `incentivised`, `imported`, `second`, `replied`, `resolved` and
    the sharp ones count what is published; `removed_*` what was shown, or refused, and is hidden by
    stars. `stamp` is drawn anew with whatever changes of a review of the product: a page that names it
    is never stale.
    """

    product_id = models.BigIntegerField(primary_key=True)
    stamp = models.BigIntegerField(default=0)
    stars_1 = models.IntegerField(default=0)
    stars_2 = models.IntegerField(default=0)
    stars_3 = models.IntegerField(default=0)
    stars_4 = models.IntegerField(default=0)
    stars_5 = models.IntegerField(default=0)
    verified = models.IntegerField(default=0)
    verified_stars = models.IntegerField(default=0)
    with_photo = models.IntegerField(default=0)
    incentivised = models.IntegerField(default=0)
    imported = models.IntegerField(default=0)
    second = models.IntegerField(default=0)
    replied = models.IntegerField(default=0)
    resolved = models.IntegerField(default=0)
    sharp = models.IntegerField(default=0)
    sharp_replied = models.IntegerField(default=0)
    held = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)
    removed_1 = models.IntegerField(default=0)
    removed_2 = models.IntegerField(default=0)
    removed_3 = models.IntegerField(default=0)
    removed_4 = models.IntegerField(default=0)
    removed_5 = models.IntegerField(default=0)

    class Meta:
        verbose_name_plural = "product figures"

    def __str__(self) -> str:
        return f"figures of {self.product_id}"


class AspectFigures(models.Model):
    """How an aspect of a product was rated in what is published: `high` counts 4 and 5, `low` 1 and 2."""

    product_id = models.BigIntegerField()
    code = models.CharField(max_length=30)
    count = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    high = models.IntegerField(default=0)
    low = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product_id", "code"], name="reviews_aspect_figures")
        ]
        verbose_name_plural = "aspect figures"

    def __str__(self) -> str:
        return f"{self.code} of {self.product_id}"


class ProductVoice(models.Model):
    """What is praised and what is criticised in a product's reviews, side by side, each with the reviews
    that say so. `praise` and `criticism` are lists of dicts of `kind`, `code` or `words`, `count`, `of`,
    `language` and `review_ids`. Made anew after each review."""

    product = models.OneToOneField(
        Product, primary_key=True, on_delete=models.CASCADE, related_name="voice"
    )
    praise = models.JSONField(default=list)
    criticism = models.JSONField(default=list)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"voice of {self.product_id}"
