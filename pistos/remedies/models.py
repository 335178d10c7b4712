"""What the shop gives to put something right: each remedy with its grounds, its promise and its outcome.

What was decided, by whom, why and against which wish, is never changed afterwards: the database refuses
it. A case is known here by kind and id alone; whoever opens cases stands above.
"""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import Role, User
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Order
from pistos.pricing.models import Voucher


class RemedyKind(models.TextChoices):
    REFUND = "refund", _("money back")
    RESEND = "resend", _("sent again")
    REPAIR = "repair", _("repair")
    REPLACEMENT = "replacement", _("replacement")
    VOUCHER = "voucher", _("voucher")
    GIFT = "gift", _("gift")
    FREE_SHIPPING = "free_shipping", _("free delivery of the next order")


def every_kind() -> list[str]:
    return list(RemedyKind.values)


class Policy(models.Model):
    """A version of the owner's rules of making good; the newest is in force, old ones stay.

    `late_way` says how what is owed for a missed day is given by rule, "" is by hand; `money_amount` and
    `money_way` the same of a refund that was not back by its day. `hour_amount` and `minutes_each` are the
    shop's own assumption of what a case costs in time.
    """

    class Way(models.TextChoices):
        BY_HAND = "", _("a colleague gives it")
        REFUND = "refund", _("money back by itself")
        VOUCHER = "voucher", _("a voucher by itself")

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    offered = ArrayField(models.CharField(max_length=14), default=every_kind)
    due_days = models.PositiveSmallIntegerField(default=7)
    voucher_days = models.PositiveSmallIntegerField(default=365)
    late_way = models.CharField(max_length=8, choices=Way.choices, blank=True, default="")
    money_amount = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    money_way = models.CharField(max_length=8, choices=Way.choices, blank=True, default="")
    hour_amount = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal("15.00"))
    minutes_each = models.PositiveSmallIntegerField(default=20)

    class Meta:
        verbose_name_plural = "policies"

    def __str__(self) -> str:
        return f"version {self.version}"


class RemedyRule(models.Model):
    """Up to which value a role may give a remedy of a severity by itself; None is without a limit."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="rules")
    role = models.CharField(max_length=10, choices=Role.choices)
    severity = models.PositiveSmallIntegerField()
    most_amount = models.DecimalField(max_digits=10, decimal_places=2, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "role", "severity"], name="remedies_rule_once"
            ),
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=3), name="remedies_rule_severity"
            ),
            models.CheckConstraint(
                condition=Q(most_amount=None) | Q(most_amount__gte=0), name="remedies_rule_limit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.severity}: {self.most_amount}"


class RemedyState(models.TextChoices):
    """`asked`: waits for approval, the customer knows nothing of it yet."""

    ASKED = "asked", _("awaits approval")
    DECLINED = "declined", _("not approved")
    PROMISED = "promised", _("promised")
    DONE = "done", _("carried out")
    CONFIRMED = "confirmed", _("the customer says it is well")
    DISPUTED = "disputed", _("the customer says it is not well")
    WITHDRAWN = "withdrawn", _("withdrawn")


REAL = (RemedyState.PROMISED, RemedyState.DONE, RemedyState.CONFIRMED, RemedyState.DISPUTED)
"""States of what the customer was really given."""
CARRIED_OUT = (RemedyState.DONE, RemedyState.CONFIRMED, RemedyState.DISPUTED)


class Remedy(models.Model):
    """One thing given for one case. `amount` is its value in `currency`: money, a voucher's worth, goods.

    `given_by` is None where a rule gave it. `approved_by` is who approved what lay above the giver's limit.
    `deviation` is why it differs from what was given for the last cases alike. `promise_id` is the promise
    of it; that of goods sent again is the promise of their delivery.
    """

    class Way(models.TextChoices):
        HERE = "here"
        ELSEWHERE = "elsewhere"

    token = models.CharField(max_length=22, unique=True, default=public_token)
    attempt = models.CharField(max_length=60, unique=True)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=60)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="remedies")
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="remedies")
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="remedies")
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=14, choices=RemedyKind.choices)
    way = models.CharField(max_length=9, choices=Way.choices, default=Way.HERE)
    amount = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    currency = models.CharField(max_length=3)
    quantity = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    severity = models.PositiveSmallIntegerField()
    cause = models.CharField(max_length=74, blank=True)
    band = models.PositiveSmallIntegerField(default=0)
    wished_kind = models.CharField(max_length=14, blank=True)
    wished_words = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500)
    deviation = models.CharField(max_length=500, blank=True)
    given_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="remedies_given"
    )
    asked_of = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="remedies_to_approve"
    )
    approved_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="remedies_approved"
    )
    declined_because = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=9, choices=RemedyState.choices)
    decided_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    due_on = models.DateField()
    promise_id = models.BigIntegerField(null=True)
    voucher = models.OneToOneField(
        Voucher, null=True, on_delete=models.PROTECT, related_name="remedy"
    )
    new_order = models.OneToOneField(
        Order, null=True, on_delete=models.PROTECT, related_name="sent_as_remedy"
    )
    problem = models.CharField(max_length=200, blank=True)
    proof = models.CharField(max_length=120, blank=True)
    done_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    disputed_at = models.DateTimeField(null=True)
    disputed_words = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name_plural = "remedies"
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="remedies_not_negative"),
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=3), name="remedies_severity"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["refund", "resend", "replacement"]) | Q(order__isnull=False),
                name="remedies_of_an_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "declined"]) | Q(given_at__isnull=False),
                name="remedies_given_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "confirmed"]) | Q(done_at__isnull=False),
                name="remedies_done_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(asked_of__isnull=False), name="remedies_asked_whom"
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="remedies_of_case"),
            models.Index(fields=["cause", "severity", "band", "-given_at"], name="remedies_alike"),
            models.Index(fields=["-decided_at", "-id"], name="remedies_newest"),
            models.Index(
                fields=["decided_at", "id"],
                condition=Q(state="asked"),
                name="remedies_to_approve",
            ),
            models.Index(
                fields=["due_on", "id"], condition=Q(state="promised"), name="remedies_due"
            ),
            models.Index(
                fields=["disputed_at", "id"],
                condition=Q(state="disputed"),
                name="remedies_disputed",
            ),
            models.Index(fields=["given_at", "id"], name="remedies_given"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
