"""Who may write, and how they are asked: invitations, what is asked by category, the rules in force."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.catalogue.models import Category
from pistos.customers.models import Customer
from pistos.kit.languages import validate_translated
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Parcel
from pistos.reviews.models.review import Review


class Invitation(models.Model):
    """The right to review one line of an order, sent to its buyer. Good for one review.

    `months_after` is 0 for the first, else after how many months of use the second is asked.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="invitations")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="review_invitations"
    )
    parcel = models.ForeignKey(Parcel, null=True, on_delete=models.PROTECT, related_name="+")
    months_after = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    review = models.OneToOneField(
        Review, null=True, on_delete=models.PROTECT, related_name="invitation"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "months_after"], name="reviews_invitation_once")
        ]
        indexes = [models.Index(fields=["customer"], name="reviews_invited")]

    def __str__(self) -> str:
        return f"invitation for {self.line_id}"


class Aspect(models.Model):
    """Something that is rated by itself: fit, quality, as described. Without a category it is asked of
    every product; one of a category is asked of all below it."""

    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.CASCADE, related_name="aspects"
    )
    code = models.SlugField(max_length=30)
    name = models.JSONField(default=dict, validators=[validate_translated])
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "code"], nulls_distinct=False, name="reviews_aspect_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ReviewSettings(models.Model):
    """A version of how reviews are asked; the newest is in force.

    `delays` are days after delivery by category id ({"12": 30}); a category without one takes its
    parent's, else `delay_days`. `second_after_months` 0 asks for no second review. A product whose newest
    review is older than `stale_days` asks its recent buyers.
    """

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    delay_days = models.PositiveSmallIntegerField(default=7)
    delays = models.JSONField(default=dict, blank=True)
    second_after_months = models.PositiveSmallIntegerField(default=6)
    valid_days = models.PositiveSmallIntegerField(default=90)
    most_of_order = models.PositiveSmallIntegerField(default=3)
    stale_days = models.PositiveSmallIntegerField(default=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_days__gte=7), name="reviews_valid_a_week")
        ]

    def __str__(self) -> str:
        return f"version {self.version}"
