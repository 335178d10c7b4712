"""What the shop does with what was said: public replies, the case of a sharp word, what came of it."""

from django.db import models
from django.db.models import Q

from pistos.conversations.models import Conversation
from pistos.reviews.models.review import Review


class PublicReply(models.Model):
    """The shop's answer under a review. Changing it keeps the former one: the newest is live.

    `likeness` is the fingerprint by which near-identical replies to different people are found.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField()
    language = models.CharField(max_length=2)
    likeness = models.BigIntegerField(null=True)
    is_live = models.BooleanField(default=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)
    signed = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(is_live=True), name="reviews_reply_live_once"
            )
        ]
        indexes = [
            models.Index(fields=["written_at", "id"], name="reviews_reply_written"),
            models.Index(
                fields=["written_at", "id"],
                condition=Q(likeness__isnull=False),
                name="reviews_reply_likeness",
            ),
        ]
        verbose_name_plural = "public replies"

    def __str__(self) -> str:
        return f"reply to {self.review_id}"


class ReviewCase(models.Model):
    """The conversation that a sharp review opened, with the promise of an answer."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="case")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="review_cases"
    )
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"case of {self.review_id}"


class Deed(models.TextChoices):
    """What was done with a feedback, as its author is told."""

    PASSED_ON = "passed_on"
    SHEET_CHANGED = "sheet_changed"
    SUPPLIER_TOLD = "supplier_told"
    PACKING_CHANGED = "packing_changed"
    REPLACED = "replaced"
    REFUNDED = "refunded"
    NOTHING = "nothing"


class ClosedLoop(models.Model):
    """What was done with a review, told to its author: the loop is closed. `words` say it in full."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="loop")
    deed = models.CharField(max_length=16, choices=Deed.choices)
    words = models.CharField(max_length=1000)
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=60)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["closed_at", "id"], name="reviews_loop_closed")]

    def __str__(self) -> str:
        return f"{self.deed} {self.review_id}"
