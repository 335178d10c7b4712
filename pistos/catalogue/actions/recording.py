"""The deeds on products."""

from collections.abc import Iterable

from django.db import connection, transaction

from pistos.catalogue.facts import ProductFacts
from pistos.kit.copying import json_cell, upsert_into

_KEEP = """(source, ref) DO UPDATE SET
    sku = excluded.sku, name = excluded.name, category_label = excluded.category_label,
    weight_grams = coalesce(excluded.weight_grams, catalogue_product.weight_grams)
    WHERE catalogue_product.slug IS NULL
    AND ((catalogue_product.sku, catalogue_product.name, catalogue_product.category_label)
        IS DISTINCT FROM (excluded.sku, excluded.name, excluded.category_label)
    OR excluded.weight_grams IS DISTINCT FROM
        coalesce(catalogue_product.weight_grams, excluded.weight_grams))
"""


@transaction.atomic
def record_products(*, batch: Iterable[ProductFacts]) -> dict[tuple[str, str], int]:
    """Creates or updates products by (source, ref); returns their ids by that pair. One that has a
    sheet of ours is named by its sheet and stays as it is."""
    wanted = {(facts.source, facts.ref): facts for facts in batch}
    if not wanted:
        return {}
    upsert_into(
        "catalogue_product",
        ("source", "ref", "sku", "name", "category_label", "weight_grams"),
        (
            (
                facts.source,
                facts.ref,
                facts.sku[:120],
                json_cell({"en": facts.name[:300]} if facts.name else {}),
                facts.category[:120],
                facts.weight_grams,
            )
            for facts in sorted(wanted.values(), key=lambda facts: (facts.source, facts.ref))
        ),
        on_conflict=_KEEP,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT source, ref, p.id FROM unnest(%s::text[], %s::text[]) AS wanted (source, ref)"
            " JOIN catalogue_product p USING (source, ref)",
            [[source for source, _ in wanted], [ref for _, ref in wanted]],
        )
        return {(source, ref): id_ for source, ref, id_ in cursor.fetchall()}
