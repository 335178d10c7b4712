"""How much each side spoke, and what each message of a customer is."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Message


class TalkKind(models.TextChoices):
    """What kind of talk it is; `partner` is one with a partner firm."""

    SERVICE = "service"
    SALE = "sale"
    NEGOTIATION = "negotiation"
    PARTNER = "partner"


class Talk(models.Model):
    """The words of a conversation, counted anew after each message: see `rules/talk.py`.

    The `listening_` columns are of the listening phases alone. `request` is what the customer asked
    for first, so that whoever takes over reads it at once. `repeats` is how often they had to say it
    again. `kinds` are those of all its messages.
    """

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="talk")
    kind = models.CharField(max_length=12, choices=TalkKind.choices, default=TalkKind.SERVICE)
    kinds = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    request = models.CharField(max_length=400, blank=True)
    repeats = models.PositiveSmallIntegerField(default=0)
    customer_words = models.PositiveIntegerField(default=0)
    shop_words = models.PositiveIntegerField(default=0)
    listening_customer_words = models.PositiveIntegerField(default=0)
    listening_shop_words = models.PositiveIntegerField(default=0)
    customer_seconds = models.PositiveIntegerField(default=0)
    shop_seconds = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["service", "sale", "negotiation", "partner"]),
                name="listening_talk_kind",
            )
        ]
        indexes = [
            models.Index(fields=["last_at", "id"], name="listening_talks"),
            models.Index(fields=["kind", "last_at", "id"], name="listening_talks_of_kind"),
            models.Index(
                fields=["-last_at", "-id"],
                condition=Q(repeats__gt=0),
                name="listening_repeated",
            ),
            GinIndex(fields=["kinds"], name="listening_kinds"),
        ]

    def __str__(self) -> str:
        return f"talk of conversation {self.conversation_id}"


class TalkShare(models.Model):
    """What one agent said in a conversation."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="shares")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="talk_shares")
    words = models.PositiveIntegerField(default=0)
    listening_words = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "person"], name="listening_share_once")
        ]
        indexes = [models.Index(fields=["person", "talk"], name="listening_shares_of")]

    def __str__(self) -> str:
        return f"{self.person_id} in talk {self.talk_id}"


class Heard(models.Model):
    """What one message of a customer is: wish, complaint, opinion, several or none of them.

    `repeats` is the earlier message in which they had said it already.
    """

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="heard")
    kinds = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    questions = models.PositiveSmallIntegerField(default=0)
    is_repeat = models.BooleanField(default=False)
    repeats = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"message {self.message_id}: {', '.join(self.kinds)}"
