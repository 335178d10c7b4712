"""Silences that rose to a named person: orders without a word, customers without a caring one."""

from django.db import models
from django.db.models import Q

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.orders.models import Order


class QuietTask(models.Model):
    """A customer to whom somebody of ours is to write. Conversations rise by themselves (`escalated_to`).

    `order` is the one that is quiet; without it, it is the customer who has had no caring word.
    `closed_because` is "heard" where they heard from us, "over" where nothing is under way any more,
    "done" where the person says so.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="quiet_tasks")
    order = models.ForeignKey(
        Order, null=True, on_delete=models.CASCADE, related_name="quiet_tasks"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="quiet_tasks")
    raised_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_because = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "order"],
                condition=Q(closed_at=None),
                nulls_distinct=False,
                name="conversations_quiet_open_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["raised_at", "id"],
                condition=Q(closed_at=None),
                name="conversations_quiet_open",
            ),
            models.Index(fields=["customer", "-raised_at"], name="conversations_quiet_of"),
        ]

    def __str__(self) -> str:
        return f"quiet {self.order_id or self.customer_id}"
