"""Fetching from a real Dovecot: every mail once, whatever happens between."""

import imaplib
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from pistos.connectors.mail.connecting import ends_within
from pistos.connectors.mail.fetching import Bounds, fetch_mailbox, read_new
from pistos.connectors.mail.imap import sitting_at
from pistos.connectors.mail.watching import Watch
from pistos.conversations.models import Conversation, Direction, ExternalId, Message
from pistos.kit import clock
from pistos.mailboxes.actions import fetching as books
from pistos.mailboxes.actions.secrets import connection_of
from pistos.mailboxes.models import Mailbox, QuarantinedMail
from pistos.shop.models import Shop
from tests.servers.mail import DOMAIN, PASSWORD, MailServers
from tests.servers.wire import Tap

pytestmark = [pytest.mark.servers, pytest.mark.django_db]


def mail(number: int, to: str, body: str = "Where is my order?") -> bytes:
    return (
        f"From: Cleo <cleo@customer.example>\r\nTo: {to}\r\nSubject: Question {number}\r\n"
        f"Message-ID: <q{number}.{to}>\r\nDate: Mon, 02 Mar 2026 10:00:00 +0000\r\n\r\n{body}\r\n"
    ).encode()


def put(servers: MailServers, mailbox: Mailbox, *numbers: int, body: str = "Hello") -> None:
    """Straight into the folder, as a delivery long done."""
    with imaplib.IMAP4("127.0.0.1", servers.imap, timeout=20) as client:
        client.login(mailbox.username, PASSWORD)
        for number in numbers:
            client.append("INBOX", "", "", mail(number, mailbox.address, body))


