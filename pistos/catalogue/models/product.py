"""Products and services, and the variants of them that are sold."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.catalogue.models.category import Category
from pistos.kit.languages import validate_translated


class ProductKind(models.TextChoices):
    GOODS = "goods"
    SERVICE = "service"


class ProductState(models.TextChoices):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Product(models.Model):
    """What the shop sells, or what an imported order names.

    (source, ref) is its reference outside; `category_label` the words of an import, `category` the place
    in this shop. `facts` are values by attribute code, free of language. `safety` holds maker,
    responsible person, identification and standards; `proofs` the sources of claims (dicts of `claim`
    and `source`). What the public reads is `published_version`, never these columns.
    """

    source = models.CharField(max_length=40, default="pistos")
    ref = models.CharField(max_length=120)
    sku = models.CharField(max_length=120, blank=True)
    name = models.JSONField(default=dict, validators=[validate_translated])
    category_label = models.CharField(max_length=120, blank=True)
    weight_grams = models.PositiveIntegerField(null=True)
    slug = models.SlugField(max_length=80, null=True, blank=True, unique=True)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="products"
    )
    kind = models.CharField(
        max_length=8, choices=ProductKind.choices, default=ProductKind.GOODS, db_default="goods"
    )
    state = models.CharField(
        max_length=10, choices=ProductState.choices, default=ProductState.DRAFT, db_default="draft"
    )
    brand = models.CharField(max_length=80, blank=True, default="", db_default="")
    model = models.CharField(max_length=80, blank=True, default="", db_default="")
    gtin = models.CharField(max_length=14, blank=True, default="", db_default="")
    facts = models.JSONField(default=dict, db_default={})
    safety = models.JSONField(default=dict, db_default={})
    proofs = models.JSONField(default=list, db_default=[])
    published_version = models.ForeignKey(
        "catalogue.SheetVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "ref"], name="catalogue_product_ref"),
            models.CheckConstraint(
                condition=Q(kind__in=ProductKind.values), name="catalogue_product_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ProductState.values), name="catalogue_product_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(slug__isnull=False, category__isnull=False, published_version__isnull=False),
                name="catalogue_published_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["updated_at", "id"],
                condition=Q(slug__isnull=False),
                name="catalogue_product_updated",
            )
        ]

    def __str__(self) -> str:
        return self.sku or self.ref


class Variant(models.Model):
    """One thing that can be put in a cart. `options` are values by attribute code: {"size": "M"}."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="variants")
    sku = models.CharField(max_length=120, unique=True)
    options = models.JSONField(default=dict)
    gtin = models.CharField(max_length=14, blank=True)
    weight_grams = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "options"],
                condition=Q(is_active=True),
                name="catalogue_variant_options_once",
            )
        ]

    def __str__(self) -> str:
        return self.sku
