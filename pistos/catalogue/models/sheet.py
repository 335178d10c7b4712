"""The product sheet: as it is being written, its photos, and its versions as they were published."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from pistos.catalogue.models.product import Product
from pistos.kit.languages import LANGUAGES, validate_translated
from pistos.partners.models import Partner


class SheetText(models.Model):
    """What is written of a product in one language. `highlights` are short lines; `included` and
    `terms` are for services; `sketch` finds texts that are nearly the same (`rules.likeness`)."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=160, blank=True)
    summary = models.TextField(blank=True)
    highlights = models.JSONField(default=list, blank=True)
    description = models.TextField(blank=True)
    instructions = models.TextField(blank=True)
    warnings = models.TextField(blank=True)
    included = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    sketch = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["sketch"], name="catalogue_text_sketch")]
        constraints = [
            models.UniqueConstraint(fields=["product", "language"], name="catalogue_text_once"),
            models.CheckConstraint(
                condition=Q(language__in=list(LANGUAGES)), name="catalogue_text_language_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} {self.language}"


class Angle(models.TextChoices):
    FRONT = "front"
    BACK = "back"
    SIDE = "side"
    TOP = "top"
    DETAIL = "detail"
    IN_USE = "in_use"
    SCALE = "scale"
    PACKAGING = "packaging"


class Photo(models.Model):
    """A picture, checked when it came. `file` and the files of `sizes` (dicts of `file`, `width`,
    `height`, the smallest first) are named by content and are never written over, so that a version
    can show them for ever. `look` is a fingerprint of what the eye sees: near pictures have near ones.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="photos")
    file = models.CharField(max_length=120)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sizes = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    look = models.BigIntegerField(default=0)
    angle = models.CharField(max_length=10, choices=Angle.choices)
    is_colour_true = models.BooleanField(default=False)
    author = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="photos"
    )
    taken_on = models.DateField(null=True, blank=True)
    alt = models.JSONField(default=dict, blank=True, validators=[validate_translated])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "sha256"], name="catalogue_photo_once")
        ]
        indexes = [models.Index(fields=["sha256"], name="catalogue_photo_bytes")]

    def __str__(self) -> str:
        return self.file


class SheetVersion(models.Model):
    """A sheet as it was published, whole and in every language: what a buyer saw. The database refuses
    to change it. `content` has the layout of `rules.content`; `content_hash` is its SHA-256."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "number"], name="catalogue_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.product_id} version {self.number}"
