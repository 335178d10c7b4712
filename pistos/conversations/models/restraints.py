"""What keeps a conversation open: nobody closes it while something in it is not settled."""

from django.db import models
from django.db.models import Q

from pistos.conversations.models.conversation import Conversation


class RestraintReason(models.TextChoices):
    """What has to be settled first; `other` is said by its own words."""

    QUESTIONS = "questions"
    HEARING = "hearing"
    COMPLAINT = "complaint"
    RETURN = "return"
    REMEDY = "remedy"
    OTHER = "other"


class Restraint(models.Model):
    """One reason why a conversation stays open, and the thing (`source`) that gives it.

    `words` say it more exactly in the words of people; empty where the reason says all. It stands until
    its source lifts it. Several may stand at once, one for each source and reason.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="restraints"
    )
    reason = models.CharField(max_length=20, choices=RestraintReason.choices)
    source_kind = models.CharField(max_length=20)
    source_id = models.CharField(max_length=40)
    words = models.CharField(max_length=300, blank=True)
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    reason__in=["questions", "hearing", "complaint", "return", "remedy", "other"]
                ),
                name="conversations_restraint_reason",
            ),
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "reason"],
                condition=Q(lifted_at=None),
                name="conversations_restrained_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["conversation"],
                condition=Q(lifted_at=None),
                name="conversations_restrained",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} keeps conversation {self.conversation_id} open"
