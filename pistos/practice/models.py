"""Practising on simulated customers, and test purchases by staff: outside all figures of the shop.

Nothing here is a conversation, an answer or a promise: no measure reads these tables.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.kit.tokens import public_token
from pistos.orders.models import Order


class Step(models.TextChoices):
    """The five steps, as in a real conversation; the second listening is the confirmation."""

    LISTEN = "listen", _("Listen")
    ASK = "ask", _("Ask")
    REPEAT = "repeat", _("Repeat")
    ACT = "act", _("Act")
    DONE = "done", _("Done")


class Rehearsal(models.Model):
    """One simulated customer with one member of staff. `scores` by step, 0 to 100; `score` their mean."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="rehearsals")
    scenario = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    step = models.CharField(max_length=6, choices=Step.choices, default=Step.LISTEN)
    round = models.PositiveSmallIntegerField(default=0)
    scores = models.JSONField(default=dict)
    score = models.PositiveSmallIntegerField(null=True)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__lte=100), name="practice_score_of_100"
            ),
            models.CheckConstraint(
                condition=~Q(step="done") | (Q(score__isnull=False) & Q(finished_at__isnull=False)),
                name="practice_done_with_score",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-begun_at", "-id"], name="practice_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.scenario} {self.pk}"


class Turn(models.Model):
    """What was said in it, by the simulated customer or by the person; with what the rules remarked."""

    rehearsal = models.ForeignKey(Rehearsal, on_delete=models.CASCADE, related_name="turns")
    is_customer = models.BooleanField()
    step = models.CharField(max_length=6, choices=Step.choices)
    text = models.TextField()
    remarks = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["rehearsal", "id"], name="practice_turns")]

    def __str__(self) -> str:
        return f"turn {self.pk}"


class Place(models.TextChoices):
    """Where the test purchase is made."""

    OWN = "own", _("our own shop")
    PHONE = "phone", _("by telephone")
    STORE = "store", _("in the store")
    OTHER = "other", _("another shop")


class TestPurchase(models.Model):
    """A member of staff buys as a customer would. `order` is taken out of the figures of orders."""

    __test__ = False  # the test runner would take it for a case of its own

    token = models.CharField(max_length=22, unique=True, default=public_token)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="test_purchases")
    place = models.CharField(max_length=6, choices=Place.choices, default=Place.OWN)
    planned_on = models.DateField()
    order = models.OneToOneField(
        Order, null=True, on_delete=models.SET_NULL, related_name="test_purchase"
    )
    planned_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-planned_on", "-id"], name="practice_purchases")]

    def __str__(self) -> str:
        return f"test purchase {self.pk}"


class Verdict(models.TextChoices):
    GOOD = "good", _("good")
    BAD = "bad", _("not good")
    UNSEEN = "unseen", _("not seen")


class TestCheck(models.Model):
    """What was looked at, and how it was."""

    __test__ = False

    purchase = models.ForeignKey(TestPurchase, on_delete=models.CASCADE, related_name="checks")
    code = models.CharField(max_length=24)
    verdict = models.CharField(max_length=6, choices=Verdict.choices)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purchase", "code"], name="practice_check_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.verdict}"


class Finding(models.Model):
    """What was not as a customer should find it: a task with an owner and a day."""

    purchase = models.ForeignKey(TestPurchase, on_delete=models.PROTECT, related_name="findings")
    words = models.CharField(max_length=500)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="test_findings")
    due_on = models.DateField()
    noted_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(done_words=""), name="practice_finding_done_how"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"], condition=Q(done_at=None), name="practice_findings_due"
            )
        ]

    def __str__(self) -> str:
        return self.words
