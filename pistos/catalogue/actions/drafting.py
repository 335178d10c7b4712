"""Writing sheets. What is written is nobody's to read until it is published."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pistos.catalogue.events import ProductDrafted
from pistos.catalogue.facts import SheetDraft, VariantDraft
from pistos.catalogue.models import Category, Product, ProductKind, SheetText, Variant
from pistos.catalogue.queries.categories import attribute_rules
from pistos.catalogue.queries.drafts import draft_of
from pistos.catalogue.rules.codes import is_gtin
from pistos.catalogue.rules.content import TEXT_PARTS
from pistos.catalogue.rules.gate import Verdict, judge
from pistos.catalogue.rules.likeness import sketch
from pistos.catalogue.rules.values import kept_values
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.kit.tokens import public_token
from pistos.shop.queries import the_shop

LONGEST_TITLE = 160
LONGEST_TEXT = 20_000
MOST_HIGHLIGHTS = 20
MOST_VARIANTS = 200


class DraftUnusable(Refused):
    """A sheet that cannot be kept as it is written; the text says why."""


@transaction.atomic
def draft_product(*, category: Category, draft: SheetDraft, by: Actor, at: datetime) -> Product:
    """A new product or, in a category of services, a service; not public yet."""
    product = Product(source=draft.source, ref=draft.ref or public_token())
    if Product.objects.filter(source=product.source, ref=product.ref).exists():
        raise DraftUnusable(_("There is a product with this reference already."))
    product.slug = _free_slug(draft, product.ref)
    _write(product, category, draft, at)
    publish(ProductDrafted(product.pk), about=_ref(product), by=by, at=at)
    return product


@transaction.atomic
def change_product(
    *, product: Product, category: Category, draft: SheetDraft, by: Actor, at: datetime
) -> Product:
    """Writes a sheet anew; the public goes on reading the published version. The address stays; a variant
    that is no longer in the draft is no longer sold, and orders keep it."""
    row = Product.objects.select_for_update().get(pk=product.pk)
    if row.slug is None:
        row.slug = _free_slug(draft, row.ref)
    _write(row, category, draft, at)
    publish(ProductDrafted(row.pk), about=_ref(row), by=by, at=at)
    return row


def judge_as_written(
    *, product: Product, category: Category, draft: SheetDraft, at: datetime
) -> Verdict:
    """What the gate would say of a draft that is not kept: written, judged and undone. Refuses like
    `change_product`."""
    shop = the_shop()
    with transaction.atomic():
        row = Product.objects.select_for_update().get(pk=product.pk)
        _write(row, category, draft, at)
        verdict = judge(
            draft_of(row, languages=shop.languages, default_language=shop.default_language)
        )
        transaction.set_rollback(True)
    return verdict


def _write(product: Product, category: Category, draft: SheetDraft, at: datetime) -> None:
    _check(draft)
    rules = {rule.code: rule for rule in attribute_rules(category)}
    product.category = category
    product.kind = ProductKind.SERVICE if category.is_service else ProductKind.GOODS
    product.brand, product.model = draft.brand.strip()[:80], draft.model.strip()[:80]
    product.gtin, product.weight_grams = draft.gtin.strip(), draft.weight_grams
    product.facts = kept_values(rules, draft.facts)
    product.safety = dict(draft.safety)
    product.proofs = [
        {"claim": claim.strip(), "source": source.strip()} for claim, source in draft.proofs
    ]
    product.name = {
        code: text.title.strip() for code, text in draft.texts.items() if text.title.strip()
    }
    product.sku = draft.variants[0].sku if draft.variants else product.sku
    product.updated_at = at
    product.save()
    _write_texts(product, draft)
    _write_variants(
        product,
        [
            VariantDraft(
                variant.sku.strip(),
                kept_values(rules, variant.options),
                variant.gtin.strip(),
                variant.weight_grams,
                variant.is_active,
            )
            for variant in draft.variants
        ],
    )


def _check(draft: SheetDraft) -> None:
    unknown = set(draft.texts) - set(LANGUAGES)
    if unknown:
        raise DraftUnusable(_("The shop does not know the language %s.") % sorted(unknown)[0])
    for text in draft.texts.values():
        if len(text.title) > LONGEST_TITLE:
            raise DraftUnusable(_("A title has at most 160 characters."))
        if any(len(getattr(text, part)) > LONGEST_TEXT for part in TEXT_PARTS):
            raise DraftUnusable(_("A text has at most 20,000 characters."))
        if len(text.highlights) > MOST_HIGHLIGHTS:
            raise DraftUnusable(_("A sheet has at most 20 highlights."))
    if len(draft.variants) > MOST_VARIANTS:
        raise DraftUnusable(_("A product has at most 200 variants."))
    for gtin in (draft.gtin, *(variant.gtin for variant in draft.variants)):
        if gtin.strip() and not is_gtin(gtin.strip()):
            raise DraftUnusable(
                _("%s is not a GTIN: its check digit does not fit.") % gtin.strip()[:20]
            )


def _write_texts(product: Product, draft: SheetDraft) -> None:
    known = {text.language: text for text in SheetText.objects.filter(product=product)}
    for code, text in draft.texts.items():
        row = known.get(code) or SheetText(product=product, language=code)
        for part in TEXT_PARTS:
            if part != "highlights":
                setattr(row, part, getattr(text, part).strip())
        row.highlights = [line.strip()[:200] for line in text.highlights if line.strip()]
        row.sketch = sketch(f"{row.summary} {row.description}")
        row.save()
    SheetText.objects.filter(product=product).exclude(language__in=draft.texts).delete()


def _write_variants(product: Product, wanted: list[VariantDraft]) -> None:
    skus = [variant.sku for variant in wanted]
    if not all(skus) or len(set(skus)) != len(skus):
        raise DraftUnusable(_("Each variant needs a stock number of its own."))
    taken = Variant.objects.filter(sku__in=skus).exclude(product=product).first()
    if taken is not None:
        raise DraftUnusable(_("The stock number %s belongs to another product.") % taken.sku)
    told = [tuple(sorted(map(str, v.options.items()))) for v in wanted if v.is_active]
    if len(set(told)) != len(told):
        raise DraftUnusable(_("Two variants have the same options."))
    known = {variant.sku: variant for variant in Variant.objects.filter(product=product)}
    # Nothing is sold while options change places, so that none meets another's on the way.
    Variant.objects.filter(product=product).update(is_active=False)
    for place, variant in enumerate(wanted):
        row = known.get(variant.sku) or Variant(product=product, sku=variant.sku)
        row.options, row.gtin = _plain(variant.options), variant.gtin
        row.weight_grams, row.is_active = variant.weight_grams, variant.is_active
        row.position = place
        row.save()


def _plain(options: Mapping[str, object]) -> dict[str, object]:
    return dict(options)


def _free_slug(draft: SheetDraft, ref: str) -> str:
    titles = [draft.slug, *(draft.texts[c].title for c in LANGUAGES if c in draft.texts)]
    wish = next((slugify(title)[:70] for title in titles if slugify(title)), "")
    wish = wish or slugify(ref)[:70] or public_token().lower()
    taken = set(Product.objects.filter(slug__startswith=wish).values_list("slug", flat=True))
    return next(
        slug
        for slug in (wish, *(f"{wish}-{n}" for n in range(2, len(taken) + 3)))
        if slug not in taken
    )


def _ref(product: Product) -> Ref:
    return Ref("product", str(product.pk))
