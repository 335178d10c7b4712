"""Payments for orders, the journal of the money, what providers report, and when they fail us."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from pistos.kit.tokens import public_token
from pistos.orders.models import Order
from pistos.partners.models import Partner

ZERO = Decimal("0.00")


class Provider(models.Model):
    """A way to pay as the owner set it up; what the program can do with it is the port's part.

    `cost_amount` is what one payment costs the shop: a fee to the customer is never above it.
    Without `countries` it is offered everywhere. `account` holds what a transfer needs.
    """

    code = models.SlugField(max_length=30, unique=True)
    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.SET_NULL, related_name="payment_providers"
    )
    is_active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    least_amount = models.DecimalField(max_digits=14, decimal_places=2, default=ZERO)
    most_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    fee_amount = models.DecimalField(max_digits=8, decimal_places=2, default=ZERO)
    cost_amount = models.DecimalField(max_digits=8, decimal_places=2, default=ZERO)
    account_holder = models.CharField(max_length=120, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    bic = models.CharField(max_length=11, blank=True)
    pay_within_days = models.PositiveSmallIntegerField(default=7)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fee_amount__gte=0, fee_amount__lte=F("cost_amount")),
                name="payments_fee_within_cost",
            )
        ]

    def __str__(self) -> str:
        return self.code


class PaymentState(models.TextChoices):
    """`questioned`: money came that is not the sum asked for; a person decides."""

    STARTED = "started"
    WAITING = "waiting"
    AUTHORISED = "authorised"
    PAID = "paid"
    FAILED = "failed"
    ABANDONED = "abandoned"
    QUESTIONED = "questioned"
    REFUNDED = "refunded"


OPEN = (PaymentState.STARTED, PaymentState.WAITING, PaymentState.AUTHORISED)


class Payment(models.Model):
    """One try to pay an order. An order has at most one that is open.

    `paid_amount`, `refunded_amount` and `disputed_amount` are what the journal's entries add up to;
    `promised_amount` is what refunds on their way will take. No card's data,
    ever: `external_ref` and `charge_ref` are the provider's own names for its page and its payment.
    `payer_mark` is alike where the card or the payer is (`rules/payers`).
    `tried_count` counts hosted pages.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=30)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    state = models.CharField(
        max_length=10, choices=PaymentState.choices, default=PaymentState.STARTED
    )
    paid_amount = models.DecimalField(max_digits=14, decimal_places=2, default=ZERO)
    refunded_amount = models.DecimalField(max_digits=14, decimal_places=2, default=ZERO)
    promised_amount = models.DecimalField(max_digits=14, decimal_places=2, default=ZERO)
    disputed_amount = models.DecimalField(max_digits=14, decimal_places=2, default=ZERO)
    reference = models.CharField(max_length=25, blank=True)
    external_ref = models.CharField(max_length=120, blank=True)
    charge_ref = models.CharField(max_length=120, blank=True)
    payer_mark = models.CharField(max_length=64, blank=True, default="", db_default="")
    page_url = models.URLField(max_length=1000, blank=True)
    page_until = models.DateTimeField(null=True)
    tried_count = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField()
    pay_by_on = models.DateField(null=True)
    troubled_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(state__in=["started", "waiting", "authorised"]),
                name="payments_one_open",
            ),
            models.UniqueConstraint(
                fields=["provider", "external_ref"],
                condition=~Q(external_ref=""),
                name="payments_external_once",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payments_amount_positive"),
            models.CheckConstraint(
                condition=Q(refunded_amount__gte=0, promised_amount__gte=0)
                & Q(paid_amount__gte=F("refunded_amount") + F("promised_amount")),
                name="payments_never_back_more_than_paid",
            ),
        ]
        indexes = [
            models.Index(fields=["started_at", "id"], name="payments_started"),
            models.Index(fields=["state", "started_at", "id"], name="payments_by_state"),
            models.Index(fields=["order", "id"], name="payments_of_order"),
            models.Index(fields=["provider", "charge_ref"], name="payments_by_charge"),
            models.Index(
                fields=["reference"], condition=~Q(reference=""), name="payments_reference"
            ),
            models.Index(fields=["payer_mark"], condition=~Q(payer_mark=""), name="payments_payer"),
            models.Index(
                fields=["provider", "troubled_at"],
                condition=Q(troubled_at__isnull=False),
                name="payments_troubled",
            ),
            models.Index(
                fields=["page_until", "id"], condition=Q(state="waiting"), name="payments_awaited"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.token}"


class EntryKind(models.TextChoices):
    PAID = "paid"
    REFUNDED = "refunded"
    REFUND_RETURNED = "refund_returned"
    DISPUTED = "disputed"
    DISPUTE_WON = "dispute_won"


class PaymentEntry(models.Model):
    """A movement of money, positive towards the shop; `key` makes it once. Insert-only."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=16, choices=EntryKind.choices)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    key = models.CharField(max_length=160, unique=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["paid", "refund_returned", "dispute_won"], amount__gt=0)
                | Q(kind__in=["refunded", "disputed"], amount__lt=0),
                name="payments_entry_sign",
            )
        ]
        indexes = [
            models.Index(fields=["payment", "happened_at"], name="payments_entries"),
            models.Index(fields=["happened_at", "id"], name="payments_entry_when"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class RefundState(models.TextChoices):
    """`waiting`: to be sent; `sent`: the provider has it; `by_hand`: a person sends the money."""

    WAITING = "waiting"
    BY_HAND = "by_hand"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"


class Refund(models.Model):
    """Money on its way back; `key` is the asker's, so that asking twice is asking once."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    key = models.CharField(max_length=120, unique=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=7, choices=RefundState.choices, default=RefundState.WAITING)
    external_id = models.CharField(max_length=120, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payments_refund_positive"),
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~Q(external_id=""),
                name="payments_refund_external_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="payments_refunds_to_do")]

    def __str__(self) -> str:
        return self.key


class EventState(models.TextChoices):
    """`early`: it tells of a payment's later life before its beginning; taken once that is known."""

    PROCESSED = "processed"
    IGNORED = "ignored"
    EARLY = "early"
    QUARANTINED = "quarantined"


class ProviderEvent(models.Model):
    """What a provider told us, masked to what is needed to take it; the same event is one row."""

    provider = models.CharField(max_length=30)
    external_id = models.CharField(max_length=160)
    kind = models.CharField(max_length=80)
    body = models.JSONField()
    payment = models.ForeignKey(
        Payment, null=True, on_delete=models.PROTECT, related_name="provider_events"
    )
    state = models.CharField(max_length=11, choices=EventState.choices)
    reason = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField()
    replayed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "external_id"], name="payments_event_once")
        ]
        indexes = [
            models.Index(fields=["received_at", "id"], name="payments_events"),
            models.Index(
                fields=["received_at"],
                condition=Q(state__in=["early", "quarantined"]),
                name="payments_events_aside",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.external_id}"


class BankCredit(models.Model):
    """A line of a bank statement that brought money. Without a payment it waits for a person."""

    fingerprint = models.CharField(max_length=64, unique=True)
    booked_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    payer = models.CharField(max_length=140, blank=True)
    words = models.CharField(max_length=300, blank=True)
    payment = models.ForeignKey(
        Payment, null=True, on_delete=models.PROTECT, related_name="bank_credits"
    )
    reason = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["booked_on", "id"], condition=Q(settled_at=None), name="payments_credits"
            )
        ]

    def __str__(self) -> str:
        return f"{self.booked_on} {self.amount}"


