"""What the shop decided about reviews: every decision is a line of a ledger that is sealed and public."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.reviews.models.kinds import Ground
from pistos.reviews.models.review import Review


class ModerationEntry(models.Model):
    """One change of a review's state, or its arrival (`from_state` empty), or its author's change.

    Insert-only, and written by a trigger alone, whoever changes a review by whatever way. Holds nothing
    personal: `words_digest` is SHA-256 over the author's token and the words as they were then, so that
    the author can prove what they wrote; the token dies with the author's erasure.
    """

    review_id = models.BigIntegerField()
    public_id = models.CharField(max_length=22)
    product_id = models.BigIntegerField()
    stars = models.PositiveSmallIntegerField()
    from_state = models.CharField(max_length=10, blank=True)
    to_state = models.CharField(max_length=10)
    reason = models.CharField(max_length=20)
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60, blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    words_digest = models.BinaryField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["review_id", "id"], name="reviews_entry_review"),
            models.Index(
                fields=["happened_at", "id"],
                condition=Q(to_state__in=["refused", "removed", "held"])
                | Q(reason="appeal_upheld"),
                name="reviews_entry_public",
            ),
        ]
        verbose_name_plural = "moderation entries"

    def __str__(self) -> str:
        return f"{self.public_id} {self.from_state} {self.to_state}"


class EntryToSeal(models.Model):
    """Entries not sealed yet, filled by trigger; the sealer empties it in order of id."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)


class ModerationSeal(models.Model):
    """Position in the chain: digest = SHA-256(previous digest, the entry's public columns)."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(ModerationEntry, on_delete=models.PROTECT, related_name="seal")
    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.position)


class Flag(models.Model):
    """Somebody says that a review should not stand. It stays visible until a person has decided.

    `email` is kept only for the answer to whoever flagged it, and emptied once they have it.
    """

    class Decision(models.TextChoices):
        KEPT = "kept"
        REMOVED = "removed"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="flags")
    ground = models.CharField(max_length=20, choices=Ground.choices)
    words = models.CharField(max_length=1000, blank=True)
    language = models.CharField(max_length=2, default="en")
    email = models.EmailField(max_length=254, blank=True)
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=64, blank=True)
    flagged_at = models.DateTimeField()
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    decision_words = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "by_kind", "by_id"],
                condition=Q(decision=""),
                name="reviews_flag_open_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["flagged_at", "id"], condition=Q(decision=""), name="reviews_flag_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ground} {self.review_id}"


class Appeal(models.Model):
    """An author contests that their review was refused or removed; once for each such decision."""

    class Decision(models.TextChoices):
        UPHELD = "upheld"
        CONFIRMED = "confirmed"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="appeals")
    entry = models.OneToOneField(ModerationEntry, on_delete=models.PROTECT, related_name="appeal")
    words = models.CharField(max_length=2000, blank=True)
    made_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decision_words = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["made_at", "id"], condition=Q(decision=""), name="reviews_appeal_open"
            )
        ]

    def __str__(self) -> str:
        return f"appeal of {self.review_id}"


class DecisionCount(models.Model):
    """Roll-up of the ledger, kept by trigger: how often something happened in a month (UTC).

    `kind` is "arrived", "held", "refused", "removed" or "restored"; a review that arrives held counts
    for both.
    """

    month = models.DateField()
    kind = models.CharField(max_length=8)
    reason = models.CharField(max_length=20)
    stars = models.PositiveSmallIntegerField()
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["month", "kind", "reason", "stars"], name="reviews_decision_count"
            )
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.kind} in {self.month}"
