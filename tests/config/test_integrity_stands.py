"""What the models say of constraints and indexes stands in the database that the migrations make."""

import pytest
from django.apps import apps
from django.db import connection


@pytest.mark.django_db
def test_each_constraint_and_index_of_a_model_is_in_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes"
            " WHERE schemaname = current_schema()"
        )
        there = {name for (name,) in cursor.fetchall()}
    told = {
        item.name
        for model in apps.get_models()
        if model._meta.managed
        for item in (*model._meta.constraints, *model._meta.indexes)
    }

    assert len(told) > 500
    assert told - there == set()
