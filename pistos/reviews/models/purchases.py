"""What was said of whole purchases, and what stars follow kept and broken promises."""

from django.db import models
from django.db.models import Q

from pistos.orders.models import Order


class PurchaseReview(models.Model):
    """What a buyer said, elsewhere, of a whole purchase: goods, delivery and service in one mark.

    It names no product, so it counts in no product's stars. The other side may give one id to what was
    said of several purchases at once, and several may speak of one purchase: each pair of id and order
    is one review. The database refuses to change or delete it, but for emptying an erased author's words.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="purchase_reviews")
    external_source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=120)
    stars = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    written_at = models.DateTimeField()
    emptied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stars__gte=1, stars__lte=5), name="reviews_purchase_one_to_five"
            ),
            models.UniqueConstraint(
                fields=["external_source", "external_id", "order"], name="reviews_purchase_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stars} stars for order {self.order_id}"


class Outcome(models.TextChoices):
    """What became of the day promised for the delivery, as the ledger has it now. `late` arrived after
    the end of the promised day, `missing` has not arrived though that day is over."""

    KEPT = "kept"
    LATE = "late"
    MISSING = "missing"
    UNPROVEN = "unproven"
    WITHDRAWN = "withdrawn"
    OPEN = "open"
    NONE = "none"


BROKEN = (Outcome.LATE, Outcome.MISSING)


class OutcomeFigures(models.Model):
    """Stars by what became of the promised day and by courier (0 without one); `about` "product" counts
    published reviews of products that belong to an order, "purchase" those of whole purchases.

    Made anew, all rows at once, as often as outcomes may have changed: a promise that is corrected moves
    its reviews to where they belong.
    """

    about = models.CharField(max_length=8)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    courier_id = models.BigIntegerField(default=0)
    stars_1 = models.IntegerField(default=0)
    stars_2 = models.IntegerField(default=0)
    stars_3 = models.IntegerField(default=0)
    stars_4 = models.IntegerField(default=0)
    stars_5 = models.IntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "outcome", "courier_id"], name="reviews_outcome_once"
            )
        ]
        verbose_name_plural = "outcome figures"

    def __str__(self) -> str:
        return f"{self.about} {self.outcome}"
