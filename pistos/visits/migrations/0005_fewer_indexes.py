"""Indexes go whose columns another one begins with, and those for the beginnings of random tokens.

By name: Django would drop each partial unique constraint of the column along with its index.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0004_cart_of_visitor"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="pageevent",
                    name="visitor",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="page_events",
                        to="visits.visitor",
                    ),
                ),
                migrations.AlterField(
                    model_name="pageview",
                    name="visitor",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="views",
                        to="visits.visitor",
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS visits_pageview_visitor_id_85300442",
                    "CREATE INDEX visits_pageview_visitor_id_85300442 ON visits_pageview (visitor_id)",
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS visits_pageevent_visitor_id_3255af62",
                    "CREATE INDEX visits_pageevent_visitor_id_3255af62 ON visits_pageevent (visitor_id)",
                ),
            ],
        ),
    ]
