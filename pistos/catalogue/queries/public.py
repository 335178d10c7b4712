"""Reads of many published sheets at once: for machines that list them, and for comparing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pistos.catalogue.models import Product, ProductState, SheetVersion, Variant
from pistos.catalogue.rules.reading import Stamp, sheet_from
from pistos.catalogue.rules.shown import Sheet


def published_count() -> int:
    return Product.objects.filter(state=ProductState.PUBLISHED).count()


def published_addresses(*, skip: int, size: int) -> list[tuple[str, date]]:
    """Slugs of published products in the order of their ids, with the day of the version. One query."""
    rows = (
        Product.objects.filter(state=ProductState.PUBLISHED)
        .exclude(slug=None)
        .order_by("pk")
        .values_list("slug", "published_version__published_at")[skip : skip + size]
    )
    return [(slug, at.date()) for slug, at in rows if slug and at]


def published_sheets(*, after: int, size: int, language: str, fallback: str) -> list[Sheet]:
    """Sheets of the published products whose ids come next after one; two queries."""
    versions = SheetVersion.objects.filter(
        pk__in=Product.objects.filter(state=ProductState.PUBLISHED, pk__gt=after)
        .order_by("pk")
        .values("published_version_id")[:size]
    ).order_by("product_id")
    return _sheets(versions, language, fallback)


def sheets_by_slug(slugs: Sequence[str], language: str, fallback: str) -> list[Sheet]:
    """Sheets of the published products among some, in the order asked for; two queries."""
    versions = SheetVersion.objects.filter(
        pk__in=Product.objects.filter(state=ProductState.PUBLISHED, slug__in=slugs).values(
            "published_version_id"
        )
    ).order_by()
    found = {sheet.slug: sheet for sheet in _sheets(versions, language, fallback)}
    return [found[slug] for slug in dict.fromkeys(slugs) if slug in found]


def _sheets(versions: Iterable[SheetVersion], language: str, fallback: str) -> list[Sheet]:
    """Without variants that are no longer sold."""
    rows = list(versions)
    sold = set(
        Variant.objects.filter(
            product_id__in=[row.product_id for row in rows], is_active=True
        ).values_list("pk", flat=True)
    )
    sheets = []
    for row in rows:
        at = Stamp(
            row.pk, row.number, row.published_at.isoformat(), row.content_hash, is_newest=True
        )
        sheet = sheet_from(row.content, language=language, fallback=fallback, at=at)
        sheets.append(replace(sheet, variants=tuple(v for v in sheet.variants if v.id in sold)))
    return sheets
