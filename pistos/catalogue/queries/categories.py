"""Reads of categories and their attributes."""

from collections.abc import Iterable

from django.db.models import Count, Q

from pistos.catalogue.models import Attribute, Category, Listed, Product
from pistos.catalogue.rules.content import AttributeRule
from pistos.catalogue.rules.shown import Branch, Place
from pistos.kit.errors import NotFound
from pistos.kit.keeping import Kept
from pistos.kit.languages import text_in
from pistos.kit.marking import kept_by_marks

MOST_KEPT = 60
_facets: Kept[list[AttributeRule]] = Kept(MOST_KEPT)


def category_tree(language: str, fallback: str = "en") -> list[Branch]:
    """The active categories from the top, with how many published products stand in and below each.
    Two queries."""
    rows = list(Category.objects.filter(is_active=True))
    counts: dict[int, int] = {}
    for path, count in (
        Listed.objects.values_list("path").annotate(count=Count("product_id")).order_by()
    ):
        for id_ in path:
            counts[id_] = counts.get(id_, 0) + count
    below: dict[int | None, list[Category]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)

    def branches(parent_id: int | None, depth: int) -> tuple[Branch, ...]:
        return tuple(
            Branch(
                id=row.pk,
                slug=row.slug,
                name=text_in(row.name, language, fallback),
                depth=depth,
                parent_id=parent_id,
                is_service=row.is_service,
                count=counts.get(row.pk, 0),
                children=branches(row.pk, depth + 1),
            )
            for row in below.get(parent_id, ())
        )

    return list(branches(None, 0))


def wants_guarantee(product: Product) -> bool:
    """Whether its category, or one above it, is of technical goods that the law wants guaranteed. Two
    queries at most."""
    path = product.category.path if product.category else []
    return Category.objects.filter(pk__in=path, needs_guarantee=True).exists()


def category_by_slug(slug: str) -> Category:
    """An active category; NotFound for any other. One query."""
    found = Category.objects.filter(slug=slug, is_active=True).first()
    if found is None:
        raise NotFound
    return found


def path_of(category: Category, language: str, fallback: str = "en") -> list[Place]:
    """The category and those above it, the top first. One query."""
    rows = Category.objects.in_bulk(category.path)
    return [
        Place(rows[id_].slug, text_in(rows[id_].name, language, fallback))
        for id_ in category.path
        if id_ in rows
    ]


def attribute_rules(category: Category) -> list[AttributeRule]:
    """What a product of this category states: its own attributes after those of the categories above;
    one that repeats a code from above replaces it. One query."""
    return _rules(Attribute.objects.filter(category_id__in=category.path), category.path)


def facet_rules(category: Category | None) -> list[AttributeRule]:
    """The facets of a list: of the category, of those above it and below it; of all without one. One
    query, none where the marks are known (`kit.marking`) and nothing has changed."""
    key = category.pk if category else None
    return kept_by_marks(_facets, key, lambda: _facet_rules(category))


def _facet_rules(category: Category | None) -> list[AttributeRule]:
    rows = Attribute.objects.filter(is_facet=True)
    if category is not None:
        rows = rows.filter(
            Q(category_id__in=category.path) | Q(category__path__contains=[category.pk])
        )
    return _rules(rows, category.path if category else [])


def _rules(rows: Iterable[Attribute], path: list[int]) -> list[AttributeRule]:
    depth = {id_: n for n, id_ in enumerate(path)}
    ordered = sorted(rows, key=lambda row: (depth.get(row.category_id, 99), row.position, row.pk))
    return list({row.code: rule_of(row) for row in ordered}.values())


def rule_of(row: Attribute) -> AttributeRule:
    return AttributeRule(
        code=row.code,
        name=row.name,
        kind=row.kind,
        unit=row.unit,
        choices={choice["code"]: choice["name"] for choice in row.choices},
        is_required=row.is_required,
        is_facet=row.is_facet,
        is_compared=row.is_compared,
    )


def category_choices(language: str, fallback: str = "en") -> list[tuple[int, str]]:
    """Every active category by its whole path, for a choice. One query."""
    rows = list(Category.objects.filter(is_active=True))
    names = {row.pk: text_in(row.name, language, fallback) for row in rows}
    choices = [(row.pk, " › ".join(names.get(id_, "") for id_ in row.path)) for row in rows]
    return sorted(choices, key=lambda choice: choice[1])
