"""Reads of products as the drafts that would write them: for files, and for the form on the desk."""

from collections.abc import Iterable

from pistos.catalogue.facts import SheetDraft, TextDraft, VariantDraft
from pistos.catalogue.models import Product, SheetText, Variant
from pistos.catalogue.rules.content import TEXT_PARTS
from pistos.catalogue.rules.sheet_files import TableProduct


def products_as_drafts(products: Iterable[Product]) -> list[TableProduct]:
    """Products as they are written, for a file; three queries for all."""
    rows = [product for product in products if product.category is not None]
    ids = [product.pk for product in rows]
    texts: dict[int, list[SheetText]] = {}
    for text in SheetText.objects.filter(product_id__in=ids).order_by("language"):
        texts.setdefault(text.product_id, []).append(text)
    variants: dict[int, list[Variant]] = {}
    for variant in Variant.objects.filter(product_id__in=ids):
        variants.setdefault(variant.product_id, []).append(variant)
    return [
        TableProduct(
            product.ref,
            product.category.slug if product.category else "",
            draft_from(product, texts.get(product.pk, []), variants.get(product.pk, [])),
        )
        for product in rows
    ]


def draft_from(
    product: Product, texts: Iterable[SheetText], variants: Iterable[Variant]
) -> SheetDraft:
    """A product's rows as the draft that would write them."""
    return SheetDraft(
        slug=product.slug or "",
        brand=product.brand,
        model=product.model,
        gtin=product.gtin,
        weight_grams=product.weight_grams,
        facts=product.facts,
        safety=product.safety,
        proofs=[(row["claim"], row["source"]) for row in product.proofs],
        texts={
            text.language: TextDraft(**{part: getattr(text, part) for part in TEXT_PARTS})
            for text in texts
        },
        variants=[
            VariantDraft(row.sku, row.options, row.gtin, row.weight_grams, row.is_active)
            for row in variants
        ],
        source=product.source,
        ref=product.ref,
    )
