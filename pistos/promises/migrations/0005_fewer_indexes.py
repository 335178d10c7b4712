"""Indexes go whose columns another one begins with, and those for the beginnings of random tokens.

By name: Django would drop each partial unique constraint of the column along with its index.
"""

import django.db.models.deletion
import pistos.kit.tokens
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0004_fewer_indexes"),
        ("partners", "0001_initial"),
        ("promises", "0004_money_returned"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="dependency",
                    name="promise",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stands_on",
                        to="promises.promise",
                    ),
                ),
                migrations.AlterField(
                    model_name="entry",
                    name="promise",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="promises.promise",
                    ),
                ),
                migrations.AlterField(
                    model_name="promise",
                    name="token",
                    field=models.CharField(default=pistos.kit.tokens.public_token, max_length=22),
                ),
                migrations.AddConstraint(
                    model_name="promise",
                    constraint=models.UniqueConstraint(
                        fields=("token",), name="promises_promise_token"
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS promises_entry_promise_id_270edb41",
                    "CREATE INDEX promises_entry_promise_id_270edb41 ON promises_entry (promise_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS promises_dependency_promise_id_56a33417",
                    "CREATE INDEX promises_dependency_promise_id_56a33417 ON promises_dependency (promise_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS promises_promise_token_1f379802_like",
                    "CREATE INDEX promises_promise_token_1f379802_like ON promises_promise (token varchar_pattern_ops)",
                ),
                migrations.RunSQL(
                    "ALTER TABLE promises_promise RENAME CONSTRAINT promises_promise_token_key TO promises_promise_token",
                    "ALTER TABLE promises_promise RENAME CONSTRAINT promises_promise_token TO promises_promise_token_key",
                ),
            ],
        ),
    ]
