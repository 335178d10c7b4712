"""Who knows what, which rule leads to them, the knowledge at hand, and known suggestions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.catalogue.models import Category, Product
from pistos.conversations.models import Conversation


class SkillKind(models.TextChoices):
    TOPIC = "topic", _("topic")
    CATEGORY = "category", _("category")
    LANGUAGE = "language", _("language")


class Skill(models.Model):
    """One thing that a member of staff knows: a topic's word, a category's slug, a language's code."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="skills")
    kind = models.CharField(max_length=8, choices=SkillKind.choices)
    value = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "value"], name="requests_skill_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class RoutingRule(models.Model):
    """Words that show a topic. `is_assigning` gives it to a person on duty who knows; else it is tagged.

    `words` in any of the four languages; one of them, in any of its forms, is enough.
    """

    topic = models.CharField(max_length=40, unique=True)
    words = ArrayField(models.CharField(max_length=60))
    stems = ArrayField(models.CharField(max_length=60), default=list)
    is_assigning = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.topic


class KnowledgeCard(models.Model):
    """What the shop knows of a topic, category or product, in up to four languages, with its owner.

    `review_by` is the day by which the owner looks whether it is still true.
    """

    topic = models.CharField(max_length=40, blank=True)
    category = models.ForeignKey(
        Category, null=True, on_delete=models.SET_NULL, related_name="knowledge"
    )
    product = models.ForeignKey(
        Product, null=True, on_delete=models.SET_NULL, related_name="knowledge"
    )
    title = models.JSONField(default=dict)
    text = models.JSONField(default=dict)
    stems = ArrayField(models.CharField(max_length=60), default=list)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="knowledge")
    review_by = models.DateField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["review_by", "id"], condition=Q(ended_at=None), name="requests_cards_review"
            ),
        ]

    def __str__(self) -> str:
        return f"card {self.pk}"


class CardWorkKind(models.TextChoices):
    WRITE = "write", _("write a card")
    MEND = "mend", _("mend the card")


class CardWork(models.Model):
    """An answer was wrong or its question came back: the knowledge behind it is written or mended."""

    kind = models.CharField(max_length=5, choices=CardWorkKind.choices)
    because = models.CharField(max_length=12)
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="card_work"
    )
    card = models.ForeignKey(
        KnowledgeCard, null=True, on_delete=models.PROTECT, related_name="work"
    )
    topic = models.CharField(max_length=40, blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="card_work")
    raised_at = models.DateTimeField()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(done_at=None),
                name="requests_card_work_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"], condition=Q(done_at=None), name="requests_card_work_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Tip(models.Model):
    """A stated dislike or need, and the suggestion that is known to help; `source` says who found out.

    `phrases` by language: the words that, all of them in any form, let it be offered.
    """

    phrases = models.JSONField(default=dict)
    suggestion = models.JSONField(default=dict)
    source = models.CharField(max_length=200)
    category = models.ForeignKey(
        Category, null=True, on_delete=models.SET_NULL, related_name="tips"
    )
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"tip {self.pk}"
