"""What a customer is to be asked, what speaks against it now, and each time they were approached."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.orders.models import Order


class AskKind(models.TextChoices):
    """What is asked for. The order is that of their weight: what goes first when not all may go."""

    REVIEW = "review", _("a review")
    SURVEY = "survey", _("a survey")
    QUESTION = "question", _("another buyer's question")
    REVIEW_AGAIN = "review_again", _("a review after months of use")
    CHECK_IN = "check_in", _("how it goes")
    INVITATION = "invitation", _("an invitation")


class AskState(models.TextChoices):
    """`held`: an open matter stands before it. `not_sent` and `expired` keep their reason."""

    WAITING = "waiting", _("waiting")
    HELD = "held", _("held")
    SENT = "sent", _("sent")
    REMINDED = "reminded", _("reminded")
    ANSWERED = "answered", _("answered")
    NOT_SENT = "not_sent", _("not sent")
    EXPIRED = "expired", _("expired")


class ApproachKind(models.TextChoices):
    """What stood in the customer's way for a moment: all of it counts on one budget."""

    ASK = "ask", _("asked")
    REMINDER = "reminder", _("reminded")
    CART = "cart", _("a mail about a cart")
    INVITATION = "invitation", _("invited to a chat")
    OTHER = "other", _("asked elsewhere")


class Approach(models.Model):
    """One time that a customer was approached. `token` stands in the mail and unsubscribes.

    `about_*` is what another part of the program approached them with; it makes it count once.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="approaches")
    kind = models.CharField(max_length=10, choices=ApproachKind.choices)
    about_kind = models.CharField(max_length=30, blank=True)
    about_id = models.CharField(max_length=60, blank=True)
    message_id = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id"],
                condition=~Q(about_kind=""),
                name="asks_approach_once",
            )
        ]
        indexes = [
            models.Index(fields=["customer", "-made_at"], name="asks_approached"),
            models.Index(fields=["message_id"], name="asks_approach_message"),
        ]
        verbose_name_plural = "approaches"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Ask(models.Model):
    """One thing that one customer is to be asked about one subject, once.

    `due_at` is when it is looked at next: to be sent, or to be reminded of; null when nothing follows.
    `held_since` is set while holds stand before it, and what it was held is added to `expires_at`: a
    hold delays and never filters. `reason` says why it was not sent, or why it waits beyond its day.
    `basis` is the legal basis on which it was sent, in `country`.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="asks")
    kind = models.CharField(max_length=12, choices=AskKind.choices)
    about_kind = models.CharField(max_length=30)
    about_id = models.CharField(max_length=60)
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="asks")
    state = models.CharField(max_length=8, choices=AskState.choices, default=AskState.WAITING)
    reason = models.CharField(max_length=30, blank=True)
    country = models.CharField(max_length=2, blank=True)
    basis = models.CharField(max_length=16, blank=True)
    requested_at = models.DateTimeField()
    earliest_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    held_since = models.DateTimeField(null=True)
    approach = models.ForeignKey(Approach, null=True, on_delete=models.PROTECT, related_name="asks")
    reminder = models.ForeignKey(
        Approach, null=True, on_delete=models.PROTECT, related_name="reminded_asks"
    )
    sent_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind", "about_kind", "about_id"], name="asks_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "reminded"]) | Q(sent_at__isnull=False),
                name="asks_sent_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_since__isnull=False), name="asks_held_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["not_sent", "expired"]) | ~Q(reason=""),
                name="asks_unsent_has_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=Q(state__in=["waiting", "sent"], held_since=None, due_at__isnull=False),
                name="asks_due",
            ),
            models.Index(
                fields=["customer", "id"],
                condition=Q(state__in=["waiting", "held", "sent"]),
                name="asks_open",
            ),
            models.Index(fields=["about_kind", "about_id"], name="asks_about"),
            models.Index(fields=["requested_at", "id"], name="asks_requested"),
            models.Index(fields=["state", "requested_at", "id"], name="asks_by_state"),
            models.Index(fields=["reason", "requested_at", "id"], name="asks_by_reason"),
            models.Index(fields=["order"], name="asks_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.about_kind} {self.about_id}"


class HoldReason(models.TextChoices):
    """What comes before any asking."""

    CONVERSATION = "conversation", _("an open conversation")
    COMPLAINT = "complaint", _("an open complaint")
    RETURN = "return", _("an open return")
    PARCEL_OPEN = "parcel_open", _("a parcel still under way")
    PARCEL_LATE = "parcel_late", _("a late parcel")
    REFUND = "refund", _("a refund not yet paid")
    REPORT = "report", _("a report that something is not right")
    RECALL = "recall", _("a product recall")


class Hold(models.Model):
    """An open matter of a customer. With an order it holds what is asked of that order or of none,
    without one all that they would be asked. A matter that opens again is a new row."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="ask_holds")
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="ask_holds")
    reason = models.CharField(max_length=12, choices=HoldReason.choices)
    source_kind = models.CharField(max_length=30)
    source_id = models.CharField(max_length=60)
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id"],
                condition=Q(lifted_at=None),
                name="asks_one_open_hold",
            )
        ]
        indexes = [
            models.Index(
                fields=["customer"], condition=Q(lifted_at=None), name="asks_held_customers"
            ),
            models.Index(fields=["placed_at", "id"], name="asks_holds"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.source_id}"
