"""The demo writes to nobody outside, and shows every mail at the desk."""

from datetime import datetime

import pytest
from django.core.mail import send_mail
from django.test import override_settings

from pistos.accounts.models import User
from pistos.connectors.mail.sender import DjangoMailSender
from pistos.kit.tasks import drain
from pistos.notifications import actions, ports
from pistos.notifications.models import Message
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db
DEMO = override_settings(EMAIL_BACKEND="pistos.connectors.mail.demo.DemoMailbox")


def test_outbox_messages_are_sent_and_kept_once(shop: Shop, alma: User, at: datetime) -> None:
    ports.use_mail_sender(DjangoMailSender())
    with DEMO:
        actions.send_test_mail(to=alma, at=at)
        drain(at)

    message = Message.objects.get()
    assert message.state == "sent"
    assert "Kalamos" in message.text


def test_other_mails_become_messages(shop: Shop) -> None:
    with DEMO:
        send_mail("Reset", "Your link", None, ["alma@kalamos.example"])

    message = Message.objects.get()
    assert (message.state, message.subject, message.text) == ("sent", "Reset", "Your link")
