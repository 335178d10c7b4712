"""Setting up categories and what sheets in them must state."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pistos.catalogue.events import AttributeRemoved, AttributeSaved, CategorySaved
from pistos.catalogue.facts import AttributeDraft, CategoryDraft
from pistos.catalogue.models import Attribute, Category, FactKind, Listed, Product
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, Translated


class CategoryUnusable(Refused):
    """A category or attribute that cannot be kept as it is; the text says why."""


@transaction.atomic
def add_category(*, draft: CategoryDraft, by: Actor, at: datetime) -> Category:
    """A new category. Refuses one without a name, and an address that is taken."""
    lock_until_commit("catalogue:categories")
    category = Category()
    _fill(category, draft)
    if not category.slug or Category.objects.filter(slug=category.slug).exists():
        raise CategoryUnusable(_("Another category has this address, or it is empty."))
    category.save()
    category.path = _path(category)
    category.save(update_fields=["path"])
    publish(CategorySaved(category.pk, is_new=True), about=_ref(category), by=by, at=at)
    return category


@transaction.atomic
def change_category(
    *, category: Category, draft: CategoryDraft, by: Actor, at: datetime
) -> Category:
    """Changes a category. Its address stays; moved below another, all below move with it, and the lists
    show them there at once. What its sheets must state counts from their next publishing on."""
    lock_until_commit("catalogue:categories")
    row = Category.objects.select_for_update().get(pk=category.pk)
    slug, old_parent = row.slug, row.parent_id
    _fill(row, draft)
    row.slug = slug
    if draft.parent_id is not None and row.pk in _parent_path(draft.parent_id):
        raise CategoryUnusable(_("A category cannot stand within itself."))
    row.save()
    if row.parent_id != old_parent:
        _move(row)
    publish(CategorySaved(row.pk, is_new=False), about=_ref(row), by=by, at=at)
    return row


@transaction.atomic
def save_attribute(
    *, category: Category, draft: AttributeDraft, by: Actor, at: datetime
) -> Attribute:
    """Adds an attribute, or changes the one with the same code. Its kind can change only while no product
    of the category states it."""
    code = slugify(draft.code).replace("-", "_")[:40]
    if not code or not any(draft.name.values()):
        raise CategoryUnusable(_("An attribute needs a code and a name."))
    if draft.kind not in FactKind.values:
        raise CategoryUnusable(_("Choose what kind of value the attribute has."))
    if draft.kind == FactKind.CHOICE and not draft.choices:
        raise CategoryUnusable(_("Write the values that can be chosen."))
    row = Attribute.objects.filter(category=category, code=code).first()
    if row is not None and row.kind != draft.kind and _is_stated(category, code):
        raise CategoryUnusable(
            _("Products state this attribute already; add another one for another kind of value.")
        )
    row = row or Attribute(category=category, code=code)
    row.name = _told(draft.name)
    row.kind, row.unit, row.position = draft.kind, draft.unit[:16], draft.position
    row.choices = [
        {"code": slugify(code) or f"c{n}", "name": _told(name)}
        for n, (code, name) in enumerate(draft.choices, 1)
    ]
    row.is_required, row.is_facet = draft.is_required, draft.is_facet
    row.is_compared = draft.is_compared
    row.save()
    publish(AttributeSaved(category.pk, code), about=_ref(category), by=by, at=at)
    return row


@transaction.atomic
def remove_attribute(*, attribute: Attribute, by: Actor, at: datetime) -> None:
    """Takes an attribute away; published sheets keep what they state until they are published anew."""
    category, code = attribute.category, attribute.code
    attribute.delete()
    publish(AttributeRemoved(category.pk, code), about=_ref(category), by=by, at=at)


def _fill(row: Category, draft: CategoryDraft) -> None:
    name = _told(draft.name)
    if not name:
        raise CategoryUnusable(_("Write the name of the category in at least one language."))
    row.slug = slugify(draft.slug or name.get("en") or next(iter(name.values())))[:80]
    row.name, row.intro = name, _told(draft.intro)
    row.parent_id = draft.parent_id
    row.position, row.is_active = draft.position, draft.is_active
    row.is_service, row.vat_class = draft.is_service, draft.vat_class
    row.unit_price_unit, row.needs_safety = draft.unit_price_unit, draft.needs_safety
    row.needs_guarantee, row.needs_photos = draft.needs_guarantee, draft.needs_photos
    row.required_tools = list(draft.required_tools)
    row.required_parts = list(draft.required_parts)


def _parent_path(parent_id: int | None) -> list[int]:
    if parent_id is None:
        return []
    parent = Category.objects.filter(pk=parent_id).first()
    if parent is None:
        raise CategoryUnusable(_("The category above no longer exists."))
    return list(parent.path)


def _path(row: Category) -> list[int]:
    return [*_parent_path(row.parent_id), row.pk]


def _move(row: Category) -> None:
    """New paths for a category, for all below it, and for what the lists keep of their products."""
    old_length = len(row.path)
    new = _path(row)
    for below in Category.objects.filter(path__contains=[row.pk]).order_by("pk"):
        below.path = [*new, *below.path[old_length:]]
        below.save(update_fields=["path"])
    for listed in Listed.objects.filter(path__contains=[row.pk]).order_by("pk"):
        listed.path = [*new, *listed.path[old_length:]]
        listed.save(update_fields=["path"])
    row.path = new


def _is_stated(category: Category, code: str) -> bool:
    return Product.objects.filter(
        category__path__contains=[category.pk], facts__has_key=code
    ).exists()


def _told(texts: Mapping[str, str]) -> Translated:
    return {code: texts[code].strip() for code in LANGUAGES if texts.get(code, "").strip()}


def _ref(category: Category) -> Ref:
    return Ref("category", str(category.pk))
