"""Help articles as they are written and as they are published, and what was sought in vain."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from pistos.kit.languages import validate_translated


class Topic(models.TextChoices):
    """What articles are about, in the order of the help page."""

    DELIVERY = "delivery"
    RETURNS = "returns"
    PAYMENT = "payment"
    DAMAGE = "damage"
    CONTACT = "contact"
    PROMISES = "promises"
    PRIVACY = "privacy"
    OTHER = "other"


class Article(models.Model):
    """One question with its answer. `title` and `body` are as last written; the public reads the newest
    version, as long as `is_published`. `address` is its place in the public address and does not change.
    """

    address = models.SlugField(max_length=80, unique=True)
    topic = models.CharField(max_length=12, choices=Topic.choices, default=Topic.OTHER)
    position = models.PositiveSmallIntegerField(default=0)
    title = models.JSONField(default=dict, validators=[validate_translated])
    body = models.JSONField(default=dict, validators=[validate_translated])
    is_published = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["topic", "position", "pk"]

    def __str__(self) -> str:
        return self.address


class ArticleVersion(models.Model):
    """An article as it was published; old ones stay, so that it is known what customers could read."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.JSONField(default=dict)
    body = models.JSONField(default=dict)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="help_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} version {self.number}"


class PublishedText(models.Model):
    """What the public reads now, a row for each language that is written; `words` is searched."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    body = models.TextField()
    words = SearchVectorField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="help_text_once")
        ]
        indexes = [GinIndex(fields=["words"], name="help_words")]

    def __str__(self) -> str:
        return self.title


class MissedSearch(models.Model):
    """Words that no article answered, and how often: a piece of work from the second time on.

    Only the words are kept, cards and addresses masked; nothing of who searched. `answered_by` is the
    article that closed it, `dismissed_at` when a person said that none is needed.
    """

    key = models.CharField(max_length=80, unique=True)
    words = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        Article, null=True, on_delete=models.SET_NULL, related_name="answers"
    )
    answered_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["-count", "id"],
                condition=Q(answered_at=None, dismissed_at=None),
                name="help_missed_open",
            )
        ]

    def __str__(self) -> str:
        return self.words


class Opinion(models.Model):
    """Whether an article was useful to somebody, in which version, with their words, masked. Nothing of
    who said so."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="opinions")
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    is_useful = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["article", "version"], name="help_opinion_of_version")]

    def __str__(self) -> str:
        return f"{self.article_id} {'yes' if self.is_useful else 'no'}"
