"""Indexes go whose columns another one begins with, and those for the beginnings of random tokens.

By name: Django would drop each partial unique constraint of the column along with its index.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0007_listed_technical_goods"),
        ("stock", "0002_reservations_are_of_orders"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="level",
                    name="variant",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="levels",
                        to="catalogue.variant",
                    ),
                ),
                migrations.AlterField(
                    model_name="movement",
                    name="variant",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="catalogue.variant",
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS stock_level_variant_id_a0fda75c",
                    "CREATE INDEX stock_level_variant_id_a0fda75c ON stock_level (variant_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS stock_movement_variant_id_de4c6f16",
                    "CREATE INDEX stock_movement_variant_id_de4c6f16 ON stock_movement (variant_id)",
                ),
            ],
        ),
    ]
