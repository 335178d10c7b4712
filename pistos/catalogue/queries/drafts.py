"""Reads of sheets as they are being written, and what the gate says of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from pistos.catalogue.models import Category, Photo, Product, SheetText, Variant
from pistos.catalogue.ports import missing_tools, months_lacking
from pistos.catalogue.queries.categories import attribute_rules
from pistos.catalogue.queries.likeness import copied_photos, copied_texts
from pistos.catalogue.rules.claims import Proof
from pistos.catalogue.rules.content import TEXT_PARTS, AttributeRule, fact_rows, option_rows
from pistos.catalogue.rules.gate import Draft
from pistos.catalogue.rules.gate.findings import is_whole
from pistos.kit.errors import Refused


class CategoryLacking(Refused):
    """A sheet that stands in no category yet."""


def draft_of(product: Product, *, languages: Sequence[str], default_language: str) -> Draft:
    """A sheet with all that the gate judges it by; eight queries, and one more for each of its photos."""
    category = category_of(product)
    above = Category.objects.in_bulk(category.path)
    chain = [above[id_] for id_ in category.path if id_ in above]
    attributes = attribute_rules(category)
    texts = list(SheetText.objects.filter(product=product).order_by("language"))
    photos = list(Photo.objects.filter(product=product).select_related("author"))
    content = _content(product, chain, attributes, (texts, photos), set(languages))
    return Draft(
        content=content,
        texts={text.language: _text_row(text) for text in texts},
        attributes=attributes,
        languages=languages,
        default_language=default_language,
        needs_safety=category.needs_safety,
        needs_photos=max(row.needs_photos for row in chain),
        is_service=category.is_service,
        required_parts=list(dict.fromkeys(part for row in chain for part in row.required_parts)),
        missing_tools=missing_tools(product.pk, content["category"]["required_tools"]),
        months_lacking=months_lacking(product.pk)
        if any(row.needs_guarantee for row in chain)
        else 0,
        proofs=[Proof(row["claim"], row["source"]) for row in product.proofs],
        copied=copied_texts(product, texts),
        copied_photos=copied_photos(product, photos),
    )


def category_of(product: Product) -> Category:
    if product.category is None:
        raise CategoryLacking(_("Choose a category first: it says what the sheet must state."))
    return product.category


def _content(
    product: Product,
    chain: Sequence[Category],
    attributes: Sequence[AttributeRule],
    written: tuple[Iterable[SheetText], Iterable[Photo]],
    languages: set[str],
) -> dict[str, Any]:
    """What a version made now would hold: of the shop's languages those that are whole."""
    texts, photos = written
    by_code = {rule.code: rule for rule in attributes}
    return {
        "product": {
            "id": product.pk,
            "slug": product.slug,
            "kind": product.kind,
            "brand": product.brand,
            "model": product.model,
            "gtin": product.gtin,
            "weight_grams": product.weight_grams,
        },
        "category": _category_row(chain),
        "texts": {
            text.language: row
            for text in texts
            if text.language in languages and is_whole(row := _text_row(text))
        },
        "facts": fact_rows(product.facts, attributes),
        "safety": product.safety,
        "proofs": product.proofs,
        "photos": [photo_row(photo) for photo in photos],
        "variants": [
            {
                "id": variant.pk,
                "sku": variant.sku,
                "options": option_rows(variant.options, by_code),
                "gtin": variant.gtin,
                "weight_grams": variant.weight_grams,
            }
            for variant in Variant.objects.filter(product=product, is_active=True)
        ],
    }


def _text_row(text: SheetText) -> dict[str, Any]:
    return {part: getattr(text, part) for part in TEXT_PARTS}


def _category_row(chain: Sequence[Category]) -> dict[str, Any]:
    own = chain[-1]
    return {
        "id": own.pk,
        "ids": own.path,
        "path": [{"slug": row.slug, "name": row.name} for row in chain],
        "vat_class": own.vat_class,
        "unit_price_unit": own.unit_price_unit,
        "required_tools": list(dict.fromkeys(tool for row in chain for tool in row.required_tools)),
    }


def photo_row(photo: Photo) -> dict[str, Any]:
    return {
        "file": photo.file,
        "width": photo.width,
        "height": photo.height,
        "sizes": photo.sizes,
        "sha256": photo.sha256,
        "angle": photo.angle,
        "is_colour_true": photo.is_colour_true,
        "author": photo.author.name if photo.author else "",
        "author_code": photo.author.code if photo.author else "",
        "taken_on": photo.taken_on.isoformat() if photo.taken_on else None,
        "alt": photo.alt,
    }
