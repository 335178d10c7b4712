"""How long a conversation's customer waited, measured once something happened: the rows of figures."""

from django.db import models

from pistos.conversations.models.conversation import Channel, Conversation


class Timing(models.Model):
    """Seconds from the first message of a conversation, by the clock and in the shop's working time.

    Greeting: the first thing the customer heard, a machine's word too. First answer: the first message
    of a person. Full answer: the first that answers. Solution: closed after an answer. Null until then.
    """

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="timing"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices)
    started_at = models.DateTimeField()
    hour = models.PositiveSmallIntegerField()
    greeting_seconds = models.FloatField(null=True)
    first_answer_seconds = models.FloatField(null=True)
    first_answer_working = models.FloatField(null=True)
    full_answer_seconds = models.FloatField(null=True)
    full_answer_working = models.FloatField(null=True)
    solution_seconds = models.FloatField(null=True)
    solution_working = models.FloatField(null=True)
    answer_count = models.PositiveIntegerField(default=0)
    is_in_one = models.BooleanField(default=False)
    is_reopened = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["started_at", "channel"], name="conversations_timing_started"),
        ]

    def __str__(self) -> str:
        return f"timing of conversation {self.conversation_id}"
