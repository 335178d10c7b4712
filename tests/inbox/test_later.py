"""A later time, told from the inbox."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pistos.conversations.models import Message
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.promises.models import Standing
from tests.factories.conversations import answer_promised, conversation_of

pytestmark = pytest.mark.django_db


@pytest.mark.serves("S2-42")
def test_the_customer_hears_of_a_later_time_by_one_form(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    conversation = conversation_of(cleo, at=now)
    answer_promised(conversation, made_at=now, hours=8)
    address = reverse("inbox:later", args=[conversation.token])
    page = desk.get(reverse("inbox:conversation", args=[conversation.token])).content.decode()
    assert address in page

    desk.post(address, {"due": "nonsense"})
    assert Standing.objects.get().move_count == 0
    desk.post(address, {"due": (now + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")})

    assert Standing.objects.get().move_count == 1
    assert Message.objects.filter(purpose="moved").count() == 1
