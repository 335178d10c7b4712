"""A connection that drops: before the end of a mail it is tried again, after it a person decides."""

import socket
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import override_settings

from pistos.accounts.models import User
from pistos.connectors.mail.sender import DjangoMailSender
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications import ports
from pistos.notifications.actions.letters import CannotResend, resend_message, write_letter
from pistos.notifications.actions.sending import send_message, take_over_lost
from pistos.notifications.models import Message
from pistos.notifications.ports import MailNotTaken
from pistos.notifications.rules.drafts import Recipient
from pistos.notifications.rules.letters import Letter
from pistos.notifications.tasks import send_left_over
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")
CLEO = Recipient("customer", 7, "cleo@customer.example", "en", "Cleo")


class Dropping:
    """An SMTP server that hangs up at a word; it keeps the mails it was given whole."""

    def __init__(self) -> None:
        self.drops_at = ""
        self.answer = b"250 taken\r\n"
        self.taken: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            connection.settimeout(10)
            with connection, connection.makefile("rb") as lines:
                self._talk(connection, lines)

    def _talk(self, connection: socket.socket, lines: object) -> None:
        connection.sendall(b"220 here\r\n")
        for line in lines:
            word = line[:4].decode("latin-1").strip().upper()
            if word == self.drops_at:
                return
            if word == "DATA":
                connection.sendall(b"354 go on\r\n")
                if not self._data(connection, lines):
                    return
            elif word == "QUIT":
                connection.sendall(b"221 bye\r\n")
                return
            else:
                connection.sendall(b"250 fine\r\n")

    def _data(self, connection: socket.socket, lines: object) -> bool:
        mail = b""
        for line in lines:
            if line == b".\r\n":
                break
            mail += line
            if self.drops_at == "text":
                return False
        self.taken.append(mail)
        if self.drops_at == "end":
            return False
        connection.sendall(self.answer)
        return True


@pytest.fixture
def server() -> Iterator[Dropping]:
    dropping = Dropping()
    before = ports.mail_sender()
    ports.use_mail_sender(DjangoMailSender())
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=dropping.port,
        EMAIL_TIMEOUT=5,
        DEFAULT_FROM_EMAIL="orders@kalamos.example",
    ):
        yield dropping
    ports.use_mail_sender(before)
    dropping.close()


@pytest.fixture
def message(shop: Shop, at: datetime) -> Message:
    letter = Letter(
        subject="Your question",
        text="Yes, it is waterproof.",
        message_id="<c1.m2.abc@kalamos.example>",
        about=Ref("conversation_message", "2"),
    )
    return write_letter(key="conversation:2:email", letter=letter, to=CLEO, by=BY, at=at)


def last_event() -> Event:
    return Event.objects.order_by("-id")[0]


@pytest.mark.fault("F14")
@pytest.mark.parametrize("drops_at", ["EHLO", "RCPT", "DATA"])
def test_a_drop_before_the_end_is_tried_again(
    server: Dropping, message: Message, at: datetime, drops_at: str
) -> None:
    server.drops_at = drops_at
    with pytest.raises(MailNotTaken):
        send_message(message_id=message.pk, at=at)
    message.refresh_from_db()
    assert message.state == "waiting"
    server.taken.clear()

    server.drops_at = ""
    send_message(message_id=message.pk, at=at)

    message.refresh_from_db()
    assert (message.state, len(server.taken)) == ("sent", 1)


def test_a_drop_in_the_middle_of_a_long_mail_is_tried_again(
    server: Dropping, shop: Shop, at: datetime
) -> None:
    words = "a line of a long mail\n" * 500_000
    letter = Letter(subject="s", text=words, message_id="<long@kalamos.example>")
    message = write_letter(key="long", letter=letter, to=CLEO, by=BY, at=at)
    server.drops_at = "text"

    with pytest.raises(MailNotTaken):
        send_message(message_id=message.pk, at=at)

    message.refresh_from_db()
    assert message.state == "waiting"


@pytest.mark.fault("F14")
def test_a_drop_after_the_end_is_uncertain_and_never_sent_again_by_itself(
    server: Dropping, message: Message, at: datetime
) -> None:
    server.drops_at = "end"

    drain(at)
    server.drops_at = ""
    send_message(message_id=message.pk, at=at)
    send_left_over(at + timedelta(days=2))
    drain(at + timedelta(days=2))

    message.refresh_from_db()
    assert (message.state, len(server.taken)) == ("uncertain", 1)
    assert last_event().name == "notifications.MessageUncertain"
    assert (last_event().data["about_kind"], last_event().data["about_id"]) == (
        "conversation_message",
        "2",
    )


def test_a_person_sends_it_again_under_the_same_id(
    server: Dropping, message: Message, alma: User, at: datetime
) -> None:
    server.drops_at = "end"
    drain(at)
    message.refresh_from_db()
    server.drops_at = ""

    resend_message(message=message, by=Actor.person(alma.pk), at=at)
    drain(at)

    message.refresh_from_db()
    assert message.state == "sent"
    assert len(server.taken) == 2
    assert all(b"Message-ID: <c1.m2.abc@kalamos.example>" in mail for mail in server.taken)
    with pytest.raises(CannotResend):
        resend_message(message=message, by=Actor.person(alma.pk), at=at)


def test_a_refusal_after_the_end_is_a_refusal(
    server: Dropping, message: Message, at: datetime
) -> None:
    server.answer = b"554 5.7.1 not like this\r\n"
    send_message(message_id=message.pk, at=at)
    message.refresh_from_db()
    assert message.state == "failed"


def test_greylisting_is_tried_again(server: Dropping, message: Message, at: datetime) -> None:
    server.answer = b"451 4.7.1 come back in five minutes\r\n"
    with pytest.raises(MailNotTaken):
        send_message(message_id=message.pk, at=at)

    server.answer = b"250 taken\r\n"
    send_left_over(at + timedelta(hours=1))

    message.refresh_from_db()
    assert (message.state, message.attempts) == ("sent", 2)


@pytest.mark.fault("F14")
@pytest.mark.parametrize(("handed", "state"), [(False, "waiting"), (True, "uncertain")])
def test_what_a_killed_worker_left_is_taken_over(
    message: Message, at: datetime, handed: bool, state: str
) -> None:
    Message.objects.update(state="sending", began_at=at, handed_at=at if handed else None)

    assert take_over_lost(at=at + timedelta(minutes=5)) == 0
    assert take_over_lost(at=at + timedelta(minutes=11)) == 1

    message.refresh_from_db()
    assert message.state == state


def test_a_dot_alone_on_a_line_does_not_end_the_mail(
    server: Dropping, shop: Shop, at: datetime
) -> None:
    letter = Letter(subject="s", text="before\n.\nafter", message_id="<d@kalamos.example>")
    write_letter(key="dot", letter=letter, to=CLEO, by=BY, at=at)

    drain(at)

    taken = server.taken[0].replace(b"\r\n..\r\n", b"\r\n.\r\n")
    assert b"before\r\n.\r\nafter\r\n" in taken
    assert taken.rstrip().endswith(b"--"), "the last part of the mail arrived too"
