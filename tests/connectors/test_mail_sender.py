"""Sending to a real SMTP server, and what its answers become."""

import smtplib
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from anymail.exceptions import AnymailRecipientsRefused, AnymailRequestsAPIError
from django.core.mail import EmailMultiAlternatives
from django.test import override_settings

from pistos.connectors.mail.sender import DjangoMailSender
from pistos.connectors.mail.smtp import PhasedBackend
from pistos.notifications.ports import AddressRefused, MailNotTaken, MailRefused, OutgoingMail
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db


class Sink:
    """Keeps what it is given; refuses by the local part of the address."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.data_answer = "250 OK"

    async def handle_RCPT(  # noqa: N802 - the name is aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("gone"):
            return "550 5.1.1 no such user here"
        if address.startswith("busy"):
            return "450 4.2.1 mailbox busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - named by aiosmtpd
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        if self.data_answer.startswith("250"):
            self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.data_answer


@pytest.fixture
def sink() -> Iterator[Sink]:
    handler = Sink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        DEFAULT_FROM_EMAIL="orders@kalamos.example",
    ):
        yield handler
    controller.stop()


def nothing() -> None:
    """Nobody has to be told that a mail is being handed over."""


def mail(to: str = "cleo@customer.example") -> OutgoingMail:
    return OutgoingMail(
        message_id="<one@kalamos.example>",
        to_address=to,
        subject="Η παραγγελία σας: έως την Παρασκευή",
        text="Καλημέρα\n",
        html="<p>Καλημέρα</p>",
        language="el",
        headers={"Auto-Submitted": "auto-generated"},
    )


def test_a_mail_arrives_as_it_was_written(sink: Sink, shop: Shop) -> None:
    assert DjangoMailSender().send(mail(), nothing) == "<one@kalamos.example>"

    [taken] = sink.taken
    assert taken["Message-ID"] == "<one@kalamos.example>"
    assert taken["Subject"].strip() == "Η παραγγελία σας: έως την Παρασκευή"
    assert taken["From"] == "Kalamos <orders@kalamos.example>"
    assert taken["Reply-To"] == "shop@kalamos.example"
    assert taken["Content-Language"] == "el"
    assert taken["Auto-Submitted"] == "auto-generated"
    plain, html = taken.get_body(("plain",)), taken.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().strip() == "Καλημέρα"
    assert html.get_content().strip() == "<p>Καλημέρα</p>"


@pytest.mark.parametrize(
    ("to", "data_answer", "refusal"),
    [
        ("gone@customer.example", "250 OK", AddressRefused),
        ("busy@customer.example", "250 OK", MailNotTaken),
        ("cleo@customer.example", "554 5.7.1 policy", MailRefused),
        ("cleo@customer.example", "451 4.3.0 later", MailNotTaken),
        ("a@b.example\nBcc: c@d.example", "250 OK", AddressRefused),
    ],
)
def test_the_servers_answer_becomes_one_of_three(
    sink: Sink, shop: Shop, to: str, data_answer: str, refusal: type[Exception]
) -> None:
    sink.data_answer = data_answer

    with pytest.raises(refusal):
        DjangoMailSender().send(mail(to), nothing)

    assert sink.taken == []


def answer(status: int) -> AnymailRequestsAPIError:
    response = SimpleNamespace(status_code=status, reason="because", text="", url="")
    return AnymailRequestsAPIError(response=response)


def test_a_server_that_is_away_is_for_now(shop: Shop) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    smtp = "django.core.mail.backends.smtp.EmailBackend"

    with (
        override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port),
        pytest.raises(MailNotTaken),
    ):
        DjangoMailSender().send(mail(), nothing)


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (AnymailRecipientsRefused(), AddressRefused),
        (answer(422), MailRefused),
        (answer(503), MailNotTaken),
        (smtplib.SMTPAuthenticationError(535, b"who are you"), MailNotTaken),
    ],
)
def test_the_errors_of_libraries_become_the_ports(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, error: Exception, refusal: type[Exception]
) -> None:
    def refuse(self: EmailMultiAlternatives) -> int:
        raise error

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse)
    monkeypatch.setattr(
        PhasedBackend, "send_one", lambda self, message, before_end: refuse(message)
    )

    with pytest.raises(refusal):
        DjangoMailSender().send(mail(), nothing)
