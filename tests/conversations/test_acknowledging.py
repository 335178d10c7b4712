"""Told at once, by a machine that says so, and never to machines."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.chatting import Said, say
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Reply, Sender, Thread
from pistos.conversations.models import Channel, Conversation, ExternalId, Message
from pistos.conversations.rules.addresses import read_message_id, read_plus_address
from pistos.customers.models import Customer
from pistos.kit.tasks import drain
from pistos.mailboxes.models import Mailbox
from pistos.notifications.models import Message as Letter
from pistos.promises.models import Promise
from pistos.shop.models import Shop
from pistos.visits.models import Visitor
from tests.factories.conversations import conversation_of

Mail = Callable[..., Arrival]
HOUR = timedelta(hours=1)


def told() -> list[Message]:
    return list(Message.objects.filter(purpose="acknowledgement").order_by("pk"))


@pytest.mark.serves("S1-57", "S2-40", "S3-50", "S3-51")
def test_a_mail_at_three_in_the_night_is_answered_with_a_concrete_time(
    open_shop: Shop, mail: Mail
) -> None:
    night = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)

    receive_message(arrival=mail(happened_at=night), at=night)
    drain(night)

    letter = Letter.objects.get()
    assert letter.to_address == "cleo@customer.example"
    assert "Hello" in letter.text
    assert "today until 13:00" in letter.text
    assert "The shop is closed at this hour" in letter.text
    assert "written by the program of Kalamos; a person answers you" in letter.text
    assert "as soon as possible" not in letter.text


@pytest.mark.serves("S3-34", "S3-36", "S3-50", "S3-51")
def test_a_full_queue_is_greeted_all_the_same_and_told_its_place(
    open_shop: Shop, cleo: Customer, mail: Mail, at: datetime
) -> None:
    for _n in range(3):
        conversation_of(cleo, at=at - HOUR)

    receive_message(arrival=mail(), at=at)

    text = told()[0].text
    assert "Good afternoon" in text
    assert "3 messages are before yours" in text


@pytest.mark.serves("S2-40")
@pytest.mark.parametrize(
    ("language", "greeted", "until"),
    [
        ("el", "Καλησπέρα σας", "σήμερα έως τις 16:00"),
        ("sl", "Dober dan", "danes do 16.00"),
        ("hy", "Բարի օր", "այսօր՝ մինչև 16:00"),
    ],
)
def test_it_speaks_the_customers_language(
    open_shop: Shop, mail: Mail, at: datetime, language: str, greeted: str, until: str
) -> None:
    receive_message(arrival=mail(language=language), at=at)

    assert greeted in told()[0].text
    assert until in told()[0].text
    assert Promise.objects.get().words.language == language


@pytest.mark.serves("S2-40")
def test_the_time_is_told_in_the_customers_own_zone(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    Customer.objects.create(name="Ani", country="AM", language="en")
    ani = Customer.objects.get(name="Ani")
    ani.aliases.create(kind="email", value="ani@x.example")

    receive_message(arrival=mail(address="ani@x.example"), at=at)

    assert "today until 18:00" in told()[0].text
    assert Promise.objects.get().zone == "Asia/Yerevan"


@pytest.mark.fault("S3")
def test_nothing_of_the_senders_text_goes_to_an_unverified_address(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    advert = "Buy gold at http://evil.example"
    sender = Sender("email", "victim@x.example", name=advert, email="victim@x.example")

    receive_message(arrival=mail(advert, sender=sender, subject=advert), at=at)
    drain(at)

    letter = Letter.objects.get()
    everything = letter.subject + letter.text + letter.html + str(letter.headers)
    assert "gold" not in everything
    assert "evil" not in everything
    assert letter.subject == "Your message to Kalamos has arrived"


@pytest.mark.fault("S3", "F13")
def test_one_sender_is_greeted_once_in_the_window(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    for minute in range(5):
        receive_message(arrival=mail(), at=at + timedelta(minutes=minute))
    assert len(told()) == 1
    assert Promise.objects.count() == 5
    assert Promise.objects.filter(is_public=True).count() == 1

    receive_message(arrival=mail(happened_at=at + 2 * HOUR), at=at + 2 * HOUR)
    assert len(told()) == 2
    for hour in range(3, 20):
        receive_message(arrival=mail(happened_at=at + hour * HOUR), at=at + hour * HOUR)
    assert len(told()) == 5, "and five times a day at most"


@pytest.mark.fault("F13")
@pytest.mark.parametrize(
    "given",
    [
        {"is_automatic": True},
        {"address": "mailer-daemon@x.example"},
        {"address": "No-Reply@x.example"},
        {"address": "shop@kalamos.example"},
        {"address": "nobody"},
    ],
)
def test_machines_are_not_answered_by_a_machine(
    open_shop: Shop, mail: Mail, at: datetime, given: dict[str, object]
) -> None:
    receive_message(arrival=mail(**given), at=at)
    drain(at)

    assert told() == []
    assert not Letter.objects.exists()


@pytest.mark.fault("F13")
def test_two_autoresponders_do_not_talk_to_each_other(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)
    for minute in range(10):
        reply = mail(thread=Thread(message_ids=("<a@x>",)), is_automatic=True)
        receive_message(arrival=reply, at=at + timedelta(minutes=minute))
        drain(at + timedelta(minutes=minute))

    assert Letter.objects.count() == 1
    assert Letter.objects.get().headers["Auto-Submitted"] == "auto-replied"
    conversation = Conversation.objects.get()
    assert (conversation.in_count, Promise.objects.count()) == (1, 1)


def test_automatic_mail_begins_nothing_that_waits(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    receive_message(arrival=mail(is_automatic=True), at=at)

    conversation = Conversation.objects.get()
    assert (conversation.state, conversation.waiting_since) == ("waiting", None)
    assert not Promise.objects.exists()


def test_an_old_message_waits_and_is_promised_nothing(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    receive_message(arrival=mail(happened_at=at - timedelta(days=3)), at=at)

    assert Conversation.objects.get().waiting_since == at - timedelta(days=3)
    assert not Promise.objects.exists()
    assert told() == []


@pytest.mark.parametrize("may", [True, False])
def test_no_machine_writes_before_the_sending_domain_is_right(
    open_shop: Shop, mail: Mail, at: datetime, may: bool
) -> None:
    from pistos.conversations.facts import Context

    box = Mailbox.objects.create(address="help@kalamos.example", may_acknowledge=may)
    with override_settings(IS_LOCAL=False):
        receive_message(arrival=mail(context=Context(mailbox_id=box.pk)), at=at)

    assert len(told()) == int(may)
    promise = Promise.objects.get()
    assert (promise.is_public, promise.told_where) == (may, "email" if may else "untold")


def test_the_letter_threads_and_a_reply_to_it_finds_home(
    open_shop: Shop, mail: Mail, at: datetime, settings: object
) -> None:
    from django.conf import settings as used

    box = Mailbox.objects.create(address="help@kalamos.example")
    receive_message(arrival=mail(external_id="mail:<a@x>"), at=at)
    drain(at)

    letter, conversation = Letter.objects.get(), Conversation.objects.get()
    assert (letter.headers["In-Reply-To"], letter.from_address) == ("<a@x>", box.address)
    found = read_plus_address(letter.reply_to, key=used.SECRET_KEY)
    signed = read_message_id(letter.external_id, key=used.SECRET_KEY)
    assert signed is not None
    assert found == signed.conversation_id == conversation.pk
    assert ExternalId.objects.filter(value=f"mail:{letter.external_id}").exists()


@pytest.mark.serves("S3-37")
def test_the_greeting_has_its_own_time(open_shop: Shop, mail: Mail, at: datetime) -> None:
    receive_message(arrival=mail(), at=at)
    assert Conversation.objects.get().greeted_at is None

    drain(at + timedelta(seconds=2))

    conversation = Conversation.objects.get()
    assert conversation.greeted_at is not None
    assert conversation.greeted_at <= at + timedelta(seconds=2)
    assert (conversation.first_answer_at, conversation.state) == (None, "open")
    assert told()[0].state == "sent"


@pytest.mark.serves("S0-4")
def test_a_visit_to_the_store_is_neither_acknowledged_nor_promised(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    receive_message(arrival=mail(channel=Channel.STORE, external_id=""), at=at)

    assert told() == []
    assert not Promise.objects.exists()


@pytest.mark.serves("S2-38")
def test_a_form_is_told_on_its_page_and_has_its_own_time(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    from pistos.conversations.models import AnswerSettings

    AnswerSettings.objects.create(defaults={"form": 60, "email": 120})

    form = receive_message(arrival=mail(channel=Channel.FORM, external_id=""), at=at)
    email = receive_message(arrival=mail(), at=at)

    assert form.conversation is not None
    assert email.conversation is not None
    assert form.conversation.due_at == at + HOUR
    assert email.conversation.due_at == at + 2 * HOUR
    promise = Promise.objects.get(about_id=form.conversation.pk)
    assert (promise.told_where, promise.is_public) == ("form", True)


@pytest.mark.serves("S2-40", "S3-51")
def test_a_new_question_in_the_chat_is_told_its_new_time_at_once(
    shop: Shop, ben: User, at: datetime
) -> None:
    """Answered a minute ago, asked again: the time alone, without a second greeting."""
    visitor = Visitor.objects.create(language="en", first_seen_at=at, last_seen_at=at)
    say(visitor=visitor, said=Said(text="Where is my jug?", client_id="a", page={}), at=at)
    reply = Reply("On its way.", seen_message_id=10**9)
    answer(conversation=Conversation.objects.get(), reply=reply, by=ben, at=at)

    say(visitor=visitor, said=Said(text="And the lid?", client_id="b", page={}), at=at + HOUR / 60)

    greeting, time_alone = [message.text for message in told()]
    assert "program" in greeting
    assert time_alone.startswith("You will have our answer:")
    assert "\n" not in time_alone
