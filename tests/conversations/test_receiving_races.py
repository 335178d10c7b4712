"""Two at once: exactly one message."""

import threading
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Context, Received, Sender
from pistos.conversations.models import Channel, Conversation, ConversationPromise, Message
from pistos.shop.models import Shop
from pistos.visits.models import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(arrivals: list[Arrival], at: datetime) -> list[Received]:
    results: list[Received] = []
    start = threading.Barrier(len(arrivals))

    def work(arrival: Arrival) -> None:
        start.wait(timeout=10)
        results.append(receive_message(arrival=arrival, at=at))
        connection.close()

    threads = [threading.Thread(target=work, args=[arrival]) for arrival in arrivals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


def arrival(at: datetime, **given: Any) -> Arrival:
    values: dict[str, object] = {
        "channel": Channel.EMAIL,
        "sender": Sender("email", "cleo@customer.example", email="cleo@customer.example"),
        "text": "Where is it?",
        "happened_at": at,
        "external_id": "mail:<a@x>",
        "language": "en",
    }
    return Arrival(**{**values, **given})


@pytest.mark.fault("F7", "F16")
def test_two_fetchers_of_one_mail_make_one_message(shop: Shop, at: datetime) -> None:
    results = at_once([arrival(at)] * 3, at)

    assert sorted(str(result.outcome) for result in results) == [
        "duplicate",
        "duplicate",
        "stored",
    ]
    assert Message.objects.filter(direction="in").count() == 1
    assert ConversationPromise.objects.count() == 1


@pytest.mark.fault("F15")
def test_a_double_submit_is_one_message(shop: Shop, at: datetime) -> None:
    visitor = Visitor.objects.create(first_seen_at=at, last_seen_at=at)
    said = arrival(
        at,
        channel=Channel.CHAT,
        sender=Sender("visitor", visitor.token, is_proven=True),
        external_id="",
        client_id="v:1",
        context=Context(visitor_id=visitor.pk),
    )

    results = at_once([said] * 3, at)

    assert sorted(str(result.outcome) for result in results)[:2] == ["duplicate", "duplicate"]
    assert Message.objects.filter(direction="in").count() == 1
    assert Conversation.objects.count() == 1


@pytest.mark.fault("F16")
def test_first_messages_sent_at_once_are_one_conversation(shop: Shop, at: datetime) -> None:
    visitor = Visitor.objects.create(first_seen_at=at, last_seen_at=at)
    said = [
        arrival(
            at,
            channel=Channel.CHAT,
            sender=Sender("visitor", visitor.token, is_proven=True),
            external_id="",
            client_id=f"v:{n}",
            context=Context(visitor_id=visitor.pk),
        )
        for n in range(3)
    ]

    at_once(said, at)

    assert Message.objects.filter(direction="in").count() == 3
    assert Conversation.objects.count() == ConversationPromise.objects.count() == 1
    assert Conversation.objects.get().in_count == 3
