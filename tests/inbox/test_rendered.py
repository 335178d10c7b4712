"""Pieces of pages that are kept: never stale, and never with another page's token."""

import re

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Team
from pistos.customers.models import Customer
from pistos.inbox.rendered import frozen
from pistos.kit import clock
from tests.factories.conversations import conversation_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(cleo: Customer) -> Conversation:
    return conversation_of(cleo, at=clock.now())


def page_of(desk: Client, conversation: Conversation) -> str:
    return desk.get(f"/desk/inbox/c/{conversation.token}/").content.decode()


def test_page_that_was_kept_has_its_own_tokens(desk: Client, conversation: Conversation) -> None:
    first, second = page_of(desk, conversation), page_of(desk, conversation)

    for name in ("csrfmiddlewaretoken", "client_id"):
        values = re.compile(rf'name="{name}" value="([^"]+)"')
        assert values.findall(first)
        assert not set(values.findall(first)) & set(values.findall(second))
    assert "[[" not in second


def test_kept_page_shows_what_changed(desk: Client, conversation: Conversation, alma: User) -> None:
    page_of(desk, conversation)
    alma.name = "Alma Papadaki"
    alma.save()
    Team.objects.create(name="Warehouse")
    conversation.tags = ["fragile"]
    conversation.save()

    page = page_of(desk, conversation)

    assert "Alma Papadaki" in page
    assert "Warehouse" in page
    assert 'value="fragile"' in page


def test_row_of_the_database_is_no_key(conversation: Conversation) -> None:
    with pytest.raises(TypeError):
        frozen({"conversation": conversation})
