"""What was said: messages both ways, private notes, and what was done, in one time line."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.conversations.models.conversation import Channel, Conversation
from pistos.kit.tokens import public_token


class Direction(models.TextChoices):
    """`note` and `activity` never leave the desk."""

    IN = "in"
    OUT = "out"
    NOTE = "note"
    ACTIVITY = "activity"


class AuthorKind(models.TextChoices):
    CUSTOMER = "customer"
    STRANGER = "stranger"
    PERSON = "person"
    MACHINE = "machine"


class Purpose(models.TextChoices):
    """What an outgoing message is: only an answer keeps the answer promise; all are contact.

    A `question` asks the customer for more, a `restatement` says in our words what we understood.
    """

    NONE = ""
    ACKNOWLEDGEMENT = "acknowledgement"
    GREETING = "greeting"
    INTERIM = "interim"
    ANSWER = "answer"
    MOVED = "moved"
    INVITATION = "invitation"
    QUESTION = "question"
    RESTATEMENT = "restatement"


class MessageState(models.TextChoices):
    """`held` is the time to undo. `uncertain`: taken or not, nobody knows; never sent again by itself."""

    RECEIVED = "received"
    HELD = "held"
    WAITING = "waiting"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    BOUNCED = "bounced"
    FAILED = "failed"
    UNDONE = "undone"


class Message(models.Model):
    """One utterance. `text` is what its author wrote; `quoted` the history their program added.

    `html` is as it came, cards masked; it is sanitised whenever it is shown. `original` finds the
    stored bytes. `client_id` is made by the sender's program, so that a double submit is one message.
    `activity` is the deed and its plain values for the time line; `outbox_id` the mail that carries it.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    direction = models.CharField(max_length=8, choices=Direction.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    author_kind = models.CharField(max_length=8, choices=AuthorKind.choices)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=200, blank=True)
    author_address = models.CharField(max_length=254, blank=True)
    purpose = models.CharField(max_length=16, choices=Purpose.choices, blank=True, default="")
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.RECEIVED
    )
    language = models.CharField(max_length=2, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    html = models.TextField(blank=True)
    original = models.CharField(max_length=200, blank=True)
    client_id = models.CharField(max_length=80, null=True, unique=True)
    activity = models.JSONField(default=dict, blank=True)
    mentions = ArrayField(models.BigIntegerField(), default=list, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    masked_count = models.PositiveSmallIntegerField(default=0)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    send_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    outbox_id = models.BigIntegerField(null=True)
    likeness = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "id"], name="conversations_time_line"),
            models.Index(
                fields=["send_at", "id"], condition=Q(state="held"), name="conversations_held"
            ),
            models.Index(
                fields=["id"],
                condition=Q(likeness__isnull=False),
                name="conversations_likeness",
            ),
            GinIndex(
                fields=["mentions"], condition=Q(direction="note"), name="conversations_mentions"
            ),
            models.Index(
                fields=["outbox_id"],
                condition=Q(outbox_id__isnull=False),
                name="conversations_outbox",
            ),
            models.Index(
                fields=["author_id", "happened_at"],
                condition=Q(direction="out", author_kind="person"),
                name="conversations_answers_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.pk}"


class Attachment(models.Model):
    """A file of a message. `content_id` names an inline picture of its HTML."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    message = models.ForeignKey(
        Message, null=True, on_delete=models.CASCADE, related_name="attachments"
    )
    draft_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="conversations/", max_length=200)
    content_id = models.CharField(max_length=200, blank=True)
    is_inline = models.BooleanField(default=False)
    refused = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["draft_id"], name="conversations_draft_files")]

    def __str__(self) -> str:
        return self.name


class ExternalId(models.Model):
    """An identity given outside (a Message-ID, in or out): each is taken in once, for ever.

    Where its message was deleted the row stays, so that what was deleted does not come back.
    """

    value = models.CharField(max_length=400, unique=True)
    message = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, related_name="external_ids"
    )
    recorded_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.value


class BlockedSender(models.Model):
    """An address whose messages go straight to spam; they can be looked at and taken back there."""

    address = models.CharField(max_length=254, unique=True)
    blocked_at = models.DateTimeField()
    blocked_by = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.address
