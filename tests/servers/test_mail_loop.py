"""A customer and the shop write to each other over real servers, both ways, until the end."""

import imaplib
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from pistos.accounts.models import User
from pistos.connectors.mail.fetching import fetch_mailbox
from pistos.connectors.mail.sender import DjangoMailSender
from pistos.conversations.actions.answering import answer
from pistos.conversations.facts import Reply
from pistos.conversations.models import Conversation, Message
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.mailboxes.models import Mailbox
from pistos.notifications import ports
from pistos.notifications.models import Message as OutMessage
from pistos.shop.models import Shop
from tests.servers.mail import DOMAIN, PASSWORD, MailServers

pytestmark = [pytest.mark.servers, pytest.mark.django_db]


@pytest.fixture
def by_postfix(mail_servers: MailServers, tmp_path: Path) -> Iterator[None]:
    before = ports.mail_sender()
    ports.use_mail_sender(DjangoMailSender())
    stores = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=mail_servers.smtp,
        DEFAULT_FROM_EMAIL=f"shop@{DOMAIN}",
        STORAGES=stores,
    ):
        yield
    ports.use_mail_sender(before)


def question(to: str, sender: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Cleo <{sender}>", to, "Which size?"
    mail["Message-ID"] = f"<ask.{sender}>"
    mail.set_content("Is it large?")
    return mail.as_bytes()


def inbox_of(servers: MailServers, person: str) -> list[EmailMessage]:
    with imaplib.IMAP4("127.0.0.1", servers.imap, timeout=20) as client:
        client.login(person, PASSWORD)
        client.select("INBOX")
        _status, found = client.search(None, "ALL")
        mails = [client.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in found[0].split()]
    return [message_from_bytes(raw, policy=policy.default) for raw in mails]


def soon(is_so: Callable[[], object], seconds: float = 20) -> object:
    deadline = time.monotonic() + seconds
    while not (found := is_so()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)
    return found


@pytest.fixture
def answered(
    by_postfix: None, shop: Shop, mailbox: Mailbox, mail_servers: MailServers, ben: User
) -> EmailMessage:
    """Cleo asked, Ben answered, and this is what she finds in her own mailbox."""
    cleo = f"cleo{mailbox.pk}"
    mail_servers.send(
        question(mailbox.address, f"{cleo}@{DOMAIN}"), to=mailbox.address, sender=f"{cleo}@{DOMAIN}"
    )
    soon(lambda: fetch_mailbox(mailbox.pk).taken)
    conversation = Conversation.objects.get()
    at = clock.now()
    seen = conversation.messages.order_by("-pk").values_list("pk", flat=True).first() or 0
    answer(
        conversation=conversation,
        reply=Reply("Yes, it is large.", seen_message_id=seen),
        by=ben,
        at=at,
    )
    later = at + timedelta(minutes=1)
    drain(later)
    from pistos.conversations.actions.sending import send_held

    send_held(at=later)
    drain(later)
    return next(
        mail
        for mail in soon(lambda: inbox_of(mail_servers, cleo))
        if "Yes, it is large." in mail.get_body(("plain",)).get_content()
    )


def reply(to: EmailMessage, address: str, **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = to["To"]
    mail["To"] = address
    mail["Message-ID"] = f"<back.{time.monotonic_ns()}@{DOMAIN}>"
    for name, value in {"Subject": f"Re: {to['Subject']}", **headers}.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Then I take it.")
    return mail.as_bytes()


@pytest.mark.fault("F9")
@pytest.mark.parametrize("way", ["headers", "plus-address", "references", "nothing"])
def test_her_reply_comes_back_into_the_conversation(
    answered: EmailMessage, mailbox: Mailbox, mail_servers: MailServers, way: str
) -> None:
    assert (
        answered["Message-ID"]
        == OutMessage.objects.get(template="letter", is_automatic=False).external_id
    )
    plus = str(answered["Reply-To"])
    sent = {
        "headers": (mailbox.address, {"In_Reply_To": answered["Message-ID"]}),
        "plus-address": (plus, {"Subject": "Something else"}),
        "references": (mailbox.address, {"References": answered["Message-ID"], "Subject": "x"}),
        "nothing": (mailbox.address, {"Subject": "A new matter"}),
    }
    to, headers = sent[way]

    raw = reply(answered, to, **headers)
    mail_servers.send(raw, to=to, sender=str(answered["To"]))
    soon(lambda: fetch_mailbox(mailbox.pk).taken)

    came = Message.objects.filter(direction="in").order_by("-pk")[0]
    assert came.text.strip() == "Then I take it."
    assert Conversation.objects.count() == (2 if way == "nothing" else 1)


@pytest.mark.fault("S1", "S2")
def test_a_stranger_with_the_right_headers_does_not_join(
    answered: EmailMessage, mailbox: Mailbox, mail_servers: MailServers
) -> None:
    raw = reply(answered, mailbox.address, In_Reply_To=answered["Message-ID"])
    raw = raw.replace(str(answered["To"]).encode(), b"eve@elsewhere.example")

    mail_servers.send(raw, to=mailbox.address, sender="eve@elsewhere.example")
    soon(lambda: fetch_mailbox(mailbox.pk).taken)

    came = Message.objects.filter(direction="in").order_by("-pk")[0]
    assert came.author_address == "eve@elsewhere.example"
    first = Conversation.objects.order_by("pk")[0]
    assert came.conversation != first


def test_her_mail_says_who_writes_and_no_machine(answered: EmailMessage, mailbox: Mailbox) -> None:
    assert answered["From"].addresses[0].addr_spec == mailbox.address
    assert answered["From"].addresses[0].display_name == "Kalamos"
    assert answered["In-Reply-To"] == f"<ask.{answered['To'].addresses[0].addr_spec}>"
    assert answered["Auto-Submitted"] is None
    assert answered["Content-Language"]
