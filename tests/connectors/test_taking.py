"""Mail taken in, from bytes to the conversation."""

from datetime import UTC, datetime

import pytest

from pistos.connectors.mail.taking import take_mail
from pistos.conversations.facts import Outcome
from pistos.conversations.models import Message
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db

ORDINARY = b"""\
From: Cleo <cleo@customer.example>
To: shop@kalamos.example
Subject: Where is my parcel?
Date: Mon, 2 Mar 2026 11:59:00 +0200
Message-ID: <one@customer.example>
Content-Type: text/plain; charset=utf-8

Hello, where is my parcel? I have waited for a week.
"""


def test_mail_of_a_person_begins_a_conversation(shop: Shop, at: datetime) -> None:
    received = take_mail(ORDINARY, source="test", mailbox_id=None, at=at)

    assert received.outcome is Outcome.STORED
    assert received.message is not None
    assert received.message.text == "Hello, where is my parcel? I have waited for a week."
    assert received.message.author_address == "cleo@customer.example"
    assert received.message.language == "en"
    assert received.message.happened_at == datetime(2026, 3, 2, 9, 59, tzinfo=UTC)


@pytest.mark.fault("F7")
def test_mail_that_comes_twice_is_one_message(shop: Shop, at: datetime) -> None:
    take_mail(ORDINARY, source="test", mailbox_id=None, at=at)

    again = take_mail(ORDINARY, source="test", mailbox_id=None, at=at)

    assert again.outcome is Outcome.DUPLICATE
    assert Message.objects.filter(direction="in").count() == 1
