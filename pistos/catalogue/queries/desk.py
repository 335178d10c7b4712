"""Reads of the catalogue for staff."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pistos.catalogue.models import Product, ProductState, Recall, SheetText, SheetVersion
from pistos.catalogue.rules.gate.findings import WHOLE
from pistos.kit.keyset import Page, page_of, sort_named

SORTS = {"changed": "updated_at"}


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """`words` is part of a name or stock number."""

    state: str = ""
    words: str = ""
    category_id: int | None = None


def products_page(
    wanted: ProductFilter, *, after: str = "", before: str = "", size: int = 50
) -> Page[Product]:
    """The products of this shop, last changed first, with their categories and texts; two queries."""
    rows = (
        Product.objects.exclude(slug=None)
        .select_related("category", "published_version")
        .prefetch_related("texts")
    )
    if wanted.state in ProductState.values:
        rows = rows.filter(state=wanted.state)
    if wanted.category_id is not None:
        rows = rows.filter(category__path__contains=[wanted.category_id])
    if wanted.words:
        rows = rows.filter(
            Q(texts__title__icontains=wanted.words) | Q(variants__sku__icontains=wanted.words)
        ).distinct()
    return page_of(
        rows, sort_named(SORTS, "-changed", "-changed"), after=after, before=before, size=size
    )


def written_share(texts: Mapping[str, SheetText], language: str) -> int:
    """How many of title, summary and description are written in a language, in percent."""
    text = texts.get(language)
    if text is None:
        return 0
    return 100 * sum(bool(getattr(text, part)) for part in WHOLE) // len(WHOLE)


def versions_of(product: Product) -> QuerySet[SheetVersion]:
    """The newest first, without what they hold."""
    return SheetVersion.objects.filter(product=product).defer("content").order_by("-number")


def recalls_of(product: Product) -> list[Recall]:
    return list(Recall.objects.filter(product=product).order_by("-issued_at"))
