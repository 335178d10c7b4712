"""A customer's thumb on an answer and their word on a doubt, by the link that only they hold."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.conversations.access import link_of
from pistos.conversations.models import Conversation, Doubt, DoubtAnswer, Message
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.replies.models import AnswerRating
from pistos.shop.models import Shop
from tests.factories.conversations import answered_by, conversation_of, written_by_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def matter(shop: Shop, cleo: Customer, now: datetime) -> Conversation:
    found = conversation_of(cleo, at=now - timedelta(hours=1))
    written_by_customer(found, "Where is my jug?", at=now - timedelta(hours=1))
    return found


@pytest.fixture
def answer(matter: Conversation, ben: User, now: datetime) -> Message:
    return answered_by(ben, matter, "It comes tomorrow.", at=now - timedelta(minutes=5))


def link(conversation: Conversation, deed: str = "") -> str:
    return f"/en/c/{link_of(conversation, clock.now())}/{deed}"


@pytest.mark.serves("S1-54")
def test_customer_rates_an_answer_by_one_click_and_says_more_afterwards(
    matter: Conversation, answer: Message
) -> None:
    client, address = Client(), link(matter, f"rate/{answer.token}/")
    assert "Was this answer good?" in client.get(link(matter)).content.decode()

    assert client.post(address, {"good": "no"}).status_code == 302
    assert AnswerRating.objects.get().is_good is False
    page = client.get(link(matter)).content.decode()
    assert "How were you spoken to?" in page

    client.post(address, {"good": "no", "clear": "no", "attitude": "arrogant", "words": "Cold."})
    kept = AnswerRating.objects.get()
    assert (kept.was_clear, kept.attitude, kept.words) == (False, "arrogant", "Cold.")


@pytest.mark.serves("S1-54")
def test_visit_of_the_link_rates_nothing(matter: Conversation, answer: Message) -> None:
    Client().get(link(matter))
    assert Client().get(link(matter, f"rate/{answer.token}/")).status_code == 405
    Client().post(link(matter, f"rate/{answer.token}/"), {})

    assert not AnswerRating.objects.exists()


def test_answer_of_another_conversation_is_not_there(
    matter: Conversation, answer: Message, dora: Customer, now: datetime
) -> None:
    theirs = conversation_of(dora, at=now)

    response = Client().post(link(theirs, f"rate/{answer.token}/"), {"good": "yes"})

    assert response.status_code == 404
    assert not AnswerRating.objects.exists()


@pytest.mark.serves("S1-58")
def test_doubt_is_resolved_when_its_customer_says_so(matter: Conversation, now: datetime) -> None:
    given = DoubtAnswer.objects.create(
        kind="fit", language="en", text="One larger.", written_at=now
    )
    doubt = Doubt.objects.create(
        conversation=matter, kind="fit", answer=given, noted_at=now, answered_at=now
    )
    assert "Is it clear now?" in Client().get(link(matter)).content.decode()

    Client().post(link(matter, f"doubt/{doubt.pk}/"), {"helped": "maybe"})
    assert Doubt.objects.get().settled_at is None
    Client().post(link(matter, f"doubt/{doubt.pk}/"), {"helped": "yes"})

    assert Doubt.objects.get().was_resolved
    assert "Is it clear now?" not in Client().get(link(matter)).content.decode()
    again = Client().post(link(matter, f"doubt/{doubt.pk}/"), {"helped": "no"})
    assert again.status_code == 302
    assert Doubt.objects.get().was_resolved
