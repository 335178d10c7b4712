"""Reads of the work that sheets need."""

from collections.abc import Sequence

from pistos.catalogue.models import (
    Product,
    ProductState,
    SheetTask,
    TaskKind,
    Wish,
)
from pistos.catalogue.rules.wishes import WISHES_FOR_WORK, are_alike, key_of


def open_tasks(*, most: int = 100) -> list[SheetTask]:
    """The oldest first, each with its product. One query."""
    rows = SheetTask.objects.filter(closed_at=None).select_related("product")
    return list(rows.order_by("opened_at", "pk")[:most])


def tasks_of(product: Product) -> list[SheetTask]:
    return list(SheetTask.objects.filter(product=product, closed_at=None).order_by("opened_at"))


def held_from_promotion(product_ids: Sequence[int]) -> set[int]:
    """Those of the products that have an open quality task: no reduction, no advertising, no front page
    until it is closed."""
    return set(
        SheetTask.objects.filter(
            product_id__in=product_ids, kind=TaskKind.QUALITY, closed_at=None
        ).values_list("product_id", flat=True)
    )


def sought_in_vain(*, most: int = 100) -> list[Wish]:
    """Searches that found nothing, at least twice, the most frequent first."""
    rows = Wish.objects.filter(product=None, closed_at=None, count__gte=WISHES_FOR_WORK)
    return list(rows.order_by("-count", "pk")[:most])


def wish_alike(product: Product, words: str) -> Wish | None:
    """The product's wish of the same kind, the same words before similar ones; None for none. One query."""
    key = key_of(words)
    rows = list(Wish.objects.filter(product=product).order_by("-last_at")[:200]) if key else []
    same = (row for row in rows if row.key == key)
    return next(same, None) or next((row for row in rows if are_alike(row.key, key)), None)


def product_on_path(path: str) -> Product | None:
    """The product whose page has this path, on whichever site: one part of it is the product's slug."""
    parts = [part for part in path.split("/") if part][-4:]
    found = Product.objects.filter(slug__in=parts, state=ProductState.PUBLISHED)
    by_slug = {product.slug: product for product in found} if parts else {}
    return next((by_slug[part] for part in reversed(parts) if part in by_slug), None)