def came_in() -> list[str]:
    rows = Message.objects.filter(direction=Direction.IN).order_by("id")
    return list(rows.values_list("subject", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_mail_sent_by_smtp_is_a_conversation_within_seconds(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    watch = Watch().start()
    try:
        wait_until(lambda: Mailbox.objects.get().fetched_at is not None, 20)
        sent_at = time.monotonic()
        mail_servers.send(mail(1, mailbox.address), to=mailbox.address)
        wait_until(lambda: Conversation.objects.exists(), 20)
        seconds = time.monotonic() - sent_at
    finally:
        watch.stop()

    assert came_in() == ["Question 1"]
    assert Conversation.objects.get().mailbox == mailbox
    assert seconds < 10
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("mailbox ")]


def wait_until(is_so: object, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


@pytest.mark.fault("F5")
def test_a_mail_that_somebody_read_elsewhere_comes_in(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, 1)
    with imaplib.IMAP4("127.0.0.1", mail_servers.imap, timeout=20) as client:
        client.login(mailbox.username, PASSWORD)
        client.select("INBOX")
        client.store("1", "+FLAGS", "\\Seen")

    fetch_mailbox(mailbox.pk)

    assert came_in() == ["Question 1"]


def test_fetching_marks_nothing(shop: Shop, mailbox: Mailbox, mail_servers: MailServers) -> None:
    put(mail_servers, mailbox, 1)

    fetch_mailbox(mailbox.pk)

    with imaplib.IMAP4("127.0.0.1", mail_servers.imap, timeout=20) as client:
        client.login(mailbox.username, PASSWORD)
        client.select("INBOX", readonly=True)
        assert b"Seen" not in client.fetch("1", "(FLAGS)")[1][0]


@pytest.mark.fault("F6")
def test_a_second_poll_of_an_unchanged_mailbox_transfers_only_ids(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, *range(40), body="x" * 10_000)
    fetch_mailbox(mailbox.pk)
    assert len(came_in()) == 40

    with Tap(mail_servers.imap) as tap:
        Mailbox.objects.update(port=tap.port)
        run = fetch_mailbox(mailbox.pk)

    assert run is not None
    assert (run.taken, run.skipped, run.is_whole) == (0, 0, True)
    assert b"BODY" not in tap.asked
    assert len(tap.answered) < 3_000


def test_when_the_server_counts_anew_only_ids_are_read_again(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, *range(30), body="x" * 10_000)
    fetch_mailbox(mailbox.pk)
    before = Mailbox.objects.get().uid_validity
    folder = mail_servers.folder / "dovecot/mail" / mailbox.username
    renew_validity(folder)
    put(mail_servers, mailbox, 31)

    with Tap(mail_servers.imap) as tap:
        Mailbox.objects.update(port=tap.port)
        run = fetch_mailbox(mailbox.pk)

    assert run is not None
    assert Mailbox.objects.get().uid_validity != before
    assert (run.taken, run.skipped) == (1, 30)
    assert len(tap.answered) < 20_000
    assert len(came_in()) == 31


def renew_validity(folder: Path) -> None:
    time.sleep(1.1)  # Dovecot counts by the second
    for path in folder.glob("dovecot*"):
        path.unlink()


@pytest.mark.fault("F7")
def test_a_crash_between_store_and_acknowledge_leaves_one_message(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(mail_servers, mailbox, 1, 2)

    class Killed(BaseException):
        pass

    def die(**_named: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(books, "note_place", die)
        with pytest.raises(Killed):
            fetch_mailbox(mailbox.pk)
    assert came_in() == ["Question 1"]
    assert Mailbox.objects.get().last_uid == 0

    fetch_mailbox(mailbox.pk)

    assert came_in() == ["Question 1", "Question 2"]


@pytest.mark.fault("F7")
@pytest.mark.django_db(transaction=True)
def test_two_fetchers_at_once_take_each_mail_once(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, *range(12))
    start = threading.Barrier(2)

    def read_past_the_lock() -> None:
        wish = connection_of(mailbox=mailbox, at=clock.now())
        own = Mailbox.objects.get(pk=mailbox.pk)
        with sitting_at(wish, seconds=20) as sitting:
            start.wait(timeout=20)
            read_new(own, sitting, Bounds())
        connection.close()

    threads = [threading.Thread(target=read_past_the_lock) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert sorted(came_in()) == sorted(f"Question {number}" for number in range(12))
    assert ExternalId.objects.filter(value__startswith="mail:<q").count() == 12
    assert not QuarantinedMail.objects.exists()


@pytest.mark.fault("F7")
@pytest.mark.django_db(transaction=True)
def test_a_mailbox_has_one_reader_at_a_time(shop: Shop, mailbox: Mailbox) -> None:
    runs: list[object] = []

    def fetch() -> None:
        runs.append(fetch_mailbox(mailbox.pk))
        connection.close()

    with books.sole_reader(mailbox_id=mailbox.pk) as is_ours:
        other = threading.Thread(target=fetch)
        other.start()
        other.join(timeout=30)

    assert is_ours
    assert runs == [None]
    fetch()
    assert runs[1] is not None


@pytest.mark.fault("F3")
def test_a_mail_beyond_the_limit_is_set_aside_and_its_neighbours_arrive(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, 1)
    put(mail_servers, mailbox, 2, body="x\r\n" * 400_000)
    put(mail_servers, mailbox, 3)

    with Tap(mail_servers.imap) as tap:
        Mailbox.objects.update(port=tap.port)
        fetch_mailbox(mailbox.pk, bounds=Bounds(largest=1_000_000))

    assert came_in() == ["Question 1", "Question 3"]
    aside = QuarantinedMail.objects.get()
    assert (aside.reason, aside.is_whole, aside.mailbox) == ("too-large", False, mailbox)
    assert aside.size > 1_000_000
    assert len(tap.answered) < 50_000


def test_a_mail_of_30_mb_comes_in_whole(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, 1, body=("x" * 74 + "\r\n") * 400_000)

    run = fetch_mailbox(mailbox.pk)

    assert run is not None
    assert run.is_whole
    assert came_in() == ["Question 1"]


def test_a_run_is_bounded_and_the_next_goes_on(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, *range(7))

    first = fetch_mailbox(mailbox.pk, bounds=Bounds(mails=5))
    second = fetch_mailbox(mailbox.pk, bounds=Bounds(mails=5))

    assert first is not None
    assert second is not None
    assert (first.taken, first.is_whole) == (5, False)
    assert (second.taken, second.is_whole) == (2, True)
    assert len(came_in()) == 7


def test_ten_thousand_old_mails_are_left_where_they_are(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    put(mail_servers, mailbox, 1)
    folder = mail_servers.folder / "dovecot/mail" / mailbox.username / "new"
    for number in range(10_000):
        path = folder / f"{1_700_000_000 + number}.M{number}.host"
        path.write_bytes(mail(number, mailbox.address))
        path.chmod(0o666)
    Mailbox.objects.update(reads_from=(clock.now() + timedelta(days=2)).date())

    began = time.monotonic()
    run = fetch_mailbox(mailbox.pk)

    assert run is not None
    assert (run.taken, run.is_whole) == (0, True)
    assert time.monotonic() - began < 15


def test_a_wrong_password_is_told_in_words(shop: Shop, mailbox: Mailbox) -> None:
    from pistos.mailboxes.ports import CannotRead

    Mailbox.objects.update(username="help", secret=_sealed("wrong"))

    with pytest.raises(CannotRead, match="does not accept"):
        fetch_mailbox(mailbox.pk)

    assert "does not accept" in Mailbox.objects.get().problem


def _sealed(password: str) -> bytes:
    from pistos.mailboxes.actions.secrets import sealed_password

    return sealed_password(password)


def test_a_plus_address_reaches_its_mailbox(
    shop: Shop, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    local = mailbox.address.partition("@")[0]
    plus = f"{local}+c1-abcdefghijklmnopqrst@{DOMAIN}"

    mail_servers.send(mail(1, plus), to=plus)
    wait_until(lambda: fetch_mailbox(mailbox.pk).taken, 15)

    assert came_in() == ["Question 1"]


@pytest.mark.fault("F4")
def test_the_deadline_cuts_a_connection(mail_servers: MailServers) -> None:
    client = imaplib.IMAP4("127.0.0.1", mail_servers.imap, timeout=20)
    began = time.monotonic()

    with ends_within(0.2, client.sock):
        said = client.readline()
    client.shutdown()

    assert said == b""
    assert time.monotonic() - began < 5
