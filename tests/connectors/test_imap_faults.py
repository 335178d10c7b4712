"""IMAP servers that hang, drip, vanish and lie: the run is bounded, and the next one goes on."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from pistos.connectors.mail import imap
from pistos.connectors.mail.connecting import PlaceRefused, open_socket
from pistos.connectors.mail.fetching import Bounds, fetch_mailbox
from pistos.conversations.models import Message
from pistos.journal.models import Event
from pistos.mailboxes.actions.fetching import note_fetched, tell_of_silence
from pistos.mailboxes.actions.secrets import sealed_password
from pistos.mailboxes.models import Mailbox
from pistos.mailboxes.ports import CannotRead
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db


def mail(number: int) -> bytes:
    return (
        f"From: cleo@customer.example\r\nSubject: s{number}\r\nMessage-ID: <m{number}@c.example>\r\n"
        f"\r\nWords\r\n"
    ).encode()


class FakeServer:
    """As much of IMAP as a fetch needs, and each lie that is wanted."""

    def __init__(self) -> None:
        self.mails = {1: mail(1), 2: mail(2), 3: mail(3)}
        self.searched = b"1 2 3"
        self.uid_next = b"4"
        self.extra: list[int] = []
        self.at_login: Callable[[socket.socket], None] | None = None
        self.fetched: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            with contextlib.suppress(OSError), connection.makefile("rb") as lines:
                connection.sendall(b"* OK here\r\n")
                for line in lines:
                    if not self._answer(connection, line):
                        break

    def _answer(self, connection: socket.socket, line: bytes) -> bool:
        tag, word, *rest = line.decode("latin-1").split(None, 2)
        word = word.upper()
        if word == "LOGIN" and self.at_login:
            self.at_login(connection)
            return False
        body = b""
        if word == "CAPABILITY":
            body = b"* CAPABILITY IMAP4rev1\r\n"
        elif word in ("EXAMINE", "SELECT"):
            body = (
                b"* 3 EXISTS\r\n* OK [UIDVALIDITY 9] v\r\n* OK [UIDNEXT "
                + self.uid_next
                + b"] n\r\n"
            )
        elif word == "UID":
            kind, _space, asked = rest[0].partition(" ")
            body = self._searched() if kind.upper() == "SEARCH" else self._fetched(asked)
        elif word == "LOGOUT":
            connection.sendall(b"* BYE\r\n" + tag.encode() + b" OK\r\n")
            return False
        connection.sendall(body + tag.encode() + b" OK done\r\n")
        return True

    def _searched(self) -> bytes:
        return b"* SEARCH " + self.searched + b"\r\n"

    def _fetched(self, asked: str) -> bytes:
        uids, _space, parts = asked.partition(" ")
        self.fetched.append(asked.strip())
        wanted = [int(uid) for uid in uids.split(",")] + self.extra
        body = b""
        for uid in wanted:
            raw = self.mails.get(uid)
            if raw is None:
                continue
            section = b"BODY[]"
            content = raw
            if "MESSAGE-ID" in parts:
                section = b"BODY[HEADER.FIELDS (MESSAGE-ID)]"
                content = f"Message-ID: <m{uid}@c.example>\r\n\r\n".encode()
            told = f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(raw)} ".encode() + section
            body += told + b" {" + str(len(content)).encode() + b"}\r\n" + content + b")\r\n"
        return body


@pytest.fixture
def server() -> Iterator[FakeServer]:
    fake = FakeServer()
    yield fake
    fake.close()


@pytest.fixture
def mailbox(shop: Shop, server: FakeServer) -> Mailbox:
    return Mailbox.objects.create(
        address="help@kalamos.example",
        host="127.0.0.1",
        port=server.port,
        security="none",
        secret=sealed_password("x"),
        added_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def subjects() -> list[str]:
    rows = Message.objects.filter(direction="in").order_by("id")
    return list(rows.values_list("subject", flat=True))


def test_an_honest_server_is_read(mailbox: Mailbox, server: FakeServer) -> None:
    run = fetch_mailbox(mailbox.pk)

    assert run is not None
    assert (run.taken, run.is_whole) == (3, True)
    assert subjects() == ["s1", "s2", "s3"]


@pytest.mark.parametrize(
    "searched", [b"3 1 2", b"1 1 2 2 3 3", b"3 2 1 0 3", b"1 2 3 4294967295", b"1 2 3 77"]
)
def test_uids_out_of_order_twice_or_of_nothing_do_no_harm(
    mailbox: Mailbox, server: FakeServer, searched: bytes
) -> None:
    server.searched = searched

    fetch_mailbox(mailbox.pk)
    fetch_mailbox(mailbox.pk)

    assert subjects() == ["s1", "s2", "s3"]


def test_what_was_not_asked_for_is_not_taken(mailbox: Mailbox, server: FakeServer) -> None:
    server.searched = b"1 2"
    server.mails[50] = mail(50)
    server.extra = [50]

    fetch_mailbox(mailbox.pk)

    assert subjects() == ["s1", "s2"]


def test_a_server_that_repeats_old_uids_brings_nothing_twice(
    mailbox: Mailbox, server: FakeServer
) -> None:
    fetch_mailbox(mailbox.pk)
    server.uid_next = b"900"
    server.fetched.clear()

    run = fetch_mailbox(mailbox.pk)

    assert run is not None
    assert run.taken == 0
    assert server.fetched == []
    assert Mailbox.objects.get().last_uid == 3


def test_a_search_that_is_no_search_is_told(mailbox: Mailbox, server: FakeServer) -> None:
    server.searched = b"one two"

    with pytest.raises(CannotRead, match="no mail server should"):
        fetch_mailbox(mailbox.pk)


@pytest.mark.fault("F4")
def test_a_server_that_hangs_is_left_in_time_and_read_the_next_time(
    mailbox: Mailbox, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "SIGN_IN_SECONDS", 1)
    server.at_login = lambda connection: time.sleep(4)
    began = time.monotonic()

    with pytest.raises(CannotRead):
        fetch_mailbox(mailbox.pk)

    assert time.monotonic() - began < 4
    assert Mailbox.objects.get().problem
    server.at_login = None
    time.sleep(3.5)  # the fake serves one at a time
    fetch_mailbox(mailbox.pk)
    assert subjects() == ["s1", "s2", "s3"]
    assert Mailbox.objects.get().problem == ""


@pytest.mark.fault("F4")
def test_a_server_that_drips_is_left_in_time(
    mailbox: Mailbox, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drip(connection: socket.socket) -> None:
        for _number in range(80):
            connection.sendall(b"* OK still here\r\n")
            time.sleep(0.05)

    monkeypatch.setattr(imap, "SIGN_IN_SECONDS", 1)
    server.at_login = drip
    began = time.monotonic()

    with pytest.raises(CannotRead):
        fetch_mailbox(mailbox.pk)

    assert time.monotonic() - began < 4


def test_a_server_that_is_gone_is_told_in_words(mailbox: Mailbox, server: FakeServer) -> None:
    server.close()

    with pytest.raises(CannotRead, match="broke"):
        fetch_mailbox(mailbox.pk)

    assert "broke" in Mailbox.objects.get().problem


@pytest.mark.fault("F4")
def test_silence_is_told_once_and_ended_once(mailbox: Mailbox, at: datetime) -> None:
    Mailbox.objects.update(fetched_at=at)

    assert tell_of_silence(at=at + timedelta(minutes=14)) == 0
    assert tell_of_silence(at=at + timedelta(minutes=16)) == 1
    assert tell_of_silence(at=at + timedelta(minutes=21)) == 0
    note_fetched(mailbox=mailbox, at=at + timedelta(minutes=22))
    note_fetched(mailbox=mailbox, at=at + timedelta(minutes=23))

    names = Event.objects.filter(subject_kind="mailbox").order_by("id")
    assert list(names.values_list("name", flat=True)) == [
        "mailboxes.MailboxSilent",
        "mailboxes.MailboxHeardAgain",
    ]


@pytest.mark.fault("S9")
@pytest.mark.parametrize(
    "host", ["169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0"]
)
def test_no_socket_is_opened_to_where_no_mail_server_stands(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = [(family, socket.SOCK_STREAM, 6, "", (host, 993))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_n: found)

    with pytest.raises(PlaceRefused):
        open_socket("mail.example", 993)


def test_a_run_takes_no_more_than_it_may(mailbox: Mailbox, server: FakeServer) -> None:
    run = fetch_mailbox(mailbox.pk, bounds=Bounds(mails=2))

    assert run is not None
    assert (run.taken, run.is_whole) == (2, False)
    assert Mailbox.objects.get().last_uid == 2
