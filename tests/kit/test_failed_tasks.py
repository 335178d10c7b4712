"""Work that failed to the end stays to be seen: by the owner, by machines, and not for ever."""

import json
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from pistos.accounts.models import User
from pistos.kit.tasks import failed_tasks, forget_done_tasks
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(shop: Shop) -> None:
    forget_done_tasks.defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")


def test_work_that_failed_is_told_to_the_owner_and_to_machines(
    failed: None, alma: User, ben: User
) -> None:
    assert failed_tasks() == {"kit.forget_done_tasks": 1}
    pages = {}
    for person in (alma, ben):
        client = Client()
        client.force_login(person)
        pages[person] = client.get("/desk/").content.decode()

    assert "<code>kit.forget_done_tasks</code>: 1" in pages[alma]
    assert "Work that failed" not in pages[ben]
    assert json.loads(Client().get("/health/").content)["failed_tasks"] == 1


def test_it_is_forgotten_after_a_month(failed: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at)"
            " SELECT id, 'failed', now() FROM procrastinate_jobs RETURNING at"
        )
        failed_at: datetime = cursor.fetchone()[0]

    forget_done_tasks(failed_at + timedelta(days=29))
    assert failed_tasks()
    forget_done_tasks(failed_at + timedelta(days=31))
    assert not failed_tasks()
