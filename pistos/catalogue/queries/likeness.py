"""Texts and pictures that also stand on another product."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Exists, OuterRef

from pistos.catalogue.models import Photo, Product, SheetText, SheetVersion
from pistos.catalogue.rules.likeness import NEAR_LOOK, is_copied
from pistos.kit.languages import text_in

_MOST_COMPARED = 20
_PUBLISHED = Exists(SheetVersion.objects.filter(product=OuterRef("product")))


def copied_texts(product: Product, texts: Iterable[SheetText]) -> list[tuple[str, str]]:
    """The language of each text that is nearly the same as that of a product ever published, and that
    product's title. One query a language, by the index of sketches."""
    found = []
    for text in texts:
        if not text.sketch:
            continue
        own = f"{text.summary} {text.description}"
        alike = SheetText.objects.filter(_PUBLISHED, sketch__overlap=text.sketch)
        for other in alike.exclude(product=product)[:_MOST_COMPARED]:
            if is_copied(own, f"{other.summary} {other.description}"):
                found.append((text.language, other.title or str(other.product_id)))
                break
    return found


def copied_photos(product: Product, photos: Sequence[Photo]) -> list[tuple[int, str]]:
    """The number of each photo that another product shows too, or one that looks the same, and that
    product's title. One query for all photos."""
    if not photos:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT mine.place, min(other.product_id)"
            " FROM unnest(%s::int[], %s::text[], %s::bigint[]) AS mine (place, sha256, look)"
            " JOIN catalogue_photo other ON other.product_id <> %s AND (other.sha256 = mine.sha256"
            "  OR bit_count((other.look # mine.look)::bit(64)) <= %s)"
            " GROUP BY mine.place ORDER BY mine.place",
            [
                list(range(1, len(photos) + 1)),
                [photo.sha256 for photo in photos],
                [photo.look for photo in photos],
                product.pk,
                NEAR_LOOK,
            ],
        )
        rows = cursor.fetchall()
    names = Product.objects.in_bulk([product_id for _, product_id in rows])
    return [(place, text_in(names[id_].name, "en") or names[id_].ref) for place, id_ in rows]
