"""Reads of published sheets."""

from dataclasses import dataclass, replace

from django.db import connection

from pistos.catalogue.models import Product, ProductState, SheetVersion, Variant
from pistos.catalogue.rules.reading import Stamp, sheet_from
from pistos.catalogue.rules.shown import Sheet
from pistos.kit.errors import NotFound
from pistos.kit.marking import MARKS


def sheet_of(slug: str, language: str, fallback: str = "en") -> Sheet:
    """What the public reads of a product now; NotFound while it is not published. Two queries.

    Variants that are no longer sold are left out, without a new version.
    """
    version = (
        SheetVersion.objects.filter(
            pk__in=Product.objects.filter(slug=slug, state=ProductState.PUBLISHED).values(
                "published_version_id"
            )
        )
        .order_by()
        .first()
    )
    if version is None:
        raise NotFound
    sheet = _read(version, language, fallback, is_newest=True)
    sold = set(
        Variant.objects.filter(product_id=version.product_id, is_active=True).values_list(
            "pk", flat=True
        )
    )
    return replace(sheet, variants=tuple(v for v in sheet.variants if v.id in sold))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a published product stands now: what is sold of it, and the counts of all that its page is made
    of (`kit.marking`), with what else of it is counted product by product. Two that are equal show the
    same page."""

    product_id: int
    version_id: int
    variant_ids: tuple[int, ...]
    marks: str
    stamps: str = ""


def standing_of(slug: str, *also: str) -> Standing:
    """One query; NotFound while the product is not published. `also` are expressions of SQL over a product
    `p` by which apps above count what they add to its page."""
    stamps = f"concat_ws(' ', {', '.join(also)})" if also else "''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT p.id, p.published_version_id, ARRAY(SELECT v.id FROM catalogue_variant v"
            f" WHERE v.product_id = p.id AND v.is_active ORDER BY v.id), {MARKS},"
            f" {stamps}"
            " FROM catalogue_product p WHERE p.slug = %s AND p.state = 'published'",
            [slug],
        )
        row = cursor.fetchone()
    if row is None:
        raise NotFound
    return Standing(row[0], row[1], tuple(row[2]), row[3], row[4])


def version_content(version_id: int, language: str, fallback: str = "en") -> Sheet:
    """A version as it was published, however old: what a buyer saw. One query."""
    version = SheetVersion.objects.select_related("product").filter(pk=version_id).first()
    if version is None:
        raise NotFound
    is_newest = version.product.published_version_id == version.pk
    return _read(version, language, fallback, is_newest=is_newest)


def _read(version: SheetVersion, language: str, fallback: str, *, is_newest: bool) -> Sheet:
    stamp = Stamp(
        version.pk,
        version.number,
        version.published_at.isoformat(),
        version.content_hash,
        is_newest=is_newest,
    )
    return sheet_from(version.content, language=language, fallback=fallback, at=stamp)
