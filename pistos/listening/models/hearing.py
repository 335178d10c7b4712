"""The five steps of one conversation, and the restatements that went to the customer."""

from django.db import models
from django.db.models import F, Q

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Message
from pistos.kit.tokens import public_token
from pistos.promises.models import Promise

MOST_ROUNDS = 2


class Step(models.TextChoices):
    """Where the hearing stands. `confirm`: the customer has the restatement, we listen again."""

    LISTEN = "listen"
    ASK = "ask"
    REPEAT = "repeat"
    CONFIRM = "confirm"
    ACT = "act"
    DONE = "done"
    SHORT = "short"


class ShortBecause(models.TextChoices):
    """Why the steps were skipped; `other` needs words."""

    SIMPLE = "simple"
    URGENT = "urgent"
    THEIR_WISH = "their_wish"
    NO_REPLY = "no_reply"
    NOT_OURS = "not_ours"
    OTHER = "other"


class ConfirmedHow(models.TextChoices):
    CLICK = "click"
    MAIL = "mail"
    CALL = "call"


class RestatementState(models.TextChoices):
    """`taken_back`: the agent undid the message before it went out."""

    SENT = "sent"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    TAKEN_BACK = "taken_back"


class Restatement(models.Model):
    """What we understood, in our words, as it went to the customer; confirmed or corrected by them.

    `token` opens the page where they say so, until `expires_at`. `correction` are their words.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    hearing = models.ForeignKey("Hearing", on_delete=models.CASCADE, related_name="restatements")
    round = models.PositiveSmallIntegerField()
    text = models.TextField()
    message = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, related_name="restatements"
    )
    state = models.CharField(
        max_length=10, choices=RestatementState.choices, default=RestatementState.SENT
    )
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=8, choices=ConfirmedHow.choices, blank=True)
    correction = models.TextField(blank=True)
    correction_message = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, related_name="corrections"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["sent", "confirmed", "corrected", "taken_back"]),
                name="listening_restatement_state",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", settled_at=None)
                | ~Q(state="sent") & Q(settled_at__isnull=False),
                name="listening_restatement_settled",
            ),
            models.UniqueConstraint(
                fields=["hearing"], condition=Q(state="sent"), name="listening_one_restatement"
            ),
        ]

    def __str__(self) -> str:
        return f"restatement {self.round} of hearing {self.hearing_id}"


class Hearing(models.Model):
    """How a customer is heard: one for each conversation that is more than a simple question.

    `round` counts the restatements of this matter. `nothing_missing_at`: the agent had nothing to ask.
    `reason` is why it happened, in words, `reason_code` in the tree of causes. `wish` is the
    confirmed wish that the action answers; `differs_because` why it does not. `promise` is the action,
    made when `act_message` went out, and kept when `done_message` did.
    `call_offered_at` is when two rounds had not been enough.
    """

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, related_name="hearing"
    )
    step = models.CharField(max_length=8, choices=Step.choices, default=Step.LISTEN)
    round = models.PositiveSmallIntegerField(default=0)
    because = models.CharField(max_length=20, blank=True)
    begun_at = models.DateTimeField()
    listened_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    nothing_missing_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = models.CharField(max_length=8, choices=ConfirmedHow.choices, blank=True)
    call_offered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=400, blank=True)
    reason_code = models.CharField(max_length=60, blank=True)
    restatement = models.ForeignKey(
        Restatement, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    action = models.CharField(max_length=400, blank=True)
    wish = models.ForeignKey(
        "listening.Finding", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    differs_because = models.CharField(max_length=300, blank=True)
    promise = models.ForeignKey(Promise, null=True, on_delete=models.PROTECT, related_name="+")
    act_message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    done_message = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_at = models.DateTimeField(null=True)
    acted_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    short_because = models.CharField(max_length=12, choices=ShortBecause.choices, blank=True)
    short_words = models.CharField(max_length=300, blank=True)
    short_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    short_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    step__in=["listen", "ask", "repeat", "confirm", "act", "done", "short"]
                ),
                name="listening_step",
            ),
            models.CheckConstraint(
                condition=Q(round__lte=MOST_ROUNDS), name="listening_two_rounds"
            ),
            models.CheckConstraint(
                condition=~Q(step="short") | ~Q(short_because=""), name="listening_short_because"
            ),
            models.CheckConstraint(
                condition=~Q(step="act") | Q(confirmed_at__isnull=False),
                name="listening_act_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("begun_at")),
                name="listening_done_after",
            ),
        ]
        indexes = [
            models.Index(fields=["step", "begun_at", "id"], name="listening_by_step"),
            models.Index(
                fields=["short_at", "short_because"],
                condition=Q(short_at__isnull=False),
                name="listening_shortened",
            ),
        ]

    def __str__(self) -> str:
        return f"hearing of conversation {self.conversation_id}: {self.step}"
