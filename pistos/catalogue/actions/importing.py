"""Products in from files. A file writes drafts; what the public reads changes at publishing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import unescape
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.actions.categories import add_category, save_attribute
from pistos.catalogue.actions.drafting import change_product, draft_product
from pistos.catalogue.events import ProductsImported
from pistos.catalogue.facts import AttributeDraft, CategoryDraft
from pistos.catalogue.models import Category, Product
from pistos.catalogue.queries.categories import attribute_rules
from pistos.catalogue.rules.content import AttributeRule
from pistos.catalogue.rules.sheet_files import ReadTable, TableProduct, Unreadable
from pistos.catalogue.rules.values import ValueUnusable, kept_value
from pistos.catalogue.rules.woocommerce import parent_of, woocommerce_product
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: references of products that are new or changed, and those set aside."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    set_aside: list[Unreadable] = field(default_factory=list)


@transaction.atomic
def import_products(*, table: ReadTable, by: Actor, at: datetime) -> Imported:
    """Writes a draft for each product that can be kept; one that cannot is set aside with its reason and
    disturbs no other. The same file twice changes nothing more."""
    done = Imported(set_aside=list(table.unreadable))
    categories = {row.slug: row for row in Category.objects.all()}
    for item in table.products:
        category = categories.get(item.category)
        if category is None:
            reason = _("There is no category %(slug)s.") % {"slug": item.category or "–"}
            done.set_aside.append(Unreadable(item.ref, reason))
            continue
        try:
            with transaction.atomic():
                is_new = _keep(item, category, by, at)
        except Refused as refusal:
            done.set_aside.append(Unreadable(item.ref, str(refusal)))
            continue
        (done.new if is_new else done.changed).append(item.ref)
    publish(
        ProductsImported(len(done.new), len(done.changed), len(done.set_aside)),
        about=Ref("catalogue", "products"),
        by=by,
        at=at,
    )
    return done


@transaction.atomic
def prepare_categories(
    *, wanted: Mapping[str, str], language: str, by: Actor, at: datetime
) -> list[Category]:
    """Adds the categories (slug to name) that a file names and the shop lacks."""
    known = set(Category.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    return [
        add_category(draft=CategoryDraft(slug, {language: name}), by=by, at=at)
        for slug, name in wanted.items()
        if slug not in known
    ]


@transaction.atomic
def prepare_options(
    *, products: Sequence[TableProduct], language: str, by: Actor, at: datetime
) -> None:
    """Adds what variants differ in to the categories that do not know it yet, as choices."""
    categories = {row.slug: row for row in Category.objects.all()}
    seen: dict[tuple[str, str], dict[str, None]] = {}
    for item in products:
        for variant in item.draft.variants:
            for code, value in variant.options.items():
                seen.setdefault((item.category, code), {})[str(value)] = None
    for (slug, code), values in seen.items():
        category = categories.get(slug)
        if category is None or code in {rule.code for rule in attribute_rules(category)}:
            continue
        choices = [(value, {language: value}) for value in values]
        draft = AttributeDraft(code, {language: code.capitalize()}, "choice", choices=choices,
                               is_facet=True)  # fmt: skip
        save_attribute(category=category, draft=draft, by=by, at=at)


@transaction.atomic
def import_woocommerce(
    *,
    products: Sequence[Mapping[str, Any]],
    variations: Sequence[Mapping[str, Any]],
    language: str,
    by: Actor,
    at: datetime,
) -> Imported:
    """Writes drafts of a WooCommerce shop's products in one language, with the categories and options
    they need. Prices and stock are not the catalogue's."""
    below: dict[str, list[Mapping[str, Any]]] = {}
    for row in variations:
        below.setdefault(parent_of(row), []).append(row)
    wanted = {
        str(one["slug"]): unescape(str(one["name"]))
        for row in products
        for one in (row.get("categories") or [])[:1]
        if one.get("slug") and one.get("name")
    }
    prepare_categories(wanted=wanted, language=language, by=by, at=at)
    table = [
        woocommerce_product(row, below.get(str(row["id"]), []), language=language)
        for row in products
    ]
    prepare_options(products=table, language=language, by=by, at=at)
    return import_products(table=ReadTable(table), by=by, at=at)


def _keep(item: TableProduct, category: Category, by: Actor, at: datetime) -> bool:
    draft = item.draft
    rules = {rule.code: rule for rule in attribute_rules(category)}
    known = Product.objects.filter(source=draft.source, ref=draft.ref).first()
    if draft.source != "pistos":
        draft = replace(draft, facts=_fitting(rules, draft.facts))
    if known is None:
        draft_product(category=category, draft=draft, by=by, at=at)
        return True
    change_product(product=known, category=category, draft=draft, by=by, at=at)
    return False


def _fitting(rules: Mapping[str, AttributeRule], values: Mapping[str, object]) -> dict[str, object]:
    """Facts of another program that ours can keep; what it words otherwise is left for a person."""
    found: dict[str, object] = {}
    for code, value in values.items():
        if code not in rules:
            continue
        try:
            found[code] = kept_value(rules[code], value)
        except ValueUnusable:
            continue
    return found
