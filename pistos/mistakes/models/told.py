"""Who reported a mistake, told what becomes of it; and whose words may be shown."""

from django.db import models
from django.db.models import Q

from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.mistakes.models.found import Mistake


class ToldKind(models.TextChoices):
    """By when it will be corrected; that it is."""

    PLAN = "plan"
    CORRECTED = "corrected"


class Told(models.Model):
    """One message to one person who reported it, in one round.

    `promise_id` is the day that the message promised. `words` are the person's, as they allow them to be
    shown without their name; shown only while `agreed_at` stands. Erasing empties them.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    mistake = models.ForeignKey(Mistake, on_delete=models.PROTECT, related_name="told")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="mistakes_told")
    kind = models.CharField(max_length=9, choices=ToldKind.choices)
    round = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    promise_id = models.BigIntegerField(null=True)
    told_at = models.DateTimeField()
    words = models.CharField(max_length=400, blank=True)
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mistake", "customer", "kind", "round"], name="mistakes_told_once"
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | ~Q(words=""), name="mistakes_agreed_words"
            ),
        ]
        indexes = [
            models.Index(fields=["customer"], name="mistakes_told_customer"),
            models.Index(
                fields=["mistake", "-agreed_at"],
                condition=Q(agreed_at__isnull=False),
                name="mistakes_words_agreed",
            ),
        ]
        verbose_name_plural = "told"

    def __str__(self) -> str:
        return f"{self.kind} of {self.mistake_id}"
