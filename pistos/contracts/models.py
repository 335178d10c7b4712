"""Contracts with customers: what, on which terms, until when; how they were approached, what they decided.

Terms are told in versions and never changed; neither is what was decided. A contract never goes on by
silence: without the customer's yes it ends on its day.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.asks.models import FollowUp
from pistos.catalogue.models import Product
from pistos.checkout.models import How
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token


class ContractState(models.TextChoices):
    """`left`: the customer said that it shall end; it runs until its day."""

    RUNNING = "running", _("running")
    LEFT = "left", _("ends as the customer wished")
    ENDED = "ended", _("ended")


class Period(models.TextChoices):
    """What the price pays for."""

    MONTH = "month", _("by the month")
    QUARTER = "quarter", _("by the quarter")
    YEAR = "year", _("by the year")
    TERM = "term", _("for the whole term")


class Contract(models.Model):
    """One contract. `terms_number` is the version of its terms in force; `started_on` is when the first
    began, `ends_on` the last day of the one in force, and `notice_on` the last day of its notice."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="contracts")
    product = models.ForeignKey(
        Product, null=True, on_delete=models.PROTECT, related_name="contracts"
    )
    name = models.CharField(max_length=120)
    state = models.CharField(
        max_length=7, choices=ContractState.choices, default=ContractState.RUNNING
    )
    terms_number = models.PositiveSmallIntegerField(default=1)
    started_on = models.DateField()
    ends_on = models.DateField()
    notice_on = models.DateField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    ends_on__gte=models.F("started_on"), notice_on__lte=models.F("ends_on")
                ),
                name="contracts_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ContractState.values), name="contracts_state"
            ),
        ]
        indexes = [
            models.Index(fields=["ends_on", "id"], name="contracts_by_end"),
            models.Index(
                fields=["ends_on", "id"],
                condition=~Q(state="ended"),
                name="contracts_ending",
            ),
        ]

    def __str__(self) -> str:
        return f"contract {self.pk}"


class Terms(models.Model):
    """A version of a contract's terms, as it was put to the customer. Insert-only.

    `months` is for how long they bind. `included` are pairs of what and how much of it; None is without
    a stated limit.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    notice_days = models.PositiveSmallIntegerField()
    price_amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    period = models.CharField(max_length=7, choices=Period.choices)
    included = models.JSONField(default=list)
    written_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="contracts_terms_once"),
            models.CheckConstraint(
                condition=Q(months__gte=1, price_amount__gte=0, number__gte=1)
                & Q(period__in=Period.values),
                name="contracts_terms_sane",
            ),
        ]
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return f"terms {self.number} of contract {self.contract_id}"


class OutreachState(models.TextChoices):
    HELD = "held", _("held back")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("dropped")


class Outreach(models.Model):
    """One time that somebody would speak to a customer of renewing, with the terms they propose.

    `reasons` are what stood before it when it was written: pairs of code and count. `label_problem` says
    why it may not be called an offer. `follow_up` is the task of the person who speaks with the customer
    first. `days_left` until the end is how late we thought of them.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="outreaches")
    terms = models.OneToOneField(Terms, on_delete=models.PROTECT, related_name="outreach")
    is_offer = models.BooleanField()
    words = models.CharField(max_length=2000, blank=True)
    state = models.CharField(max_length=7, choices=OutreachState.choices)
    reasons = models.JSONField(default=list, blank=True)
    label_problem = models.CharField(max_length=10, blank=True)
    days_left = models.SmallIntegerField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="outreaches")
    follow_up = models.ForeignKey(
        FollowUp, null=True, on_delete=models.SET_NULL, related_name="outreaches"
    )
    sent_at = models.DateTimeField(null=True)
    message_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contract"], condition=Q(state="held"), name="contracts_one_held"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False, label_problem=""),
                name="contracts_sent_is_true",
            ),
        ]
        verbose_name_plural = "outreaches"

    def __str__(self) -> str:
        return f"outreach {self.pk}"


class DecisionKind(models.TextChoices):
    """`lapsed`: nobody said anything, and it ended."""

    BEGUN = "begun", _("begun")
    RENEWED = "renewed", _("renewed")
    LEFT = "left", _("let end by the customer")
    LAPSED = "lapsed", _("ended without a word")


class Decision(models.Model):
    """What was decided about a contract, once: under which terms it goes on or ends. Insert-only."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="decisions")
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=7, choices=DecisionKind.choices)
    decided_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["decided_at", "id"], name="contracts_decided")]

    def __str__(self) -> str:
        return f"{self.kind} {self.contract_id}"


class Reason(models.Model):
    """How the customer decided, in one word and their own. `words` are emptied with the person's erasure."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="reason")
    how = models.CharField(max_length=7, choices=How.choices)
    words = models.CharField(max_length=500, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["said_at", "id"], name="contracts_reasons")]

    def __str__(self) -> str:
        return f"{self.how} {self.decision_id}"
