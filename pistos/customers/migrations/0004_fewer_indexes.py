"""Indexes go whose columns another one begins with, and those for the beginnings of random tokens.

By name: Django would drop each partial unique constraint of the column along with its index.
"""

import pistos.kit.tokens
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0003_consent_shown"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="customer",
                    name="token",
                    field=models.CharField(default=pistos.kit.tokens.public_token, max_length=22),
                ),
                migrations.AddConstraint(
                    model_name="customer",
                    constraint=models.UniqueConstraint(
                        fields=("token",), name="customers_customer_token"
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS customers_customer_token_1c6d1189_like",
                    "CREATE INDEX customers_customer_token_1c6d1189_like ON customers_customer (token varchar_pattern_ops)",
                ),
                migrations.RunSQL(
                    "ALTER TABLE customers_customer RENAME CONSTRAINT customers_customer_token_key TO customers_customer_token",
                    "ALTER TABLE customers_customer RENAME CONSTRAINT customers_customer_token TO customers_customer_token_key",
                ),
            ],
        ),
    ]
