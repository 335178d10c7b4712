"""Work that failed to the end stays to be seen: by the owner, by machines, and not for ever."""

import json
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.journal.tasks import deliver
from pistos.kit import clock
from pistos.kit.tasks import drain, failed_tasks, forget_done_tasks
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


def press(person: User, name: str = "kit.forget_done_tasks") -> str:
    client = Client()
    client.force_login(person)
    return client.post("/desk/work/again/", {"name": name}, follow=True).content.decode()


def jobs() -> list[tuple[str, str, dict[str, object]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status::text, task_name, args::text FROM procrastinate_jobs ORDER BY id"
        )
        return [(state, name, json.loads(args)) for state, name, args in cursor.fetchall()]


def test_one_press_runs_the_same_work_again_and_is_on_record(
    failed: None, alma: User, mara: User
) -> None:
    for _twice in range(2):
        page = press(mara)
    assert "started again already" in page

    assert jobs() == [("todo", "kit.forget_done_tasks", {})]
    event = Event.objects.get(name="shop.WorkRepeated")
    assert event.data == {"name": "kit.forget_done_tasks", "count": 1}
    assert (event.actor_kind, event.actor_id) == ("person", str(mara.pk))
    assert drain(clock.now() + timedelta(minutes=1)) == 1
    assert not failed_tasks()


def test_it_runs_with_what_it_was_given(shop: Shop, mara: User) -> None:
    deliver.defer(event_id=7, listener="somebody")
    deliver.defer(event_id=8, listener="somebody")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")

    assert "2 tasks were started again." in press(mara, deliver.name)

    given = [(state, args["event_id"]) for state, name, args in jobs() if name == deliver.name]
    assert given == [("todo", 7), ("todo", 8)]


def test_what_waits_under_the_same_key_is_not_queued_twice(shop: Shop, mara: User) -> None:
    forget_done_tasks.defer_once(key="k")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    forget_done_tasks.defer_once(key="k")

    assert "waits to run already" in press(mara)
    assert [state for state, _name, _args in jobs()] == ["failed", "todo"]


def test_work_that_the_program_no_longer_has_says_so_instead_of_a_button(
    failed: None, alma: User
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET task_name = 'gone.for_good'")
    client = Client()
    client.force_login(alma)

    page = client.get("/desk/").content.decode()

    assert "no such work any more" in page
    assert "Try it again" not in page
    assert "no such work any more" in press(alma, "gone.for_good")
    assert failed_tasks() == {"gone.for_good": 1}


def test_an_agent_has_no_button_and_may_not(failed: None, ben: User) -> None:
    client = Client()
    client.force_login(ben)

    assert client.post("/desk/work/again/", {"name": "kit.forget_done_tasks"}).status_code == 403
    assert failed_tasks()
