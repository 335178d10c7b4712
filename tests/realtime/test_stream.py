import asyncio
import threading
from contextlib import asynccontextmanager, suppress

import psycopg
import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections, transaction

from pistos.realtime import tickets
from pistos.realtime.actions import send_signal
from pistos.realtime.models import Signal
from pistos.realtime.queries import positions
from pistos.realtime.stream import Listener, last_seen, with_live_stream

pytestmark = pytest.mark.django_db(transaction=True)


async def nobody(scope, receive, send):
    raise AssertionError("the live stream is not Django's")


class Browser:
    """Speaks ASGI to the stream as a browser's EventSource would."""

    def __init__(self, application, ticket, last_event_id=""):
        self.application = application
        self.sent = []
        self.news = asyncio.Event()
        self.leaves = asyncio.Event()
        headers = [(b"last-event-id", last_event_id.encode())] if last_event_id else []
        self.scope = {
            "type": "http",
            "method": "GET",
            "path": "/live/",
            "query_string": f"ticket={ticket}".encode(),
            "headers": headers,
        }

    async def receive(self):
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.sent.append(message)
        self.news.set()

    @property
    def text(self):
        return b"".join(m.get("body", b"") for m in self.sent).decode()

    async def hears(self, words, within=5):
        async with asyncio.timeout(within):
            while words not in self.text:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def browsing(ticket, last_event_id=""):
    application = with_live_stream(nobody)
    browser = Browser(application, ticket, last_event_id)
    task = asyncio.create_task(application(browser.scope, browser.receive, browser.send))
    try:
        yield browser
    finally:
        browser.leaves.set()
        await asyncio.wait_for(task, 5)
        ends = asyncio.Queue()
        ends.put_nowait({"type": "lifespan.shutdown"})
        await application({"type": "lifespan"}, ends.get, browser.send)


@sync_to_async
def send(kind, subject_id, stream="desk"):
    number = send_signal(stream=stream, kind=kind, subject_id=subject_id)
    connections.close_all()
    return number


def run(story):
    asyncio.run(story())


def test_signal_reaches_an_open_stream():
    async def story():
        async with browsing(tickets.issue({"desk": 0})) as browser:
            await browser.hears("retry")
            await send("promises", "7")
            await browser.hears("id: desk:1\nevent: promises\ndata: 7\n\n")

    run(story)


def test_reconnect_replays_by_number_and_only_what_was_missed():
    async def story():
        for subject in ("1", "2", "3"):
            await send("promises", subject)
        async with browsing(tickets.issue({"desk": 0}), "desk:1") as browser:
            await browser.hears("data: 3")
        assert "data: 1\n" not in browser.text
        assert browser.text.index("data: 2") < browser.text.index("data: 3")

    run(story)


def test_lost_listener_comes_back_and_nothing_is_missed():
    @sync_to_async
    def cut_and_send():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN pistos_live'"
            )
            assert cursor.fetchall() == [(True,)]
        send_signal(stream="desk", kind="promises", subject_id="while-away")
        connections.close_all()

    async def story():
        async with browsing(tickets.issue({"desk": 0})) as browser:
            await send("promises", "before")
            await browser.hears("data: before")
            await cut_and_send()
            await browser.hears("data: while-away", within=10)
        assert browser.text.count("data: while-away") == 1

    run(story)


def test_signal_between_the_first_look_and_the_listening_is_not_lost(monkeypatch):
    """The table was read before it, and nobody listened yet when it was sent."""
    looked, listens = asyncio.Event(), asyncio.Event()
    missed, listen, catch_up = Listener.missed, Listener.listen, Listener.catch_up

    async def slow_missed(self, batch):
        found = await missed(self, batch)
        looked.set()
        await listens.wait()
        return found

    async def late_listen(self):
        await looked.wait()
        await send("promises", "42")
        await listen(self)

    def noting_catch_up(self, clients):
        catch_up(self, clients)
        if looked.is_set():
            listens.set()

    monkeypatch.setattr(Listener, "missed", slow_missed)
    monkeypatch.setattr(Listener, "listen", late_listen)
    monkeypatch.setattr(Listener, "catch_up", noting_catch_up)

    async def story():
        async with browsing(tickets.issue({"desk": 0})) as browser:
            await browser.hears("data: 42")
            assert browser.text.count("data: 42") == 1

    run(story)


