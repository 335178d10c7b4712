"""Two web and two worker processes over one database behave as one."""

import http.client
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from pistos.accounts.models import User
from pistos.config.processes import environment_for, web_and_worker
from pistos.config.supervisor import Child
from pistos.config.tour import Visitor
from pistos.customers.models import Customer
from pistos.customers.queries import as_recipient
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.forks import tie_to_parent
from pistos.kit.tasks import IN_BULK, forget_done_tasks
from pistos.notifications.actions import write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft
from pistos.promises import actions
from pistos.promises.models import Entry, Promise, PromiseKind
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.realtime import tickets
from pistos.realtime.actions import send_signal
from pistos.shop.models import Shop
from tests.addresses import database_address
from tests.factories.ports import free_port

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]

_PASSWORD = "kept-as-told-7"
_COUNT = 60
_FLOOD = 8000


@pytest.fixture
def workers(shop: Shop, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    with _running([_pair(0, tmp_path)[1] for _ in range(2)]) as processes:
        yield processes


@pytest.fixture
def webs(shop: Shop, tmp_path: Path) -> Iterator[list[Visitor]]:
    """Somebody who visits the one, and somebody who visits the other."""
    ports = [free_port(), free_port()]
    with _running([_pair(port, tmp_path)[0] for port in ports]):
        visitors = [Visitor(f"http://127.0.0.1:{port}") for port in ports]
        for visitor in visitors:
            assert _until(lambda visitor=visitor: visitor.fetch("/health/")[0] != 0)
        yield visitors


def _pair(port: int, data: Path) -> list[Child]:
    environment = environment_for(
        database_address(), PISTOS_DATA=str(data), PISTOS_SECRET_KEY=settings.SECRET_KEY
    )
    return web_and_worker("127.0.0.1", port, environment)


@contextmanager
def _running(children: list[Child]) -> Iterator[list[subprocess.Popen[bytes]]]:
    processes = [
        subprocess.Popen(child.command, env=child.environment, preexec_fn=tie_to_parent())
        for child in children
    ]
    try:
        yield processes
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)


def _until(question: Callable[[], bool], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(0.1)
    return False


def _overdue_promise(customer: Customer, kind: PromiseKind) -> Promise:
    """Promised an hour ago, due ten minutes ago."""
    now = datetime.now(UTC)
    return actions.make_promise(
        to=customer,
        terms=Terms(
            kind,
            Due.instant(now - timedelta(minutes=10), "Europe/Athens"),
            About("customer", customer.pk),
        ),
        told=Told("You will have our answer by noon.", "en", "email"),
        by=Actor.machine("tests"),
        at=now - timedelta(hours=1),
    )


def test_workers_mark_each_due_promise_once_and_one_goes_on_when_the_other_is_killed(
    cleo: Customer, workers: list[subprocess.Popen[bytes]]
) -> None:
    promises = [_overdue_promise(cleo, PromiseKind.ANSWER) for _ in range(_COUNT)]

    all_broken = _until(lambda: Entry.objects.filter(kind="broken").count() >= _COUNT)
    workers[0].kill()
    workers[0].wait()
    later = _overdue_promise(cleo, PromiseKind.CALL_BACK)
    went_on = _until(lambda: Entry.objects.filter(promise=later, kind="broken").exists())

    broken = Entry.objects.filter(kind="broken").exclude(promise=later)
    assert all_broken
    assert sorted(entry.promise_id for entry in broken) == [promise.pk for promise in promises]
    assert {entry.happened_at for entry in broken} == {promise.due_at for promise in promises}
    assert Event.objects.filter(name="promises.PromiseBroken").count() == _COUNT + 1
    assert went_on


def test_who_signs_in_at_one_web_process_is_signed_in_at_the_other(
    alma: User, webs: list[Visitor]
) -> None:
    alma.set_password(_PASSWORD)
    alma.save()
    first, second = webs
    second.opener = first.opener

    refusal = first.sign_in({"address": "/desk/", "email": alma.email, "password": _PASSWORD})

    assert refusal == ""
    assert second.look_at("/desk/") == ""


def test_both_web_processes_tell_what_happened_anywhere(webs: list[Visitor]) -> None:
    ticket = quote(tickets.issue({"desk": 0}))
    streams = [
        urllib.request.urlopen(f"{visitor.address}/live/?ticket={ticket}", timeout=30)
        for visitor in webs
    ]

    number = send_signal(stream="desk", kind="promise", subject_id="4711")
    heard = [_read_until(stream, b"4711") for stream in streams]

    assert all(str(number).encode() in text for text in heard)


def _read_until(stream: http.client.HTTPResponse, words: bytes) -> bytes:
    with stream:
        text = b""
        while words not in text:
            line = stream.readline()
            assert line, f"the stream ended after {text!r}"
            text += line
        return text


@pytest.mark.fault("F22")
def test_a_flood_of_small_work_does_not_hold_up_what_a_customer_waits_for(
    cleo: Customer, workers: list[subprocess.Popen[bytes]]
) -> None:
    """Thousands of tasks from one deed wait; a mail that is written then is tried before them."""
    forget_done_tasks.defer_all([{}] * _FLOOD, priority=IN_BULK)

    message = write_message(
        key="in-a-flood",
        draft=Draft("test_mail", {"asked_by": "Alma"}),
        to=as_recipient(cleo),
        by=Actor.machine("tests"),
        at=datetime.now(UTC),
    )
    was_tried = _until(lambda: Message.objects.get(pk=message.pk).attempts > 0)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
        still_waiting = cursor.fetchone()[0]
    assert was_tried
    assert still_waiting > _FLOOD / 4
