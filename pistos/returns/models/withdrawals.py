"""Withdrawals from contracts: what was declared, and at which instant, is never changed afterwards.

A withdrawal takes effect when it is sent, also while nobody knows yet to which order it belongs. What
came of it (goods back, money back) stands beside it.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Order


class WithdrawalState(models.TextChoices):
    """Where it stands. `declared` also while its order is not known yet."""

    DECLARED = "declared"
    GOODS_BACK = "goods_back"
    REFUNDING = "refunding"
    REFUNDED = "refunded"
    CLOSED = "closed"


OPEN = (WithdrawalState.DECLARED, WithdrawalState.GOODS_BACK, WithdrawalState.REFUNDING)


class Withdrawal(models.Model):
    """One declaration. `order` is None until it is known which contract is meant.

    The columns typed by the person (`name`, `contact`, `number`, `goods`, `reason`) can only be emptied,
    with the person's erasure; the database refuses every other change of them and of `declared_at`.
    `is_in_time` is None while the order is unknown. `attempt` makes a doubled submit one declaration.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    attempt = models.CharField(max_length=22, unique=True)
    order = models.ForeignKey(
        Order, null=True, on_delete=models.PROTECT, related_name="withdrawals"
    )
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="withdrawals"
    )
    name = models.CharField(max_length=120, blank=True)
    contact = models.EmailField(max_length=254, blank=True)
    number = models.CharField(max_length=60, blank=True)
    goods = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    language = models.CharField(max_length=2)
    declared_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    is_in_time = models.BooleanField(null=True)
    state = models.CharField(
        max_length=10, choices=WithdrawalState.choices, default=WithdrawalState.DECLARED
    )
    goods_back_at = models.DateTimeField(null=True)
    refund_due_on = models.DateField(null=True)
    refund_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    refunded_at = models.DateTimeField(null=True)
    promise_id = models.BigIntegerField(null=True)
    closed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(refund_amount=None) | Q(refund_amount__gte=0),
                name="returns_refund_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(state="refunded") | Q(refunded_at__isnull=False),
                name="returns_refunded_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["refund_due_on", "id"],
                condition=Q(state__in=["declared", "goods_back", "refunding"]),
                name="returns_open_due",
            ),
            models.Index(fields=["-declared_at", "-id"], name="returns_newest"),
        ]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"


class WithdrawalLine(models.Model):
    """How many of a line the declaration names. Insert-only."""

    withdrawal = models.ForeignKey(Withdrawal, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="withdrawals")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["withdrawal", "line"], name="returns_withdrawal_line_once"
            ),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="returns_withdrawal_some"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.line_id}"


class Ground(models.TextChoices):
    """Why a contract cannot be withdrawn from: article 16 of directive 2011/83/EU."""

    MADE_TO_ORDER = "made_to_order", _("made to the buyer's own wishes")
    PERISHABLE = "perishable", _("goods that spoil quickly")
    SEALED_HEALTH = "sealed_health", _("sealed for hygiene, and opened")
    MIXED = "mixed", _("mixed inseparably with other goods")
    SEALED_MEDIA = "sealed_media", _("sealed recordings or software, and opened")
    SERVICE_DONE = "service_done", _("a service that was carried out in full")
    DATED_LEISURE = "dated_leisure", _("a stay or leisure service on a fixed date")


class Exemption(models.Model):
    """A product that cannot be withdrawn from, with its legal ground and since when the sheet says so.

    It holds for orders placed from `since` on: nobody loses a right that they bought with.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="exemptions")
    ground = models.CharField(max_length=14, choices=Ground.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product"], condition=Q(until=None), name="returns_exempt_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="returns_exempt_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}: {self.ground}"
