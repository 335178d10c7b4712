"""The messages at the desk: read by staff, never the secret ones, at constant cost."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.notifications.models import Message
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db


def write(number: int, at: datetime, **other: Any) -> Message:
    given: dict[str, object] = {
        "key": f"k{number}",
        "template": "delivery_promised",
        "language": "el",
        "recipient_kind": "customer",
        "to_address": "cleo@customer.example",
        "subject": f"Order {number} <b>",
        "text": "First line\n\nSecond line",
        "written_at": at + timedelta(minutes=number),
        "state": "sent",
        **other,
    }
    return Message.objects.create(**given)


@pytest.fixture
def desk(client: Client, shop: Shop, ben: User) -> Client:
    client.force_login(ben)
    return client


def test_messages_are_listed_newest_first_and_by_state(desk: Client, at: datetime) -> None:
    write(1, at)
    write(2, at, state="bounced")

    page = desk.get("/desk/messages/").content.decode()
    assert page.index("Order 2") < page.index("Order 1")
    assert "Order 2 &lt;b&gt;" in page

    page = desk.get("/desk/messages/?state=bounced").content.decode()
    assert "Order 2" in page
    assert "Order 1" not in page
    assert desk.get("/desk/messages/?state=eaten").status_code == 409


def test_a_message_is_read_as_it_was_written(desk: Client, at: datetime) -> None:
    message = write(1, at, state="failed", problem="554 policy")

    page = desk.get(f"/desk/messages/{message.pk}/").content.decode()

    assert "<p>Second line</p>" in page
    assert "554 policy" in page
    assert "Could not be sent" in page


def test_secret_and_forgotten_messages_give_nothing_away(desk: Client, at: datetime) -> None:
    secret = write(1, at, is_secret=True, text="https://s.example/join/token")
    forgotten = write(2, at, subject="", text="", to_address="")

    assert desk.get(f"/desk/messages/{secret.pk}/").status_code == 404
    page = desk.get("/desk/messages/").content.decode()
    assert "Order 1" not in page
    assert "Words no longer kept" in page
    assert desk.get(f"/desk/messages/{forgotten.pk}/").status_code == 200


@pytest.mark.parametrize("count", [0, 1, 3, 60])
def test_the_list_costs_the_same_however_long(
    desk: Client, at: datetime, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        write(number, at)

    with django_assert_num_queries(4):
        desk.get("/desk/messages/")
