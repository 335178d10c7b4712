"""Pieces are kept for orders alone: what was kept for carts, and ran out, is no more."""

from django.db import migrations, models

# Keeps what the levels count as reserved equal to the reservations that stay.
FREE_CARTS = """
WITH gone AS (
    DELETE FROM stock_reservation WHERE order_id IS NULL RETURNING variant_id, location_id, quantity
), many AS (
    SELECT variant_id, location_id, sum(quantity) AS many FROM gone GROUP BY variant_id, location_id
)
UPDATE stock_level l SET reserved = l.reserved - m.many
FROM many m WHERE l.variant_id = m.variant_id AND l.location_id = m.location_id
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0001_initial")]

    operations = [
        migrations.RunSQL(FREE_CARTS, migrations.RunSQL.noop),
        migrations.RemoveConstraint("reservation", "stock_reservation_ends"),
        migrations.RemoveIndex("reservation", "stock_reservation_due"),
        migrations.RemoveIndex("reservation", "stock_reservation_order"),
        migrations.RemoveField("reservation", "expires_at"),
        migrations.AlterField("reservation", "order_id", models.BigIntegerField()),
        migrations.AddIndex(
            "reservation", models.Index(fields=["order_id"], name="stock_reservation_order")
        ),
    ]
