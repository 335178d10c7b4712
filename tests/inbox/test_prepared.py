"""Prepared answers in use: counted, tagged and closed with the answer that began with them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pistos.conversations.actions.restraining import restrain
from pistos.conversations.models import (
    Conversation,
    Draft,
    Macro,
    Message,
    RestraintReason,
)
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Ref
from tests.factories.conversations import conversation_of, written_by_customer
from tests.inbox.forms import at, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(cleo: Customer) -> Conversation:
    now = clock.now()
    found = conversation_of(cleo, at=now - timedelta(hours=1), language="en", tags=["jug"])
    written_by_customer(found, "Is there another jug?", at=now - timedelta(hours=1))
    return found


@pytest.fixture
def macro(shop: object) -> Macro:
    Macro.objects.create(name={"en": "Idle"}, text={"en": "Nobody says this."})
    return Macro.objects.create(
        name={"en": "Shelf"}, text={"en": "There is one."}, tags=["shelf"], closes=True
    )


def begun(desk: Client, conversation: Conversation, macro: Macro) -> dict[str, object]:
    """What the form would send after the prepared answer was pressed, without a script."""
    desk.post(at(conversation, "draft"), {"text": "", "macro": str(macro.pk)})
    page = desk.get(at(conversation, "conversation")).content.decode()
    carried = re.findall(r'name="prepared" value="(\d+)"', page)
    sent = form_of(desk, conversation, text=f"{Draft.objects.get().text} On the upper shelf.")
    return {**sent, "prepared": carried}


def test_a_prepared_answer_counts_when_it_is_sent_and_then_comes_first(
    desk: Client, conversation: Conversation, macro: Macro
) -> None:
    sent = begun(desk, conversation, macro)
    for _twice in range(2):
        desk.post(at(conversation, "write"), sent)

    macro.refresh_from_db()
    assert (macro.used_count, Message.objects.filter(direction="out").count()) == (1, 1)
    rows = desk.get(reverse("inbox:macros")).context["rows"]
    assert [row["name"] for row in rows] == ["Shelf", "Idle"]


def test_a_prepared_answer_sets_its_tags_and_closes(
    desk: Client, conversation: Conversation, macro: Macro
) -> None:
    desk.post(at(conversation, "write"), begun(desk, conversation, macro))

    conversation.refresh_from_db()
    assert conversation.tags == ["jug", "shelf"]
    assert Message.objects.get(direction="out").headers["closes"] is True


def test_a_prepared_answer_that_closes_goes_out_where_something_keeps_it_open(
    desk: Client, conversation: Conversation, macro: Macro
) -> None:
    restrain(
        conversation=conversation,
        reason=RestraintReason.OTHER,
        source=Ref("test", "1"),
        at=clock.now(),
    )

    desk.post(at(conversation, "write"), begun(desk, conversation, macro))

    assert "closes" not in Message.objects.get(direction="out").headers


def test_what_is_held_back_keeps_the_prepared_answer_and_counts_nothing(
    desk: Client, conversation: Conversation, macro: Macro
) -> None:
    sent = begun(desk, conversation, macro) | {"text": "There is one, {tracking}"}

    held = desk.post(at(conversation, "write"), sent)

    assert held.status_code == 422
    assert f'name="prepared" value="{macro.pk}"' in held.content.decode()
    macro.refresh_from_db()
    assert macro.used_count == 0
