"""Telephone lines and their calls, call-backs that were promised, and visits to the store."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.promises.models import Promise


class Line(models.Model):
    """A telephone number of the shop. `secret` signs the reports of its exchange; it is sealed.

    So many unsuccessful attempts of one caller within so many minutes make a call-back by themselves.
    `target_share` of the calls are to be answered within `target_seconds`.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    secret = models.BinaryField(default=b"", blank=True)
    attempts_limit = models.PositiveSmallIntegerField(default=3)
    attempts_minutes = models.PositiveSmallIntegerField(default=60)
    target_seconds = models.PositiveSmallIntegerField(default=20)
    target_share = models.FloatField(default=0.8)
    is_shown = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    reported_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target_share__gt=0, target_share__lt=1), name="calls_target_share"
            ),
            models.CheckConstraint(condition=Q(attempts_limit__gt=0), name="calls_attempts_limit"),
        ]

    def __str__(self) -> str:
        return self.name


class CallState(models.TextChoices):
    """`missed` rang out; `abandoned` the caller hung up while waiting; `busy` never got through."""

    RINGING = "ringing"
    ANSWERED = "answered"
    BUSY = "busy"
    ABANDONED = "abandoned"
    MISSED = "missed"


class Direction(models.TextChoices):
    IN = "in"
    OUT = "out"


class Call(models.Model):
    """One call on a line, as its exchange reports it. `number` is the other side's, empty if withheld.

    `waited` and `talked` are seconds, once known.
    """

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="calls")
    external_id = models.CharField(max_length=120)
    number = models.CharField(max_length=20, blank=True)
    direction = models.CharField(max_length=3, choices=Direction.choices, default=Direction.IN)
    state = models.CharField(max_length=9, choices=CallState.choices, default=CallState.RINGING)
    started_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.SET_NULL, related_name="calls"
    )
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "external_id"], name="calls_call_once")
        ]
        indexes = [
            models.Index(fields=["number", "started_at"], name="calls_by_number"),
            models.Index(fields=["started_at", "id"], name="calls_started"),
            models.Index(fields=["customer", "started_at"], name="calls_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.external_id}"


class LineHour(models.Model):
    """What became of the calls that came in on a line within an hour (its start, in UTC)."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="hours")
    hour_at = models.DateTimeField()
    answered_count = models.PositiveIntegerField(default=0)
    busy_count = models.PositiveIntegerField(default=0)
    abandoned_count = models.PositiveIntegerField(default=0)
    missed_count = models.PositiveIntegerField(default=0)
    waited_seconds = models.PositiveIntegerField(default=0)
    talked_seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "hour_at"], name="calls_hour_once")]
        indexes = [models.Index(fields=["hour_at"], name="calls_hours")]

    def __str__(self) -> str:
        return f"{self.line_id} {self.hour_at}"


class CallBackState(models.TextChoices):
    """`missed`: called as often as was said, and never reached."""

    WAITING = "waiting"
    REACHED = "reached"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Asked(models.TextChoices):
    """How a call-back came about."""

    CUSTOMER = "customer"
    ATTEMPTS = "attempts"
    WORDS = "words"
    DESK = "desk"


class CallBack(models.Model):
    """A call that was promised to a customer within a slot. `next_at` is when to try next."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="call_backs"
    )
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="call_back")
    number = models.CharField(max_length=40, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    next_at = models.DateTimeField()
    state = models.CharField(
        max_length=9, choices=CallBackState.choices, default=CallBackState.WAITING
    )
    asked = models.CharField(max_length=8, choices=Asked.choices)
    tries_count = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="calls_slot_order"
            )
        ]
        indexes = [
            models.Index(
                fields=["next_at", "id"], condition=Q(state="waiting"), name="calls_to_make"
            ),
            models.Index(fields=["starts_at", "ends_at"], name="calls_slots"),
            models.Index(fields=["number"], name="calls_back_number"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.token}"


class UnusableReport(models.Model):
    """A signed report of an exchange that made no sense: kept for a month, seen, and replayable."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="unusable")
    digest = models.CharField(max_length=64, unique=True)
    body = models.TextField()
    reason = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    replayed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["received_at", "id"], name="calls_unusable"),
            models.Index(fields=["expires_at"], name="calls_unusable_until"),
        ]

    def __str__(self) -> str:
        return self.reason
