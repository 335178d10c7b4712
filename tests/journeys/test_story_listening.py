"""Stories 14 and 15: a customer is heard to the end before anything is answered, from both sides."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.facts import Reply
from pistos.conversations.models import AnswerSettings, Conversation, ConversationPromise, Message
from pistos.kit import clock
from pistos.listening.models import Hearing, Talk
from pistos.listening.rules.talk import talk_share, words_of
from pistos.promises.models import State
from pistos.shop.models import Shop
from tests.listening.steps import COMPLAINT, OWN_WORDS, comes_in, fresh, goes_out

pytestmark = pytest.mark.django_db
UNDERSTOOD = "I understand how disappointing that was."
IN_THEIR_PLACE = {"would_please": "A whole set", "would_annoy": "To wait again"}
SECOND = "The lid of the set is in pieces; you want a whole set, in time for the weekend."
CORRECTION = "No, rather the lid came damaged, and I want the whole set again."


@pytest.fixture
def desk(shop: Shop, alma: User, ben: User) -> Client:
    cache.clear()
    AnswerSettings.objects.create(undo_seconds=0)
    client = Client()
    client.force_login(ben)
    return client


class Agent:
    """Ben at his screen, in one conversation."""

    def __init__(self, client: Client, conversation: Conversation) -> None:
        self.client, self.conversation = client, conversation

    def does(self, deed: str, **data: object) -> int:
        data.setdefault("seen", str(Message.objects.order_by("-pk").values_list("pk")[0][0]))
        address = reverse(f"inbox:{deed}", args=[self.conversation.token])
        return self.client.post(address, data=data).status_code

    def sees(self) -> str:
        address = reverse("inbox:conversation", args=[self.conversation.token])
        return self.client.get(address, {"hearing": "open"}).content.decode()


def newest_out() -> Message:
    found = Message.objects.filter(direction="out", author_kind="person").order_by("-pk").first()
    assert found is not None
    return found


@pytest.mark.serves("S3-72", "S3-75", "S3-76", "S3-77", "S3-78", "S3-79", "S3-80", "S3-81")
def test_story_14_listen_ask_repeat_listen_again_act(desk: Client, client: Client) -> None:
    at = clock.now() - timedelta(hours=6)
    message = comes_in(COMPLAINT, at=at)
    conversation = message.conversation
    hearing = Hearing.objects.get(conversation=conversation)
    ben = Agent(desk, conversation)

    # Listening comes first: an answer is held back, and so is acting.
    assert ben.does("write", text="We send a new one.", purpose="answer", client_id="0") == 422
    assert ben.does("hearing_act", words="A jug", text="A jug.", due="2030-01-01T10:00") == 422
    ben.does("hearing_decide", all="yes")
    ben.does("hearing_listened")
    ben.does("hearing_reason", reason="Packed too thinly")
    ben.does("hearing_enough")

    # Repeating in the customer's words is refused; in our own it goes out.
    assert ben.does("hearing_repeat", text=COMPLAINT, client_id="1") == 422
    assert ben.does("hearing_repeat", text=OWN_WORDS, client_id="2") == 302
    goes_out(newest_out(), at + timedelta(hours=1))
    letter = newest_out().text
    link = re.search(r"/en/heard/\S+/", letter)
    assert link is not None

    # The customer corrects on their page, and the agent sees what is different.
    client.post(f"{link.group()}no/", {"text": CORRECTION})
    assert fresh(hearing).step == "listen"
    page = ben.sees()
    assert "<del>" in page
    assert "<ins>" in page
    ben.does("hearing_decide", all="yes")
    ben.does("hearing_listened")
    ben.does("hearing_enough")
    ben.does("hearing_repeat", text=SECOND, client_id="3")
    goes_out(newest_out(), at + timedelta(hours=2))
    assert ben.does("hearing_act", words="A set", text="A set.", due="2030-01-01T10:00") == 422

    # A plain "yes" unlocks acting; what is done is a promise with its day.
    comes_in("Yes, exactly.", at=clock.now(), thread=conversation)
    assert fresh(hearing).step == "act"
    listened = Talk.objects.get(conversation=conversation)
    wish = hearing.findings.filter(kind="wish", state="confirmed").first()
    points = list(hearing.findings.values_list("pk", flat=True))
    due = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    told = ben.does(
        "hearing_act", words="A new set", text=f"{UNDERSTOOD} A new set is on its way to you.", due=due,
        wish=wish.pk, covers=points, client_id="4", **IN_THEIR_PLACE,
    )  # fmt: skip
    assert told == 302
    goes_out(newest_out(), clock.now())
    promise = ConversationPromise.objects.get(kind="fix").promise
    assert promise.standing.state == State.OPEN
    assert "Every point covered" in ben.sees()

    # Told that it is done, it is kept.
    delivered = f"{UNDERSTOOD} Your set was delivered this morning."
    assert ben.does("hearing_done", text=delivered, client_id="5", **IN_THEIR_PLACE) == 302
    goes_out(newest_out(), clock.now())
    promise.standing.refresh_from_db()
    assert (fresh(hearing).step, promise.standing.state) == ("done", State.KEPT)

    # The share of our words while we listened is exact.
    theirs = sum(len(words_of(text)) for text in (COMPLAINT, CORRECTION, "Yes, exactly."))
    ours = sum(len(words_of(text)) for text in (OWN_WORDS, SECOND))
    assert (listened.listening_shop_words, listened.listening_customer_words) == (ours, theirs)
    talk = Talk.objects.get(conversation=conversation)
    share = talk_share(talk.listening_shop_words, talk.listening_customer_words)
    assert share == pytest.approx(ours / (ours + theirs))


@pytest.mark.serves("S2-24")
def test_story_15_three_questions_and_two_answered_cannot_be_closed(desk: Client) -> None:
    at = clock.now() - timedelta(hours=1)
    message = comes_in(
        "Where is my jug? Can I still change the colour? What does a second one cost?", at=at
    )
    conversation = message.conversation
    hearing = Hearing.objects.get(conversation=conversation)
    ben = Agent(desk, conversation)
    ben.does("hearing_short", because="simple")
    first, second, third = hearing.findings.order_by("pk")
    sent = answer(
        conversation=conversation,
        reply=Reply("It is in Maribor, and you can."),
        by=User.objects.get(name="Ben"),
        at=at,
    )
    goes_out(sent, at)
    ben.does("hearing_answered", question=[first.pk, second.pk])

    ben.does("close")
    conversation.refresh_from_db()
    assert conversation.state != "closed"
    assert "1 question is left; it keeps the conversation open" in ben.sees()

    ben.does("hearing_answered", question=[third.pk])
    ben.does("close")
    conversation.refresh_from_db()
    assert conversation.state == "closed"
