"""Reads of sheets as they are being written."""

from typing import Any

from django.utils.translation import gettext as _

from pistos.catalogue.models import Category, Photo, Product, SheetText, Variant
from pistos.catalogue.queries.categories import attribute_rules
from pistos.catalogue.rules.content import TEXT_PARTS, fact_rows, option_rows
from pistos.kit.errors import Refused


class CategoryLacking(Refused):
    """A sheet that stands in no category yet."""


def draft_content(product: Product) -> dict[str, Any]:
    """What a version made now would hold; six queries. Refuses a product without a category."""
    category = product.category
    if category is None:
        raise CategoryLacking(_("Choose a category first: it says what the sheet must state."))
    rules = attribute_rules(category)
    by_code = {rule.code: rule for rule in rules}
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
        "category": _category_row(category),
        "texts": {
            text.language: {part: getattr(text, part) for part in TEXT_PARTS}
            for text in SheetText.objects.filter(product=product).order_by("language")
            if text.title
        },
        "facts": fact_rows(product.facts, rules),
        "safety": product.safety,
        "photos": [
            photo_row(photo)
            for photo in Photo.objects.filter(product=product).select_related("author")
        ],
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


def _category_row(category: Category) -> dict[str, Any]:
    above = Category.objects.in_bulk(category.path)
    return {
        "id": category.pk,
        "ids": category.path,
        "path": [
            {"slug": above[id_].slug, "name": above[id_].name}
            for id_ in category.path
            if id_ in above
        ],
        "vat_class": category.vat_class,
        "unit_price_unit": category.unit_price_unit,
        "required_tools": required_tools(category, above),
    }


def required_tools(category: Category, above: dict[int, Category]) -> list[str]:
    """The tools of the category and of all above it, each once."""
    return list(
        dict.fromkeys(
            tool
            for id_ in category.path
            for tool in (above[id_].required_tools if id_ in above else ())
        )
    )


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
