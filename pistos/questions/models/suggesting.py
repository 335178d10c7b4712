"""What customers suggest to the shop, and how it deals with questions and suggestions."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.accounts.models import User
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.questions.models.asking import Shown


class SuggestionState(models.TextChoices):
    RECEIVED = "received"
    CONSIDERED = "considered"
    DONE = "done"
    DECLINED = "declined"


class Suggestion(models.Model):
    """What somebody would have the shop do better. `reply` is what its author and everybody reads of the
    decision; `is_credited` says that the author wants to be named when it is done."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="suggestions"
    )
    conversation = models.OneToOneField(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="suggestion"
    )
    text = models.CharField(max_length=2000)
    language = models.CharField(max_length=2)
    display_name = models.CharField(max_length=60, blank=True)
    is_credited = models.BooleanField(default=False)
    shown = models.CharField(max_length=9, choices=Shown.choices, default=Shown.PUBLISHED)
    reason = models.CharField(max_length=20, blank=True)
    state = models.CharField(
        max_length=10, choices=SuggestionState.choices, default=SuggestionState.RECEIVED
    )
    reply = models.CharField(max_length=2000, blank=True)
    reply_language = models.CharField(max_length=2, blank=True)
    vote_count = models.PositiveIntegerField(default=0)
    client_id = models.CharField(max_length=40, null=True, unique=True)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reply=""), name="questions_declined_with_reason"
            )
        ]
        indexes = [
            models.Index(
                fields=["vote_count", "id"],
                condition=Q(shown="published"),
                name="questions_suggested_votes",
            ),
            models.Index(
                fields=["made_at", "id"],
                condition=Q(shown="published"),
                name="questions_suggested_day",
            ),
            models.Index(fields=["state", "made_at", "id"], name="questions_suggested_state"),
            models.Index(fields=["shown", "made_at", "id"], name="questions_suggested_shown"),
            models.Index(fields=["customer"], name="questions_suggested_by"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class SuggestionVote(models.Model):
    """One voice for a suggestion. `voter` is a digest by a key of the suggestion's own: nobody is found by
    it, and two suggestions with the same voter show two digests."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="votes")
    voter = models.BinaryField(max_length=16)
    voted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "voter"], name="questions_vote_once")
        ]

    def __str__(self) -> str:
        return f"vote {self.pk}"


class SuggestionStep(models.Model):
    """What became of a suggestion, step by step. Rows are never changed."""

    suggestion_id = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=SuggestionState.choices)
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60)
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["suggestion_id", "id"], name="questions_step_of")]

    def __str__(self) -> str:
        return f"{self.suggestion_id} {self.state}"


class Sitting(models.Model):
    """The management went through the suggestions: when, what was open, and when it will again.

    The first row is of nobody: the days begin with the first suggestion.
    """

    held_at = models.DateTimeField()
    open_count = models.PositiveIntegerField()
    words = models.CharField(max_length=1000, blank=True)
    next_on = models.DateField()
    held_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    missed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-held_at"], name="questions_sitting_newest")]

    def __str__(self) -> str:
        return f"{self.held_at:%Y-%m-%d}"


class QuestionSettings(models.Model):
    """A version of how the shop deals with questions and suggestions; the newest is in force."""

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    buyers_invited = models.PositiveSmallIntegerField(default=5)
    invitation_days = models.PositiveSmallIntegerField(default=14)
    sitting_days = models.PositiveSmallIntegerField(default=30)

    def __str__(self) -> str:
        return f"version {self.version}"