@pytest.mark.fault("S6")
def test_forged_ticket_is_refused():
    async def story():
        async with browsing(tickets.issue({"desk": 0})[:-2]) as browser:
            await asyncio.wait_for(browser.news.wait(), 5)
        assert browser.sent[0]["status"] == 403

    run(story)


@pytest.mark.fault("S6")
def test_stream_hears_nothing_of_other_streams():
    async def story():
        async with browsing(tickets.issue({"desk": 0})) as browser:
            await send("order", "secret", stream="order-5")
            await send("promises", "mine")
            await browser.hears("data: mine")
        assert "secret" not in browser.text

    run(story)


def test_numbers_follow_commits_even_when_transactions_overlap():
    first_has_number, second_is_done = threading.Event(), threading.Event()

    def first():
        with transaction.atomic():
            send_signal(stream="desk", kind="promises", subject_id="first")
            first_has_number.set()
            assert not second_is_done.wait(0.5), "the second committed inside the first"
        connections.close_all()

    def second():
        first_has_number.wait(5)
        send_signal(stream="desk", kind="promises", subject_id="second")
        second_is_done.set()
        connections.close_all()

    threads = [threading.Thread(target=deed) for deed in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert list(Signal.objects.order_by("number").values_list("subject_id", flat=True)) == [
        "first",
        "second",
    ]
    assert positions("desk", "other") == {"desk": 2, "other": 0}


def test_last_event_id_that_does_not_read_so_is_ignored():
    assert last_seen([(b"last-event-id", b"desk:4;x;:1;y:z;long:" + b"9" * 30)]) == {"desk": 4}


def test_signal_of_a_failed_deed_is_never_sent():
    with suppress(psycopg.Error, ZeroDivisionError), transaction.atomic():
        send_signal(stream="desk", kind="promises", subject_id="1")
        raise ZeroDivisionError

    assert positions("desk") == {"desk": 0}


async def only_the_blog(origin):
    return origin == "https://blog.example"


def answered(headers, lets_in=only_the_blog):
    """Status and headers with which the stream answers a page's request."""

    async def story():
        application = with_live_stream(nobody, lets_in=lets_in)
        browser = Browser(application, tickets.issue({"visitor-1": 0}))
        browser.scope["headers"] = headers
        task = asyncio.create_task(application(browser.scope, browser.receive, browser.send))
        await asyncio.wait_for(browser.news.wait(), 5)
        browser.leaves.set()
        await asyncio.wait_for(task, 5)
        ends = asyncio.Queue()
        ends.put_nowait({"type": "lifespan.shutdown"})
        await application({"type": "lifespan"}, ends.get, browser.send)
        return browser.sent[0]["status"], dict(browser.sent[0]["headers"])

    return asyncio.run(story())


@pytest.mark.fault("S6")
def test_pages_of_other_sites_listen_only_when_they_are_let_in():
    host = (b"host", b"shop.example")
    allowed = answered([host, (b"origin", b"https://blog.example")])

    assert allowed[0] == 200
    assert allowed[1][b"access-control-allow-origin"] == b"https://blog.example"
    assert b"access-control-allow-credentials" not in allowed[1]
    assert answered([host, (b"origin", b"https://evil.example")])[0] == 403
    assert answered([host, (b"origin", b"null")])[0] == 403
    own = answered([host, (b"origin", b"https://shop.example")])
    assert own[0] == 200
    assert b"access-control-allow-origin" not in own[1]
    assert answered([host])[0] == 200
