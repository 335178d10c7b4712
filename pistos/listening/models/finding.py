"""What was found in the customer's own words."""

from django.db import models
from django.db.models import Q

from pistos.conversations.models import Message
from pistos.listening.models.hearing import Hearing


class FindingKind(models.TextChoices):
    FACT = "fact"
    FEELING = "feeling"
    NEED = "need"
    WISH = "wish"
    COMPLAINT = "complaint"
    OPINION = "opinion"
    QUESTION = "question"


class FindingState(models.TextChoices):
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Finding(models.Model):
    """One thing in a message: `quote` are the customer's words, `meaning` what the agent makes of them.

    A question is answered in a message of ours; another point is covered by the action. `is_own`: the
    agent found it, not the rules.
    """

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="findings")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=10, choices=FindingKind.choices)
    quote = models.CharField(max_length=500)
    meaning = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=FindingState.choices, default=FindingState.SUGGESTED
    )
    is_own = models.BooleanField(default=False)
    answered_in = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, related_name="answered_findings"
    )
    is_covered = models.BooleanField(default=False)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        *("fact", "feeling", "need", "wish", "complaint", "opinion", "question"),
                    ]
                ),
                name="listening_finding_kind",
            ),
            models.CheckConstraint(
                condition=Q(state="suggested", decided_at=None)
                | Q(state__in=["confirmed", "dismissed"], decided_at__isnull=False),
                name="listening_finding_decided",
            ),
            models.CheckConstraint(
                condition=Q(kind="question") | Q(answered_in=None), name="listening_answered"
            ),
            models.UniqueConstraint(
                fields=["message", "kind", "quote"], name="listening_found_once"
            ),
        ]
        indexes = [models.Index(fields=["hearing", "id"], name="listening_findings")]

    def __str__(self) -> str:
        return f"{self.kind} in hearing {self.hearing_id}"
