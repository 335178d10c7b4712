"""The page of doubts beside a conversation."""

import pytest

from pistos.conversations.models import Doubt, DoubtAnswer
from pistos.kit import clock
from tests.factories.conversations import conversation_of, written_by_customer


@pytest.fixture
def talk(cleo, at):
    found = conversation_of(cleo, at=at, language="en")
    written_by_customer(found, "Is it safe for children?", at=at)
    return found


@pytest.mark.serves("S1-3")
def test_doubt_is_noted_answered_and_settled_on_its_page(desk, talk):
    address = f"/desk/inbox/c/{talk.token}/doubts/"
    assert "Their words sound like" in desk.get(address).content.decode()

    desk.post(f"{address}note/", {"kind": "safety"})
    doubt = Doubt.objects.get()
    desk.post(f"/desk/inbox/doubts/{doubt.pk}/answer/", {"text": "It is water based."})
    assert "It is water based." in desk.get(address).content.decode()
    desk.post(f"/desk/inbox/doubts/{doubt.pk}/resolve/")
    assert Doubt.objects.get().was_resolved is None

    written_by_customer(talk, "Thank you, now I know.", at=clock.now())
    desk.post(f"/desk/inbox/doubts/{doubt.pk}/resolve/")

    assert Doubt.objects.get().was_resolved
    assert "Resolved" in desk.get(address).content.decode()


@pytest.mark.serves("S1-3")
def test_answers_given_to_others_are_offered(desk, talk, at):
    desk.post(f"/desk/inbox/c/{talk.token}/doubts/note/", {"kind": "safety"})
    given = DoubtAnswer.objects.create(
        kind="safety", language="en", text="Tested by a laboratory.", written_at=at
    )
    page = desk.get(f"/desk/inbox/c/{talk.token}/doubts/").content.decode()
    assert "Tested by a laboratory." in page

    desk.post(f"/desk/inbox/doubts/{Doubt.objects.get().pk}/use/{given.pk}/")
    assert Doubt.objects.get().answer == given


def test_page_costs_the_same_with_one_and_with_three_doubts(desk, talk, django_assert_num_queries):
    address = f"/desk/inbox/c/{talk.token}/doubts/"
    desk.post(f"{address}note/", {"kind": "safety"})
    with django_assert_num_queries(7):
        desk.get(address)
    for kind in ("price", "fit"):
        desk.post(f"{address}note/", {"kind": kind})
    with django_assert_num_queries(7):
        desk.get(address)


def test_answer_without_words_is_refused(desk, talk):
    desk.post(f"/desk/inbox/c/{talk.token}/doubts/note/", {"kind": "safety"})
    doubt = Doubt.objects.get()
    desk.post(f"/desk/inbox/doubts/{doubt.pk}/answer/", {"text": " "})

    assert DoubtAnswer.objects.count() == 0
