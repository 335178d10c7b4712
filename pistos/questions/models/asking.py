"""Public questions of a product with their answers."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from pistos.accounts.models import User
from pistos.catalogue.models import Product, Wish
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.orders.models import Line


class Shown(models.TextChoices):
    """Held things wait for a person, removed ones are gone from the public for a published reason."""

    PUBLISHED = "published"
    HELD = "held"
    REMOVED = "removed"


class Question(models.Model):
    """What somebody asked about a product, for everybody to read.

    `conversation` carries the answer promise; `key` are its telling words, `wish` what the sheet does not
    say. `answered_at` is the first public answer; `sheet_says_at` when the sheet was completed by it,
    `invited_at` when it was put to earlier buyers.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="questions")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="questions"
    )
    conversation = models.OneToOneField(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="question"
    )
    wish = models.ForeignKey(
        Wish, null=True, on_delete=models.SET_NULL, related_name="public_questions"
    )
    text = models.CharField(max_length=1000)
    language = models.CharField(max_length=2)
    display_name = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=80)
    words = SearchVectorField(null=True)
    state = models.CharField(max_length=9, choices=Shown.choices, default=Shown.PUBLISHED)
    reason = models.CharField(max_length=20, blank=True)
    client_id = models.CharField(max_length=40, null=True, unique=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    shop_answered_at = models.DateTimeField(null=True)
    sheet_says_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["product", "asked_at", "id"],
                condition=Q(state="published"),
                name="questions_of_product",
            ),
            models.Index(
                fields=["asked_at", "id"],
                condition=Q(state="published", shop_answered_at=None),
                name="questions_unanswered",
            ),
            models.Index(fields=["state", "asked_at", "id"], name="questions_by_state"),
            models.Index(fields=["asked_at", "id"], name="questions_by_day"),
            models.Index(fields=["customer"], name="questions_of_customer"),
            GinIndex(fields=["words"], name="questions_words"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class AnswerKind(models.TextChoices):
    """`sheet` says that the product page tells it now, `private` that the shop answered the asker alone."""

    SHOP = "shop"
    BUYER = "buyer"
    SHEET = "sheet"
    PRIVATE = "private"


class Answer(models.Model):
    """One public answer. A buyer's carries the order line that proves it; a shop's its author."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=7, choices=AnswerKind.choices)
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="question_answers"
    )
    line = models.ForeignKey(Line, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.CharField(max_length=4000, blank=True)
    language = models.CharField(max_length=2)
    display_name = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=9, choices=Shown.choices, default=Shown.PUBLISHED)
    reason = models.CharField(max_length=20, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "kind"],
                condition=Q(kind__in=["sheet", "private"]),
                name="questions_note_once",
            ),
            models.UniqueConstraint(
                fields=["question", "customer"],
                condition=Q(kind="buyer", customer__isnull=False),
                name="questions_buyer_once",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "answered_at", "id"], name="questions_answer_state"),
            models.Index(fields=["customer"], name="questions_answer_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} answer {self.pk}"


class Invitation(models.Model):
    """An earlier buyer was asked to answer, by mail. The link's token is kept as its digest."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="invitations")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="question_invitations"
    )
    line = models.ForeignKey(Line, null=True, on_delete=models.SET_NULL, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "customer"], name="questions_invited_once")
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Flag(models.Model):
    """Somebody says that a question or an answer must not stand there. It stays while it is looked at."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="flags")
    answer = models.ForeignKey(Answer, null=True, on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    flagged_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    is_upheld = models.BooleanField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["flagged_at", "id"],
                condition=Q(decided_at=None),
                name="questions_flag_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.question_id}"
