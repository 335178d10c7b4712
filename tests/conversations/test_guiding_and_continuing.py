from datetime import timedelta

import pytest
from django.conf import settings

from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.chatting import Said, say, see_messages
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.showing import NoVisitor, show_card
from pistos.conversations.facts import Arrival, Reply, Sender, Thread
from pistos.conversations.models import Channel, Conversation, ConversationPromise, Message
from pistos.conversations.queries.chat import chat_of
from pistos.conversations.queries.timeline import newest_message_id
from pistos.conversations.rules.addresses import plus_address
from pistos.conversations.rules.cards import Card, CardUnusable, is_own_page
from pistos.customers.actions.knowing import Details, find_or_create
from pistos.customers.queries import by_alias
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Letter
from pistos.visits.actions.knowing import give_address
from pistos.visits.actions.meeting import meet_visitor
from pistos.visits.facts import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(open_shop, at):
    visitor = meet_visitor(browser=Browser(language="en", zone="Europe/Athens"), at=at)
    say(visitor=visitor, said=Said("Do you ship?", "1", {}), at=at)
    visitor.refresh_from_db()
    return visitor


@pytest.fixture
def conversation(visitor):
    return Conversation.objects.get()


def answered(conversation, ben, at, text="Yes, to all of Greece."):
    reply = Reply(text=text, channel="chat", seen_message_id=newest_message_id(conversation),
                  accepts_likeness=True)  # fmt: skip
    return answer(conversation=conversation, reply=reply, by=ben, at=at)


def letters():
    return list(Letter.objects.filter(key__startswith="chat:"))


@pytest.mark.serves("S2-36")
@pytest.mark.parametrize("kind", ["product", "page", "pointer"])
def test_agent_shows_a_product_a_page_and_a_place(visitor, conversation, ben, at, kind):
    card = Card(kind, "The blue lamp", "In stock", "/en/p/3", "#add")
    show_card(conversation=conversation, card=card, by=ben, at=at)

    shown = chat_of(visitor, after_id=0, at=at).messages[-1]
    assert shown.activity["card"]["kind"] == kind
    assert ConversationPromise.objects.get(kind="answer").is_open


@pytest.mark.fault("S4", "S14")
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example",
        "data:text/html,x", " /en/", "http://shop@evil.example/", "\tjavascript:alert(1)",
    ],
)  # fmt: skip
def test_card_never_leads_off_the_shops_own_pages(conversation, ben, at, url):
    with pytest.raises(CardUnusable):
        show_card(conversation=conversation, card=Card("page", "x", url=url), by=ben, at=at)
    assert not is_own_page(url, {"https://shop.example"})
    assert not Message.objects.exclude(activity={}).filter(direction="out").exists()


def test_card_that_says_nothing_is_refused(conversation, ben, at):
    for card in (Card("page", "x"), Card("pointer", "x"), Card("page", " ", url="/"),
                 Card("video", "x", url="/"), Card("pointer", "x", selector="a" * 201)):  # fmt: skip
        with pytest.raises(CardUnusable):
            show_card(conversation=conversation, card=card, by=ben, at=at)
    conversation.visitor = None
    conversation.save()
    with pytest.raises(NoVisitor):
        show_card(conversation=conversation, card=Card("page", "x", url="/"), by=ben, at=at)


@pytest.mark.fault("F25")
@pytest.mark.serves("S2-34")
def test_what_a_visitor_who_left_has_not_seen_is_mailed_in_one_letter(
    visitor, conversation, ben, at
):
    give_address(visitor=visitor, email="new@customer.example", at=at)
    answered(conversation, ben, at + timedelta(minutes=1))
    answered(conversation, ben, at + timedelta(minutes=4), "And to Cyprus.")
    drain(at + timedelta(minutes=4))
    assert letters() == []
    drain(at + timedelta(minutes=7))
    assert letters() == []
    drain(at + timedelta(minutes=10))
    drain(at + timedelta(minutes=30))

    letter = letters()[0]
    assert len(letters()) == 1
    assert letter.to_address == "new@customer.example"
    assert "Greece" in letter.text
    assert "Cyprus" in letter.text
    assert "Do you ship" not in letter.text
    answers = Message.objects.filter(author_kind="person")
    assert {m.state for m in answers} == {"sent"}


def test_what_was_seen_is_not_mailed(visitor, conversation, ben, at):
    give_address(visitor=visitor, email="new@customer.example", at=at)
    message = answered(conversation, ben, at)
    drain(at)
    see_messages(visitor=visitor, up_to_id=message.pk, at=at)
    drain(at + timedelta(minutes=30))

    assert letters() == []


def test_nothing_is_mailed_without_consent(visitor, conversation, ben, at):
    answered(conversation, ben, at)
    drain(at + timedelta(minutes=30))

    assert letters() == []


def mail(conversation, address, at, *, is_signed=True):
    token = plus_address(
        "shop@kalamos.example", conversation_id=conversation.pk, key=settings.SECRET_KEY
    )
    assert token
    return receive_message(
        arrival=Arrival(
            channel=Channel.EMAIL,
            sender=Sender("email", address, email=address),
            text="Thank you",
            happened_at=at,
            external_id=f"mail:<{address}@x>",
            thread=Thread(conversation_ids=(conversation.pk,) if is_signed else ()),
        ),
        at=at,
    )


@pytest.mark.serves("S2-21")
@pytest.mark.fault("S2")
def test_reply_by_mail_lands_in_the_chat_and_proves_the_address(visitor, conversation, cleo, at):
    find_or_create(kind="email", value=cleo.email, details=Details(), by=Actor.machine("t"), at=at)
    give_address(visitor=visitor, email=cleo.email, at=at)
    received = mail(conversation, cleo.email, at)
    drain(at)
    visitor.refresh_from_db()

    assert received.conversation == conversation
    assert visitor.email_proven_at == at
    assert chat_of(visitor, after_id=0, at=at).messages[-1].text == "Thank you"
    conversation.refresh_from_db()
    assert conversation.customer == by_alias("email", cleo.email)


@pytest.mark.fault("S2")
def test_stranger_and_unsigned_mail_join_no_chat(visitor, conversation, at):
    give_address(visitor=visitor, email="new@customer.example", at=at)
    assert mail(conversation, "stranger@else.example", at).conversation != conversation
    drain(at)
    visitor.refresh_from_db()

    assert visitor.email_proven_at is None
