"""What a customer gets because the shop missed a day that it had promised under its time guarantee."""

from django.db import models
from django.db.models import Q

from pistos.promises.models.ledger import Promise


class Compensation(models.Model):
    """An amount owed for a broken delivery promise, as the shop stated it when it promised.

    A task of the staff until `given_at`. `dropped_at` is set where late proof showed that the day was
    kept after all, before anything was given.
    """

    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="compensation")
    order_id = models.BigIntegerField(unique=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    currency = models.CharField(max_length=3)
    raised_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=60, blank=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="promises_compensation_some"),
            models.CheckConstraint(
                condition=Q(given_at=None) | Q(dropped_at=None), name="promises_compensation_one"
            ),
        ]
        indexes = [
            models.Index(
                fields=["raised_at", "id"],
                condition=Q(given_at=None, dropped_at=None),
                name="promises_compensation_owed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} for {self.promise_id}"
