"""Which sheet the demo's buyers read, and which variant they took."""

from datetime import datetime

from django.db import connection

_NOTE = """
WITH sold AS (
    SELECT product_id, array_agg(id ORDER BY position, id) AS ids FROM catalogue_variant
    WHERE is_active GROUP BY product_id
)
UPDATE orders_line line
SET variant_id = sold.ids[1 + mod(placed.id, cardinality(sold.ids))],
    sheet_version_id = product.published_version_id
FROM orders_order placed, catalogue_product product, sold
WHERE placed.id = line.order_id AND product.id = line.product_id AND sold.product_id = product.id
    AND product.published_version_id IS NOT NULL AND line.variant_id IS NULL
    AND placed.source = 'demo' AND placed.placed_at >= %s
"""


def note_what_was_read(*, since: datetime) -> None:
    """Gives the lines of invented orders their variant and version; the sizes go round."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [since])
