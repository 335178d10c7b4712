"""The narrow exception: vulgar abuse, extortion, fraud. Each step is a line that is never changed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.conversations.models import Channel, Conversation, Message
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token


class AbuseGround(models.TextChoices):
    VULGAR = "vulgar", _("vulgar abuse of a person")
    EXTORTION = "extortion", _("a threat to extort something")
    FRAUD = "fraud", _("fraud")


class AbuseState(models.TextChoices):
    """`warned` permits nothing yet; `proposed` awaits its witness; `paused` ends by its day."""

    WARNED = "warned", _("warned")
    PROPOSED = "proposed", _("awaits its witness")
    PAUSED = "paused", _("answers paused")
    ENDED = "ended", _("ended")


class AbuseCase(models.Model):
    """One customer on one channel. What was said and done stands in its entries."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="abuse_cases")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="abuse_cases"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=8, choices=AbuseState.choices)
    opened_at = models.DateTimeField()
    warned_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    witness = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    paused_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "channel"],
                condition=~Q(state="ended"),
                name="requests_abuse_open_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="paused")
                | (Q(witness__isnull=False) & Q(ends_at__isnull=False)),
                name="requests_paused_with_witness",
            ),
            models.CheckConstraint(
                condition=Q(witness=None) | ~Q(witness=F("proposed_by")),
                name="requests_witness_is_another",
            ),
        ]
        indexes = [models.Index(fields=["-opened_at", "-id"], name="requests_abuse_newest")]

    def __str__(self) -> str:
        return f"abuse case {self.pk}"


class AbuseStep(models.TextChoices):
    WARNED = "warned", _("The customer was warned")
    PROPOSED = "proposed", _("A pause was proposed")
    WITNESSED = "witnessed", _("A second person confirmed it")
    NOT_WITNESSED = "not_witnessed", _("The second person did not agree")
    ENDED = "ended", _("It ended")


class AbuseEntry(models.Model):
    """One line of the log; insert-only. The quoted words go to a row of their own, erasable."""

    case = models.ForeignKey(AbuseCase, on_delete=models.PROTECT, related_name="entries")
    step = models.CharField(max_length=14, choices=AbuseStep.choices)
    ground = models.CharField(max_length=10, choices=AbuseGround.choices, blank=True)
    message_id = models.BigIntegerField(null=True)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["happened_at", "step"], name="requests_abuse_report")]

    def __str__(self) -> str:
        return f"{self.step} of {self.case_id}"


class AbuseQuote(models.Model):
    """The customer's words that an entry rests on, and the actor's own; emptied by an erasure alone."""

    entry = models.OneToOneField(AbuseEntry, on_delete=models.PROTECT, related_name="quote")
    words = models.CharField(max_length=500, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"quote {self.pk}"
