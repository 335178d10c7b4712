"""What the shop decided about public words: each decision is a line of a ledger that is sealed and public."""

from django.db import models


class Moderation(models.Model):
    """What was done with a question, an answer or a suggestion, why and by whom. Rows are never changed.

    The database refuses a change of state whose last row here does not say the same.
    """

    about_kind = models.CharField(max_length=10)
    about_token = models.CharField(max_length=22)
    product_id = models.BigIntegerField(null=True)
    before = models.CharField(max_length=9, blank=True)
    after = models.CharField(max_length=9)
    reason = models.CharField(max_length=20, blank=True)
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60)
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["product_id", "after"], name="questions_moderated_product"),
            models.Index(fields=["about_token"], name="questions_moderated_token"),
        ]

    def __str__(self) -> str:
        return f"{self.about_kind} {self.after}"


class ModerationToSeal(models.Model):
    """Rows not sealed yet, filled by trigger; the sealer empties it in order of id."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)


class ModerationSeal(models.Model):
    """Position in the chain: digest = SHA-256(previous digest, the row's public columns)."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Moderation, on_delete=models.PROTECT, related_name="seal")
    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.position)


class Appeal(models.Model):
    """An author contests that their words were removed; once for each such decision."""

    class Decision(models.TextChoices):
        UPHELD = "upheld"
        CONFIRMED = "confirmed"

    entry = models.OneToOneField(Moderation, on_delete=models.PROTECT, related_name="appeal")
    words = models.CharField(max_length=2000, blank=True)
    made_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decision_words = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["made_at", "id"],
                condition=models.Q(decision=""),
                name="questions_appeal_open",
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"
