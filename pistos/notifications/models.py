"""Messages out: an idempotent outbox. A message is written with the deed that it tells of."""

from django.db import models
from django.db.models.functions import Now


class MessageState(models.TextChoices):
    """`uncertain`: handed over, and no reply came. Taken or not, nobody knows; a person decides."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    BOUNCED = "bounced"
    FAILED = "failed"


class Message(models.Model):
    """One message to one recipient; `key` makes writing it twice impossible.

    `external_id` is the Message-ID, or the identity a mail provider gave it. A secret message (it
    carries a link that lets its bearer in) loses its words once it is sent. `from_address` is empty
    for the shop's own; `files` name stored files. `began_at` is when the sending of now began,
    `handed_at` when all but the end of the mail was with the server: before it, trying again is safe.
    """

    key = models.CharField(max_length=160, unique=True)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    channel = models.CharField(max_length=20, default="email")
    recipient_kind = models.CharField(max_length=10)
    recipient_id = models.BigIntegerField(null=True)
    to_address = models.CharField(max_length=254)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    about_kind = models.CharField(max_length=30, blank=True)
    about_id = models.CharField(max_length=60, blank=True)
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.WAITING
    )
    written_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    from_name = models.CharField(max_length=200, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    files = models.JSONField(default=list, blank=True)
    is_automatic = models.BooleanField(default=True)
    send_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    is_secret = models.BooleanField(default=False)
    bounced_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["written_at", "id"], name="notifications_written"),
            models.Index(fields=["state", "written_at", "id"], name="notifications_state"),
            models.Index(fields=["recipient_kind", "recipient_id"], name="notifications_recipient"),
            models.Index(fields=["external_id"], name="notifications_external"),
            models.Index(fields=["about_kind", "about_id"], name="notifications_about"),
        ]

    def __str__(self) -> str:
        return self.key


class Suppression(models.Model):
    """An address that takes no mail, for good: nothing is sent to it until a person lifts it."""

    address = models.CharField(max_length=254, unique=True)
    reason = models.CharField(max_length=300)
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["since", "id"], name="notifications_suppressed")]

    def __str__(self) -> str:
        return f"suppression {self.pk}"


class PushKind(models.TextChoices):
    """What a device may be told of; each is agreed to on its own."""

    ANSWER = "answer"
    ORDER = "order"
    VISITOR_WAITING = "visitor"
    PROMISE_SLIPPING = "slipping"


class PushSubscription(models.Model):
    """A browser that agreed to be told, with its own keys: only it can read what is pushed to it.

    `recipient_kind` is "customer" or "person" (a member of staff).
    """

    recipient_kind = models.CharField(max_length=10)
    recipient_id = models.BigIntegerField()
    endpoint = models.CharField(max_length=600, unique=True)
    public_key = models.CharField(max_length=120)
    secret = models.CharField(max_length=60)
    kinds = models.JSONField(default=list)
    language = models.CharField(max_length=2, default="en")
    agreed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["recipient_kind", "recipient_id"], name="notifications_push_to")
        ]

    def __str__(self) -> str:
        return f"push {self.pk}"
