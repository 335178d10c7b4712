"""What makes customers hesitate, and the answers that helped."""

from django.db import models
from django.db.models import Q

from pistos.conversations.models.conversation import Conversation
from pistos.conversations.models.message import Message


class DoubtKind(models.TextChoices):
    PRICE = "price"
    FIT = "fit"
    TRUST = "trust"
    DELIVERY = "delivery"
    SAFETY = "safety"
    PAYMENT = "payment"
    RETURNS = "returns"
    OTHER = "other"


class DoubtAnswer(models.Model):
    """An answer to a kind of doubt, in words that anybody may be given: nobody is named in it."""

    kind = models.CharField(max_length=10, choices=DoubtKind.choices)
    language = models.CharField(max_length=2)
    text = models.TextField()
    written_at = models.DateTimeField()
    is_hidden = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["kind", "language"], name="conversations_doubt_answers")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Doubt(models.Model):
    """A doubt of a customer in a conversation; `was_resolved` is null until its customer says so.

    They say it on their page, or in words: then `said_in` is their message.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="doubts")
    kind = models.CharField(max_length=10, choices=DoubtKind.choices)
    answer = models.ForeignKey(
        DoubtAnswer, null=True, on_delete=models.PROTECT, related_name="uses"
    )
    noted_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    was_resolved = models.BooleanField(null=True)
    settled_at = models.DateTimeField(null=True)
    said_in = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, related_name="settled_doubts"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "kind"],
                condition=Q(settled_at=None),
                name="conversations_doubt_once",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, was_resolved=None)
                | Q(settled_at__isnull=False, was_resolved__isnull=False),
                name="conversations_doubt_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in conversation {self.conversation_id}"
