"""What agents have at hand: drafts, macros, saved views, and who is looking at what."""

from django.db import models

from pistos.accounts.models import User
from pistos.conversations.models.conversation import Conversation
from pistos.kit.languages import validate_translated


class Draft(models.Model):
    """What an agent is writing in a conversation; one each. `seen_message_id` is the newest they had seen."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    text = models.TextField(blank=True)
    is_note = models.BooleanField(default=False)
    seen_message_id = models.BigIntegerField(default=0)
    macro_ids = models.JSONField(default=list, blank=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "author"], name="conversations_draft_once"
            )
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Presence(models.Model):
    """A heartbeat: who has a conversation open, and whether they write. Keystrokes are never stored.

    `person` is null for the customer's side of a chat. `looked_at` outlives the open page: it tells a
    colleague what is new to them.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="presences"
    )
    person = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="presences")
    heard_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    wrote_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "person"],
                nulls_distinct=False,
                name="conversations_presence_once",
            )
        ]
        indexes = [models.Index(fields=["heard_at"], name="conversations_present")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.conversation_id}"


class Macro(models.Model):
    """A prepared answer in the shop's languages; variables stand in braces: {customer}, {order}."""

    name = models.JSONField(default=dict, validators=[validate_translated])
    text = models.JSONField(default=dict, validators=[validate_translated])
    tags = models.JSONField(default=list, blank=True)
    closes = models.BooleanField(default=False)
    used_count = models.PositiveIntegerField(default=0)
    is_hidden = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.pk)


class SavedView(models.Model):
    """A named filter of the inbox; without an owner it is everybody's."""

    owner = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    filters = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name
