"""Categories: what a sheet in them must say, show and offer. Rules as data, so that no shop needs code."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from pistos.kit.languages import validate_translated


class Category(models.Model):
    """A place in the shop. What a parent demands, its children demand too; `path` are the ids from the
    top down to its own.

    `vat_class` names a row of the VAT rates; `unit_price_unit` ("kg", "l", "m") makes prices show per
    unit; `required_tools` are codes of confidence tools; `required_parts` parts of the sheet beyond
    title, summary and description.
    """

    slug = models.SlugField(max_length=80, unique=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = ArrayField(models.BigIntegerField(), default=list)
    name = models.JSONField(default=dict, validators=[validate_translated])
    intro = models.JSONField(default=dict, blank=True, validators=[validate_translated])
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False)
    vat_class = models.CharField(max_length=20, default="standard")
    unit_price_unit = models.CharField(max_length=10, blank=True)
    needs_safety = models.BooleanField(default=True)
    needs_guarantee = models.BooleanField(default=False)
    needs_photos = models.PositiveSmallIntegerField(default=2)
    required_tools = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    required_parts = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [GinIndex(fields=["path"], name="catalogue_category_path")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")), name="catalogue_category_not_in_itself"
            )
        ]

    def __str__(self) -> str:
        return self.slug


class FactKind(models.TextChoices):
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"


class Attribute(models.Model):
    """One fact that products of a category (and of those below it) can state.

    `choices` of a choice are dicts of `code` and `name` (by language). A number has a unit.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="attributes")
    code = models.SlugField(max_length=40)
    name = models.JSONField(default=dict, validators=[validate_translated])
    kind = models.CharField(max_length=8, choices=FactKind.choices)
    unit = models.CharField(max_length=16, blank=True)
    choices = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_required = models.BooleanField(default=False)
    is_facet = models.BooleanField(default=False)
    is_compared = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["category", "code"], name="catalogue_attribute_once"),
            models.CheckConstraint(
                condition=Q(kind__in=FactKind.values), name="catalogue_attribute_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.code
