"""A storm: web, worker and PostgreSQL killed with -9 in turn while people write (aim: none lost)."""

import contextlib
import itertools
import json
import os
import signal
import socket
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import django

from benchmarks._rows import Row, tell

SECONDS, CALM, EVERY, RECOVERY = 120.0, 10.0, 8.0, 60.0
VISITORS, MAILERS = 6, 2
PATIENCE = 120.0
"""How long a program goes on trying to hand over what it was given."""


@dataclass
class Sent:
    """What was handed over, with how long the longest took; shared by all who write."""

    chats: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    slowest: float = 0.0
    refused: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: list[str], name: str, taken: float) -> None:
        with self.lock:
            kind.append(name)
            self.slowest = max(self.slowest, taken)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="pistos-storm-") as folder:
        data = Path(folder)
        from pistos.kit import cluster

        with cluster.using(data) as url:
            _set_up(url, data)
            sent, kills = _storm(url, data)
            rows = _rows(sent, kills)
            from django.db import connections

            connections.close_all()
    tell(rows)


def _set_up(url: str, data: Path) -> None:
    os.environ.update(DATABASE_URL=url, PISTOS_DATA=str(data), PISTOS_DEBUG="1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")
    django.setup()
    from django.core.management import call_command

    from pistos.demo.actions.filling import invite_cast, open_shop
    from pistos.kit import clock

    call_command("migrate", verbosity=0)
    open_shop(clock.now())
    invite_cast()


def _storm(url: str, data: Path) -> tuple[Sent, int]:
    from pistos.config.processes import environment_for, web_and_worker
    from pistos.config.supervisor import Supervisor

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    sent, stop = Sent(), threading.Event()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the killed complain of is not the result
    children = web_and_worker("127.0.0.1", port, environment_for(url, PISTOS_DEBUG="1"))
    kills = 0
    with Supervisor(children, say=lambda line: None) as supervisor:
        supervisor.run(CALM)
        writers = [
            threading.Thread(target=_chat, args=(port, number, sent, stop))
            for number in range(VISITORS)
        ] + [threading.Thread(target=_mail, args=(number, sent, stop)) for number in range(MAILERS)]
        for writer in writers:
            writer.start()
        victims = itertools.cycle(("web", "worker", "postgres"))
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            supervisor.run(EVERY)
            kills += _kill(next(victims), supervisor.children, data)
        stop.set()
        for writer in writers:
            while writer.is_alive():
                supervisor.run(0.2)
        supervisor.run(CALM)
        _let_it_settle(supervisor)
    return sent, kills


def _kill(victim: str, children: list, data: Path) -> int:
    """Kills it with -9; 0 when it is down already."""
    with contextlib.suppress(ProcessLookupError, StopIteration, ValueError, OSError):
        if victim == "postgres":
            pid_file = next(data.rglob("postmaster.pid"))
            os.kill(int(pid_file.read_text().split("\n")[0]), signal.SIGKILL)
            return 1
        child = next(child for child in children if child.name == victim)
        if child.process is not None and child.process.poll() is None:
            child.process.kill()
            return 1
    return 0


def _let_it_settle(supervisor: object) -> None:
    """Until no task waits that is due, or the time for it is over."""
    from django.db import OperationalError, close_old_connections

    from pistos.kit.tasks import oldest_waiting_at

    until = time.monotonic() + RECOVERY
    while time.monotonic() < until:
        supervisor.run(1)
        with contextlib.suppress(OperationalError):
            close_old_connections()
            if oldest_waiting_at() is None:
                return


def _chat(port: int, number: int, sent: Sent, stop: threading.Event) -> None:
    """A visitor who says one thing after another, and says each again until it is taken."""
    token = ""
    for turn in itertools.count():
        if stop.is_set():
            return
        if not token:
            begun = _until_taken(port, "begin", {}, number)
            token = str(begun.get("token", "")) if begun else ""
        name = f"storm-{number}-{turn}"
        began = time.monotonic()
        said = _until_taken(
            port, "say", {"token": token, "id": name, "text": f"Question {name}"}, number
        )
        if said is None:
            with sent.lock:
                sent.refused += 1
        else:
            sent.note(sent.chats, name, time.monotonic() - began)
        time.sleep(2.2)


def _until_taken(port: int, deed: str, given: dict[str, str], number: int) -> dict | None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}/chat/{deed}",
                data=json.dumps(given).encode(),
                headers={
                    "Content-Type": "text/plain",
                    "Origin": f"http://127.0.0.1:{port}",
                    "X-Forwarded-For": f"192.0.2.{number}",
                },
            )
            with urllib.request.urlopen(request, timeout=5) as answer:
                return dict(json.loads(answer.read() or b"{}"))
        except (OSError, ValueError, urllib.error.URLError):
            time.sleep(0.3)
    return None


def _mail(number: int, sent: Sent, stop: threading.Event) -> None:
    """A mail server that hands over mails, and keeps each until it is taken."""
    from django.db import DatabaseError, connection

    from pistos.connectors.mail.taking import take_mail
    from pistos.kit import clock

    for turn in itertools.count():
        if stop.is_set():
            connection.close()
            return
        name = f"storm-{number}-{turn}@storm.example"
        raw = _mail_of(name, number)
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            try:
                take_mail(raw, source="storm", mailbox_id=None, at=clock.now())
            except (DatabaseError, OSError):
                with contextlib.suppress(DatabaseError):
                    connection.close()
                time.sleep(0.3)
            else:
                sent.note(sent.mails, name, time.monotonic() - began)
                break
        time.sleep(0.1)


def _mail_of(name: str, number: int) -> bytes:
    return (
        f"From: Storm {number} <storm-{name}>\r\nTo: shop@rodi.example\r\nSubject: Question\r\n"
        f"Message-ID: <{name}>\r\nDate: {time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime())}\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nWhere is it? {name}\r\n"
    ).encode()


def _rows(sent: Sent, kills: int) -> list[Row]:
    from django.db import close_old_connections
    from django.db.models import Count

    from pistos.conversations.models import ConversationPromise, ExternalId, Message
    from pistos.mailboxes.models import QuarantinedMail
    from pistos.promises.queries.verdict import verified

    close_old_connections()
    chats = dict(
        Message.objects.filter(text__startswith="Question storm")
        .values_list("text")
        .annotate(Count("pk"))
    )
    mails = dict(
        Message.objects.filter(text__startswith="Where is it? storm")
        .values_list("text")
        .annotate(Count("pk"))
    )
    stored = [chats.get(f"Question {name}", 0) for name in sent.chats]
    stored += [mails.get(f"Where is it? {name}", 0) for name in sent.mails]
    doubled_promises = (
        ConversationPromise.objects.filter(is_open=True, kind="answer")
        .values("conversation")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
        .count()
    )
    return [
        Row("kills with -9", "kills", kills),
        Row("handed over in the storm", "messages", len(stored)),
        Row("lost", "messages", sum(count == 0 for count in stored)),
        Row("doubled", "messages", sum(count > 1 for count in stored)),
        Row("never taken", "messages", sent.refused),
        Row("set aside", "mails", QuarantinedMail.objects.count()),
        Row("known by their ids", "mails", ExternalId.objects.count()),
        Row("conversations with two open answer promises", "conversations", doubled_promises),
        Row("the longest a message had to wait to be taken", "s", round(sent.slowest, 1)),
        Row("what does not fit in the ledger", "findings", len(verified().findings)),
    ]


if __name__ == "__main__":
    main()
