"""Unusual requests: what was asked, whether it can be done, what was agreed, and how it ended."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Order


class UnusualState(models.TextChoices):
    """`offered` awaits the customer's yes to a price and a day. `taken_back` is the customer's own act."""

    RECEIVED = "received", _("is it feasible?")
    FEASIBLE = "feasible", _("feasible, to be agreed")
    OFFERED = "offered", _("awaits the customer's yes")
    AGREED = "agreed", _("agreed, to be done")
    DONE = "done", _("done")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken_back", _("taken back")


OPEN = (
    UnusualState.RECEIVED,
    UnusualState.FEASIBLE,
    UnusualState.OFFERED,
    UnusualState.AGREED,
)


class UnusualRequest(models.Model):
    """One wish beyond what the shop sells as it is, in the customer's own words.

    `stems` finds those alike. `cost_amount` is what it costs the shop, `price_amount` what the customer
    pays for it. `promise_id` is the promise of `due_on`; a wish on an order's line that was granted on
    the order itself has none of its own, the order's day is its promise. `paid_at` is of a price that
    stands in no order. Words go with an erasure.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="unusual")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="unusual"
    )
    message = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, related_name="unusual"
    )
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="unusual")
    line = models.ForeignKey(Line, null=True, on_delete=models.SET_NULL, related_name="unusual")
    words = models.CharField(max_length=1000, blank=True)
    language = models.CharField(max_length=2)
    stems = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    state = models.CharField(
        max_length=10, choices=UnusualState.choices, default=UnusualState.RECEIVED
    )
    received_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True)
    judged_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="judged")
    needed = models.CharField(max_length=500, blank=True)
    cost_amount = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    price_amount = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    currency = models.CharField(max_length=3)
    due_on = models.DateField(null=True)
    offered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    agreed_at = models.DateTimeField(null=True)
    promise_id = models.BigIntegerField(null=True)
    paid_at = models.DateTimeField(null=True)
    paid_how = models.CharField(max_length=120, blank=True, db_default="")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="fulfilled")
    touch = models.CharField(max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    alternative = models.CharField(max_length=500, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(touch="") | Q(erased_at__isnull=False),
                name="requests_done_with_a_touch",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined")
                | (~Q(reason="") & ~Q(alternative=""))
                | Q(erased_at__isnull=False),
                name="requests_declined_politely",
            ),
            models.CheckConstraint(
                condition=Q(price_amount__gte=0) & Q(cost_amount__gte=0),
                name="requests_amounts_not_negative",
            ),
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(state__in=["received", "feasible", "offered", "agreed"]),
                name="requests_line_open_once",
            ),
            models.UniqueConstraint(
                fields=["message"],
                condition=Q(state__in=["received", "feasible", "offered", "agreed"]),
                name="requests_message_open_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["received_at", "id"],
                condition=Q(state__in=["received", "feasible", "offered", "agreed"]),
                name="requests_open",
            ),
            models.Index(fields=["-received_at", "-id"], name="requests_newest"),
            models.Index(
                fields=["-ended_at", "-id"], condition=Q(state="done"), name="requests_fulfilled"
            ),
            models.Index(
                fields=["agreed_at", "id"],
                condition=Q(state__in=["agreed", "done"], price_amount__gt=0, paid_at=None),
                name="requests_unpaid",
            ),
            models.Index(fields=["ended_at", "state"], name="requests_ended"),
            GinIndex(fields=["stems"], condition=Q(state="done"), name="requests_alike"),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
