"""A reply that a remark holds back, on the page: words kept, each remark explained, reasons carried on."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.replies.models import ReplyRemark, Weighing
from pistos.replies.queries.own import own_of
from tests.factories.conversations import answered_by, conversation_of, written_by_customer
from tests.inbox.forms import at, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(cleo: Customer) -> Conversation:
    now = clock.now()
    found = conversation_of(cleo, at=now - timedelta(hours=3), language="en")
    written_by_customer(found, "Is there another jug?", at=now - timedelta(hours=3))
    return found


@pytest.mark.serves("S3-54")
def test_bare_no_comes_back_with_why_and_without_a_way_around(
    desk: Client, conversation: Conversation
) -> None:
    held = desk.post(at(conversation, "write"), form_of(desk, conversation, text="No."))
    page = held.content.decode()

    assert held.status_code == 422
    assert "This is nothing but a no." in page
    assert "Say why it cannot be done" in page
    assert "This cannot be sent as it is." in page
    assert 'name="reason-bare_refusal"' not in page
    assert ">No.</textarea>" in page
    assert not Message.objects.filter(direction="out").exists()


def test_remark_is_overridden_with_a_reason(desk: Client, conversation: Conversation) -> None:
    text = "What a strange question. There is one on the shelf."
    sent = form_of(desk, conversation, text=text)

    held = desk.post(at(conversation, "write"), sent).content.decode()
    assert 'name="reason-surprised"' in held
    assert "<q>What a strange question.</q>" in held

    done = desk.post(
        at(conversation, "write"), {**sent, "reason-surprised": "She said so herself."}
    )

    assert done.status_code == 302
    assert ReplyRemark.objects.get().reason == "She said so herself."


def test_reason_is_carried_through_the_next_thing_that_holds_it_back(
    desk: Client, conversation: Conversation
) -> None:
    text = "What a strange question. I will call you tomorrow at 15:00."
    sent = form_of(desk, conversation, text=text) | {"reason-surprised": "She laughed too."}

    held = desk.post(at(conversation, "write"), sent).content.decode()

    assert "Your words hold a promise." in held
    assert '<input type="hidden" name="reason-surprised" value="She laughed too.">' in held


@pytest.mark.serves("S2-46")
@pytest.mark.serves("S3-45")
def test_hard_message_is_shown_through_the_customers_eyes_with_the_two_questions(
    desk: Client, conversation: Conversation
) -> None:
    text = "We are sorry: it was our mistake. The right jug leaves us today."
    sent = form_of(desk, conversation, text=text)

    page = desk.post(at(conversation, "write"), sent).content.decode()

    assert "What would please us?" in page
    assert "What would annoy us?" in page
    assert "So Cleo will read it" in page
    assert "has waited 3 hours" in page
    answers = {"would_please": "The right jug.", "would_annoy": "Another excuse."}
    done = desk.post(at(conversation, "write"), {**sent, **answers})
    assert done.status_code == 302
    assert Weighing.objects.get().would_annoy == "Another excuse."


def test_words_are_seen_as_their_customer_will_and_nothing_is_kept(
    desk: Client, conversation: Conversation
) -> None:
    Conversation.objects.update(language="el")

    page = desk.post(
        at(conversation, "preview"), {"text": "Η κανάτα είναι εδώ.", "purpose": "answer"}
    )

    assert page.status_code == 200
    words = page.content.decode()
    assert "So Cleo will read it" in words
    assert "3 ώρες" in words
    assert words.count("Η κανάτα είναι εδώ.") == 2
    assert not Message.objects.filter(direction="out").exists()


@pytest.mark.serves("S2-45")
def test_conversation_is_seen_as_its_customer_saw_it(
    desk: Client, conversation: Conversation, ben: object
) -> None:
    now = clock.now()
    written_by_customer(conversation, "Hello?", at=now - timedelta(hours=2))
    answered_by(ben, conversation, "There is one.", at=now - timedelta(hours=1))

    page = desk.get(at(conversation, "as_customer")).content.decode()

    assert "waited 2 hours" in page
    assert "wrote once more meanwhile" in page
    assert page.index("Is there another jug?") < page.index("Hello?") < page.index("There is one.")
    assert "Nothing waits now" in page


def test_private_notes_are_not_what_the_customer_saw(
    desk: Client, conversation: Conversation
) -> None:
    desk.post(
        at(conversation, "write"),
        form_of(desk, conversation, text="A difficult one.", purpose="note"),
    )

    page = desk.get(at(conversation, "as_customer")).content.decode()

    assert "A difficult one." not in page
    assert "They wait for our answer: 3 hours by now." in page


@pytest.mark.serves("S3-61", "S4-14")
def test_words_that_could_go_to_anybody_are_met_with_what_is_the_customers_own(
    desk: Client, conversation: Conversation
) -> None:
    text = (
        "What a strange question. Thank you for contacting us. Your request is important to us."
        " We will process it as soon as possible."
    )
    held = desk.post(at(conversation, "write"), form_of(desk, conversation, text=text))
    page = held.content.decode()

    assert held.status_code == 422
    remarks = page[page.index('class="remarks"') :].split("</ol>")[0]
    for own in own_of(conversation):
        assert escape(own) in remarks, own
    assert len(own_of(conversation)) >= 2
