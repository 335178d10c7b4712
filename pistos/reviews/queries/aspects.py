"""Which aspects a product is rated by, and how they are called."""

from pistos.catalogue.models import Product
from pistos.reviews.models import Aspect
from pistos.reviews.rules.aspects import BUILT_IN


def aspect_names() -> dict[str, dict[str, str]]:
    """Names by language of every aspect, also of those no longer asked; one query."""
    names = {code: dict(name) for code, name in BUILT_IN.items()}
    for code, name in Aspect.objects.values_list("code", "name"):
        names[code] = name
    return names


def aspects_of(product: Product) -> dict[str, dict[str, str]]:
    """What a review of this product can rate: those of its category and of the ones above it, then those
    asked of everything; the usual ones where a shop defined none. One query, two with a category."""
    path = list(product.category.path) if product.category else []
    rows = [
        row
        for row in Aspect.objects.filter(is_active=True)
        if row.category_id is None or row.category_id in path
    ]
    if not Aspect.objects.filter(category=None).exists():
        general = {code: dict(name) for code, name in BUILT_IN.items()}
    else:
        general = {row.code: row.name for row in rows if row.category_id is None}
    own = {row.code: row.name for row in rows if row.category_id is not None}
    return own | {code: name for code, name in general.items() if code not in own}


def aspect_rows() -> list[Aspect]:
    """Every aspect that the shop defined, also those no longer asked; one query."""
    return list(Aspect.objects.order_by("category", "position", "pk"))
