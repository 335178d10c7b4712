"""What lists and searches read of the published products: one row each, made when one is published."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from pistos.catalogue.models.product import Product


class Listed(models.Model):
    """A published product as a list shows it and a search finds it.

    `path` are the ids of its category and of all above. `marks` are its facts for counting
    ("colour=red", "wireless=yes"), `figures` the numbers among them by code. `card` holds what a card
    shows, by language. `lowest_amount` is told by whoever sets prices, for the order of lists alone.
    `stamp` is drawn anew by the database at every write, so that a reader sees that something changed.
    """

    product = models.OneToOneField(
        Product, primary_key=True, on_delete=models.CASCADE, related_name="listed"
    )
    path = ArrayField(models.BigIntegerField())
    marks = ArrayField(models.CharField(max_length=100), default=list)
    figures = models.JSONField(default=dict)
    card = models.JSONField()
    words = SearchVectorField(null=True)
    title_words = SearchVectorField(null=True)
    position = models.PositiveIntegerField(default=0)
    lowest_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    first_published_at = models.DateTimeField()
    stamp = models.BigIntegerField(default=0, editable=False)

    class Meta:
        indexes = [
            GinIndex(fields=["path"], name="catalogue_listed_path"),
            GinIndex(fields=["words"], name="catalogue_listed_words", fastupdate=False),
            GinIndex(fields=["title_words"], name="catalogue_listed_title", fastupdate=False),
        ]

    def __str__(self) -> str:
        return str(self.product_id)


class KnownWord(models.Model):
    """A word that stands in a published sheet, folded: what a mistyped one is compared with."""

    word = models.CharField(max_length=60, primary_key=True)

    class Meta:
        indexes = [
            GinIndex(fields=["word"], name="catalogue_word_near", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self) -> str:
        return self.word
