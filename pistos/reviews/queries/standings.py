"""Products by their stars, as lists order them: few reviews cannot carry a product away."""

import json
from dataclasses import dataclass

from django.db import connection

from pistos.reviews.models import WHOLE_SHOP
from pistos.reviews.queries.public import figures_of
from pistos.reviews.rules.outcomes import Marks
from pistos.reviews.rules.scores import PRIOR_WEIGHT, standing

# The same formula as `rules.scores.standing`, so that the database sorts; the value shown is the rule's.
_WEAKEST = """
SELECT k.product_id, p.name::text, p.sku, p.ref
FROM (SELECT f.*, stars_1 + stars_2 + stars_3 + stars_4 + stars_5 AS n,
        stars_1 + 2 * stars_2 + 3 * stars_3 + 4 * stars_4 + 5 * stars_5 AS total
      FROM reviews_productfigures f WHERE product_id <> %s) AS k
JOIN catalogue_product p ON p.id = k.product_id
WHERE k.n > 0
ORDER BY (%s * %s + k.total) / (%s + k.n), k.product_id LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Standing:
    product_id: int
    name: dict[str, str]
    code: str
    marks: Marks
    value: float


def weakest_products(size: int = 10) -> list[Standing]:
    """The products that stand lowest by the Bayesian mean of their stars; three queries."""
    whole = figures_of([WHOLE_SHOP]).get(WHOLE_SHOP)
    if whole is None or whole.mean is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_WEAKEST, [WHOLE_SHOP, PRIOR_WEIGHT, whole.mean, PRIOR_WEIGHT, size])
        rows = cursor.fetchall()
    figures = figures_of(row[0] for row in rows)
    return [
        Standing(
            id_, _named(name), sku or ref, Marks(figures[id_].stars),
            standing(figures[id_], whole.mean),
        )
        for id_, name, sku, ref in rows
    ]  # fmt: skip


def _named(value: object) -> dict[str, str]:
    told: dict[str, str] = json.loads(str(value))
    return told
