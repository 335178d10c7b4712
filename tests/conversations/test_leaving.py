"""The customer's words are the customer's: a copy, gone on request, gone in time."""

import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage

from pistos.conversations.actions.forgetting import forget_old_conversations
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Context, File, Outcome
from pistos.conversations.models import Attachment, Conversation, Message
from pistos.customers.actions import erase_customer, export_customer
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.promises.models import Promise
from pistos.shop.models import Shop

Mail = Callable[..., Arrival]
BY = Actor.person(1)
NOTE = File("note.txt", "text/plain", b"my door code is 1234")


@pytest.fixture
def written(open_shop: Shop, mail: Mail, at: datetime) -> Customer:
    arrival = mail(
        "My secret", files=(NOTE,), context=Context(original=b"raw"), external_id="mail:<a@x>"
    )
    receive_message(arrival=arrival, at=at)
    return Customer.objects.get()


def test_an_export_holds_what_was_said(written: Customer, at: datetime) -> None:
    with zipfile.ZipFile(BytesIO(export_customer(customer=written, by=BY, at=at))) as packed:
        found = {
            name: json.loads(packed.read(name)) for name in packed.namelist() if "json" in name
        }
    everything = json.dumps(found)

    assert "My secret" in everything
    assert "note.txt" in everything


def test_an_erasure_takes_words_files_and_originals(
    written: Customer, mail: Mail, at: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    stored = [Attachment.objects.get().file.name, Message.objects.get(direction="in").original]

    with django_capture_on_commit_callbacks(execute=True):
        erase_customer(customer=written, by=BY, at=at + timedelta(days=1))

    message = Message.objects.get(direction="in")
    assert (message.text, message.author_name, message.author_address) == ("", "", "")
    conversation = Conversation.objects.get()
    assert (conversation.subject, conversation.snippet) == ("", "")
    assert not any(default_storage.exists(name) for name in stored)
    assert Promise.objects.count() == 1
    again = receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)
    assert again.outcome is Outcome.DUPLICATE


@pytest.mark.fault("F25")
def test_old_closed_conversations_are_forgotten_in_time(written: Customer, at: datetime) -> None:
    long_after = at + timedelta(days=1100)
    before = at + timedelta(days=1)
    assert forget_old_conversations(before=before, by=BY, at=long_after) == 0

    Conversation.objects.update(state="closed", waiting_since=None)

    assert forget_old_conversations(before=before, by=BY, at=long_after) == 1
    assert forget_old_conversations(before=before, by=BY, at=long_after) == 0
    assert Message.objects.get(direction="in").text == ""