class ProviderMinute(models.Model):
    """How it went with a provider within a minute: a roll-up, so that a storm costs no rows."""

    provider = models.CharField(max_length=30)
    minute_at = models.DateTimeField()
    ok_count = models.PositiveIntegerField(default=0)
    declined_count = models.PositiveIntegerField(default=0)
    technical_count = models.PositiveIntegerField(default=0)
    forged_count = models.PositiveIntegerField(default=0)
    missed_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "minute_at"], name="payments_minute_once")
        ]
        indexes = [models.Index(fields=["minute_at"], name="payments_minutes")]

    def __str__(self) -> str:
        return f"{self.provider} {self.minute_at}"


class Incident(models.Model):
    """A time of trouble with a provider, or with our own pay pages (`site`). Opens and closes by rule.

    `grounds` holds the counts and thresholds that opened it.
    """

    provider = models.CharField(max_length=30)
    partner = models.ForeignKey(
        Partner, null=True, on_delete=models.SET_NULL, related_name="payment_incidents"
    )
    kind = models.CharField(max_length=10)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    grounds = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "kind"],
                condition=Q(closed_at=None),
                name="payments_incident_one_open",
            )
        ]
        indexes = [
            models.Index(fields=["opened_at", "id"], name="payments_incidents"),
            models.Index(fields=["partner", "opened_at"], name="payments_incidents_of"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.kind}"


class Affected(models.Model):
    """A payment or a cart that met an incident."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="affected")
    about_kind = models.CharField(max_length=10)
    about_id = models.CharField(max_length=60)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "about_kind", "about_id"], name="payments_affected_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.about_kind} {self.about_id}"
