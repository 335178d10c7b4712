"""Mail that a provider hands over by web-hook takes the way of all mail."""

import subprocess
import sys

import pytest
from anymail.inbound import AnymailInboundMessage
from anymail.signals import AnymailInboundEvent, inbound

from pistos.config.environment import ROOT
from pistos.conversations.models import Conversation, Message
from pistos.mailboxes.models import Mailbox
from pistos.shop.models import Shop


def event(recipient: str) -> AnymailInboundEvent:
    mail = AnymailInboundMessage.parse_raw_mime(
        "From: Cleo <cleo@customer.example>\nTo: help@kalamos.example\nSubject: Size\n"
        "Message-ID: <hook@c.example>\n\nIs it large?\n"
    )
    mail.envelope_recipient = recipient
    return AnymailInboundEvent(event_type="inbound", message=mail)


@pytest.mark.django_db
@pytest.mark.fault("F16")
def test_a_mail_handed_over_twice_is_one_message(shop: Shop) -> None:
    box = Mailbox.objects.create(address="help@kalamos.example")

    for _number in range(2):
        inbound.send(sender=object, event=event("Help+c1-x@kalamos.example"), esp_name="Any")

    assert Message.objects.get(direction="in").text == "Is it large?"
    assert Conversation.objects.get().mailbox == box


@pytest.mark.parametrize(("secret", "is_there"), [("", "False"), ("user:word", "True")])
def test_without_the_secret_there_is_no_address(secret: str, is_there: str) -> None:
    code = (
        "import django; django.setup();"
        "from django.urls import get_resolver;"
        "print(any('mail/' == str(p.pattern) for p in get_resolver().url_patterns))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            "DJANGO_SETTINGS_MODULE": "pistos.config.settings",
            "PISTOS_DEBUG": "1",
            "DATABASE_URL": "postgresql://nobody@/nothing",
            "PISTOS_EMAIL_WEBHOOK_SECRET": secret,
        },
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stdout.strip() == is_there, done.stderr
