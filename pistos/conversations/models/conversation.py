"""A conversation: its place in the queue, and the promises made in it."""

from datetime import UTC, datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.mailboxes.models import Mailbox
from pistos.orders.models import Order
from pistos.promises.models import Promise
from pistos.visits.models import Visitor

NOTHING_DUE = datetime(9999, 1, 1, tzinfo=UTC)


class Channel(models.TextChoices):
    """The way a message travels; each but the shop's own is one folder under `connectors/`."""

    EMAIL = "email"
    CHAT = "chat"
    FORM = "form"
    PHONE = "phone"
    STORE = "store"
    SMS = "sms"


class ConversationState(models.TextChoices):
    """`open`: the ball is with us. `waiting`: it is with the customer, and no clock runs."""

    OPEN = "open"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    CLOSED = "closed"
    SPAM = "spam"


class Team(models.Model):
    """A group of agents to whom a conversation may be given; the customer never has to know it."""

    name = models.CharField(max_length=60, unique=True)
    members = models.ManyToManyField(User, related_name="teams")

    def __str__(self) -> str:
        return self.name


class Conversation(models.Model):
    """One matter with one customer.

    `waiting_since` is when the customer's first message that is not answered yet came; null while
    the ball is with them. `due_at` is when the next of the conversation's open promises is due. The
    columns from `snippet` on repeat facts of the messages, so that lists and figures need one table.
    `last_contact_at` is when the customer last heard anything from us; an acknowledgement counts.
    A merged conversation is closed and leads to `merged_into`. `urgent_at` sorts by `due_at`, those
    where nothing is promised last.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="conversations", db_index=False
    )
    channel = models.CharField(max_length=10, choices=Channel.choices)
    subject = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=ConversationState.choices, default=ConversationState.OPEN
    )
    assignee = models.ForeignKey(
        User, null=True, on_delete=models.SET_NULL, related_name="conversations", db_index=False
    )
    team = models.ForeignKey(
        Team, null=True, on_delete=models.SET_NULL, related_name="conversations", db_index=False
    )
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    topic = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="en")
    zone = models.CharField(max_length=40, blank=True)
    order = models.ForeignKey(
        Order, null=True, on_delete=models.SET_NULL, related_name="conversations", db_index=False
    )
    mailbox = models.ForeignKey(
        Mailbox, null=True, on_delete=models.SET_NULL, related_name="conversations", db_index=False
    )
    visitor = models.ForeignKey(
        Visitor, null=True, on_delete=models.SET_NULL, related_name="conversations"
    )
    page = models.JSONField(default=dict, blank=True)
    started_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    escalated_to = models.ForeignKey(
        User, null=True, on_delete=models.SET_NULL, related_name="escalations", db_index=False
    )
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged", db_index=False
    )
    snippet = models.CharField(max_length=200, blank=True)
    last_message_at = models.DateTimeField()
    last_in_at = models.DateTimeField(null=True)
    last_contact_at = models.DateTimeField(null=True)
    greeted_at = models.DateTimeField(null=True)
    first_answer_at = models.DateTimeField(null=True)
    in_count = models.PositiveIntegerField(default=0)
    answer_count = models.PositiveIntegerField(default=0)
    transfer_count = models.PositiveSmallIntegerField(default=0)
    reopen_count = models.PositiveSmallIntegerField(default=0)
    neglect = models.PositiveSmallIntegerField(default=0)
    words = SearchVectorField(null=True)
    urgent_at = models.GeneratedField(
        expression=Coalesce("due_at", Value(NOTHING_DUE)),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "waiting", "snoozed", "closed", "spam"]),
                name="conversations_state",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(state="closed"),
                name="conversations_merged_closed",
            ),
            models.CheckConstraint(
                condition=Q(state="snoozed") | Q(snoozed_until=None),
                name="conversations_snoozed_until",
            ),
        ]
        indexes = [
            models.Index(fields=["last_message_at", "id"], name="conversations_newest"),
            models.Index(fields=["state", "last_message_at", "id"], name="conversations_by_state"),
            models.Index(
                fields=["due_at", "id"], condition=Q(due_at__isnull=False), name="conversations_due"
            ),
            models.Index(
                fields=["waiting_since", "id"],
                condition=Q(waiting_since__isnull=False),
                name="conversations_waiting",
            ),
            models.Index(
                fields=["assignee", "state", "last_message_at", "id"], name="conversations_assignee"
            ),
            models.Index(
                fields=["last_message_at", "id"],
                condition=Q(assignee=None, state="open"),
                name="conversations_unassigned",
            ),
            models.Index(
                fields=["urgent_at", "id"],
                condition=Q(state="open"),
                name="conversations_urgent",
            ),
            models.Index(
                fields=["assignee", "urgent_at", "id"],
                condition=Q(state="open"),
                name="conversations_mine_urgent",
            ),
            models.Index(
                fields=["urgent_at", "id"],
                condition=Q(assignee=None, state="open"),
                name="conversations_free_urgent",
            ),
            models.Index(fields=["channel", "last_message_at", "id"], name="conversations_channel"),
            models.Index(fields=["team", "last_message_at", "id"], name="conversations_of_team"),
            models.Index(
                fields=["neglect", "id"], condition=Q(neglect__gt=0), name="conversations_neglected"
            ),
            models.Index(
                fields=["snoozed_until", "id"],
                condition=Q(state="snoozed"),
                name="conversations_snoozed",
            ),
            models.Index(fields=["customer", "last_message_at"], name="conversations_customer"),
            *(
                models.Index(
                    fields=[name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"conversations_of_{name}",
                )
                for name in ("order", "mailbox", "escalated_to", "merged_into")
            ),
            models.Index(fields=["started_at", "id"], name="conversations_started"),
            models.Index(
                fields=["last_contact_at", "id"],
                condition=Q(state__in=["open", "snoozed"]),
                name="conversations_silence",
            ),
            GinIndex(fields=["tags"], name="conversations_tags"),
            GinIndex(fields=["words"], name="conversations_words"),
            models.Index(
                fields=["id"], condition=Q(words__isnull=True), name="conversations_wordless"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ConversationPromise(models.Model):
    """A promise made in a conversation: by the program (`answer`, `fix`, `call_back`), or in our words."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="promised"
    )
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="said_in")
    kind = models.CharField(max_length=12)
    is_open = models.BooleanField(default=True)
    warned_at = models.DateTimeField(null=True)
    warn_at = models.DateTimeField(null=True)
    told_message_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(is_open=True, kind="answer"),
                name="conversations_one_open_answer",
            )
        ]
        indexes = [
            models.Index(
                fields=["warn_at", "id"],
                condition=Q(is_open=True, warned_at=None),
                name="conversations_to_warn",
            ),
            models.Index(fields=["conversation", "is_open"], name="conversations_promised"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of conversation {self.conversation_id}"
