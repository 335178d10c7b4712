"""Work that sheets need: what is missing, what is doubted, and what visitors did not find."""

from django.db import models
from django.db.models import Q

from pistos.catalogue.models.product import Product


class TaskKind(models.TextChoices):
    """`quality` holds back promotion; `correct` says that the sheet misled."""

    COMPLETE = "complete"
    QUALITY = "quality"
    CORRECT = "correct"


class SheetTask(models.Model):
    """One thing to put right on one sheet. `reason` is a word of the program, `key` tells two tasks of a
    kind apart, `words` are what people asked, masked."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=8, choices=TaskKind.choices)
    reason = models.CharField(max_length=40)
    key = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "kind", "reason", "key"],
                condition=Q(closed_at=None),
                name="catalogue_task_open_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["opened_at", "id"],
                condition=Q(closed_at=None),
                name="catalogue_task_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reason} of {self.product_id}"


class Wish(models.Model):
    """ "I did not find what I needed": words, masked, and how often; nothing of who wrote them.

    Without a product it is a search that found nothing.
    """

    product = models.ForeignKey(Product, null=True, on_delete=models.CASCADE, related_name="wishes")
    key = models.CharField(max_length=80)
    words = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "key"], nulls_distinct=False, name="catalogue_wish_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["-count", "id"], condition=Q(closed_at=None), name="catalogue_wish_open"
            )
        ]

    def __str__(self) -> str:
        return self.words
