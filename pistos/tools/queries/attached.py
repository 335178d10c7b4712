"""Which tools a product has, by itself or by its category."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q

from pistos.catalogue.models import Category, Product
from pistos.shop.queries import the_shop
from pistos.tools.models import Tool
from pistos.tools.rules.kinds import problems_of


def tools_at(product_id: int, path: Sequence[str]) -> dict[str, Tool]:
    """By kind, what stands on a product or on the categories above it (slugs, the top first); the
    nearest one wins. One query."""
    rows = Tool.objects.filter(Q(product_id=product_id) | Q(category__slug__in=path))
    depth = {slug: place for place, slug in enumerate(path)}
    return _nearest(
        (-1 if tool.category is None else -2 - len(path) + depth[tool.category.slug], tool)
        for tool in rows.select_related("category")
    )


def tools_above(category_path: Collection[int]) -> dict[str, Tool]:
    """By kind, what stands on a category (the ids of its path) or above it. One query."""
    depth = {id_: place for place, id_ in enumerate(category_path)}
    rows = Tool.objects.filter(category_id__in=category_path).select_related("category")
    return _nearest((depth[tool.category_id or 0], tool) for tool in rows)


def _nearest(found: Iterable[tuple[int, Tool]]) -> dict[str, Tool]:
    ordered = sorted(found, key=lambda pair: pair[0])
    return {tool.kind: tool for _depth, tool in ordered}


def tools_on(to: Product | Category) -> dict[str, Tool]:
    """By kind, what stands on this thing itself. One query."""
    rows = Tool.objects.filter(product=to) if isinstance(to, Product) else to.tools.all()
    return {tool.kind: tool for tool in rows}


class AttachedTools:
    """Answers the catalogue's question which tools a product lacks (`catalogue.ports.ToolCheck`)."""

    def missing_tools(self, product_id: int, required: Sequence[str]) -> list[str]:
        """Three queries. A tool that is no longer whole in the shop's languages counts as missing."""
        product = Product.objects.select_related("category").get(pk=product_id)
        path = product.category.path if product.category else []
        languages = the_shop().languages
        found = tools_above(path) | tools_on(product)
        return [
            kind
            for kind in required
            if kind not in found or problems_of(kind, found[kind].content, languages)
        ]
