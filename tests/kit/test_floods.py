"""Many tasks of one deed, that nobody waits for."""

from datetime import datetime

import pytest
from django.db import connection, transaction

from pistos.kit import tasks


def believed() -> float:
    """How many tasks the database plans for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'procrastinate_jobs'")
        return float(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_the_database_knows_of_a_flood_when_its_first_task_is_fetched(at: datetime) -> None:
    tasks._count_waiting()
    before = believed()

    with transaction.atomic():
        tasks.forget_done_tasks.defer_all([{}] * tasks.A_FLOOD)
        assert believed() == before

    assert believed() >= before + tasks.A_FLOOD
