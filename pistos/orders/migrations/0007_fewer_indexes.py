"""Indexes go whose columns another one begins with, and those for the beginnings of random tokens.

By name: Django would drop each partial unique constraint of the column along with its index.
"""

import django.db.models.deletion
import pistos.kit.tokens
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0004_fewer_indexes"),
        ("orders", "0006_wish_prices"),
        ("partners", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="line",
                    name="order",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="orders.order",
                    ),
                ),
                migrations.AlterField(
                    model_name="order",
                    name="customer",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="customers.customer",
                    ),
                ),
                migrations.AlterField(
                    model_name="order",
                    name="token",
                    field=models.CharField(default=pistos.kit.tokens.public_token, max_length=22),
                ),
                migrations.AlterField(
                    model_name="orderaddress",
                    name="order",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="orders.order",
                    ),
                ),
                migrations.AlterField(
                    model_name="parcel",
                    name="order",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parcels",
                        to="orders.order",
                    ),
                ),
                migrations.AlterField(
                    model_name="parcel",
                    name="token",
                    field=models.CharField(default=pistos.kit.tokens.public_token, max_length=22),
                ),
                migrations.AlterField(
                    model_name="parcelline",
                    name="parcel",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contents",
                        to="orders.parcel",
                    ),
                ),
                migrations.AlterField(
                    model_name="scan",
                    name="parcel",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="orders.parcel",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="order",
                    constraint=models.UniqueConstraint(
                        fields=("token",), name="orders_order_token"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="parcel",
                    constraint=models.UniqueConstraint(
                        fields=("token",), name="orders_parcel_token"
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_line_order_id_c47dcbd1",
                    "CREATE INDEX orders_line_order_id_c47dcbd1 ON orders_line (order_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_order_customer_id_0b76f6a4",
                    "CREATE INDEX orders_order_customer_id_0b76f6a4 ON orders_order (customer_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_orderaddress_order_id_b1392cb3",
                    "CREATE INDEX orders_orderaddress_order_id_b1392cb3 ON orders_orderaddress (order_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_parcel_order_id_b76bd86d",
                    "CREATE INDEX orders_parcel_order_id_b76bd86d ON orders_parcel (order_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_parcelline_parcel_id_37721d24",
                    "CREATE INDEX orders_parcelline_parcel_id_37721d24 ON orders_parcelline (parcel_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_scan_parcel_id_27c3dc1c",
                    "CREATE INDEX orders_scan_parcel_id_27c3dc1c ON orders_scan (parcel_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_order_token_6d467ae5_like",
                    "CREATE INDEX orders_order_token_6d467ae5_like ON orders_order (token varchar_pattern_ops)",
                ),
                migrations.RunSQL(
                    "ALTER TABLE orders_order RENAME CONSTRAINT orders_order_token_key TO orders_order_token",
                    "ALTER TABLE orders_order RENAME CONSTRAINT orders_order_token TO orders_order_token_key",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS orders_parcel_token_cc6b4b2e_like",
                    "CREATE INDEX orders_parcel_token_cc6b4b2e_like ON orders_parcel (token varchar_pattern_ops)",
                ),
                migrations.RunSQL(
                    "ALTER TABLE orders_parcel RENAME CONSTRAINT orders_parcel_token_key TO orders_parcel_token",
                    "ALTER TABLE orders_parcel RENAME CONSTRAINT orders_parcel_token TO orders_parcel_token_key",
                ),
            ],
        ),
    ]
