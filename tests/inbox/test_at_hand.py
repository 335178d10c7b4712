"""What stands beside a conversation for whoever answers it."""

from datetime import timedelta

import pytest
from django.test import Client

from pistos.customers.models import Customer
from pistos.kit import clock
from tests.factories.conversations import conversation_of
from tests.inbox.forms import at

pytestmark = pytest.mark.django_db


@pytest.mark.serves("S0-4")
@pytest.mark.parametrize(
    ("channel", "asks"),
    [
        ("store", "till receipt"),
        ("phone", "call back on this number"),
        ("form", "Look at the order"),
    ],
)
def test_each_touchpoint_has_its_own_checklist_beside_the_conversation(
    desk: Client, cleo: Customer, channel: str, asks: str
) -> None:
    conversation = conversation_of(cleo, at=clock.now(), channel=channel)

    page = desk.get(at(conversation, "conversation")).content.decode()

    listed = page[page.index('id="checklist"') :].split("</details>")[0]
    assert asks in listed
    assert ("receipt" in listed) is (channel == "store")


@pytest.mark.serves("S2-50")
def test_who_waits_in_other_matters_too_is_named_as_neglected(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    here = conversation_of(cleo, at=now - timedelta(hours=1))
    for _n in range(2):
        conversation_of(cleo, at=now - timedelta(days=3), neglect=4)

    page = desk.get(at(here, "conversation")).content.decode()

    assert "left waiting in 2 more conversations" in page
