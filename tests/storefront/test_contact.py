"""The contact page: every way with its true wait, one form for any topic, and a call back."""

import time as wall
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core import mail, signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pistos.calls.models import CallBack, Line, LineHour
from pistos.connectors.sms.local import LocalTextSender
from pistos.conversations.models import Attachment, Conversation, Message
from pistos.customers.models import Alias, Customer
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.notifications import ports
from pistos.notifications.models import Message as Outgoing
from pistos.orders.models import Order
from pistos.promises.models import Promise
from pistos.shop.models import Closure, Shop, WorkingHours
from pistos.storefront.proofs import SHOWN_SALT, asked_proof
from tests.factories.conversations import conversation_of
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
PAGE, ASK, CALL = "/en/contact/", "/en/contact/ask/", "/en/contact/call/"


@pytest.fixture
def now(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock that edges read. The shop works Monday to Friday from nine to five."""
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    Shop.objects.update(phone="+30 210 123 4567")

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_to(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
    return set_to


def stamp(ago: int = 60) -> str:
    return signing.dumps(int(clock.now().timestamp()) - ago, salt=SHOWN_SALT)


def question(**other: Any) -> dict[str, object]:
    return {
        "text": "Do you repair jugs?",
        "email": "eva@customer.example",
        "shown": stamp(),
        "once": "once-1",
    } | other


def ask(**other: Any) -> object:
    return Client().post(ASK, question(**other), follow=True)


@pytest.mark.serves("S4-27", "S3-34", "S2-31")
def test_each_way_shows_its_hours_and_its_present_wait(
    now: Callable[[datetime], None], cleo: Customer, shop: Shop
) -> None:
    at = clock.now()
    line = Line.objects.create(number="+302101234567", name="Customer service")
    LineHour.objects.create(
        line=line, hour_at=at - timedelta(days=1), answered_count=20, waited_seconds=20 * 150
    )
    conversation_of(cleo, at=at - timedelta(minutes=5), channel="form")
    conversation_of(cleo, at=at - timedelta(minutes=4), channel="store")

    page = Client().get(PAGE).content.decode()

    assert page.count("What you write now is answered: today until") == 3
    assert "1 waits before you." in page
    assert "Usually answered within 2 minutes" in page
    assert "Nobody waits on the line." in page
    assert "Somebody is here now." in page
    assert "In the store" in page
    assert page.count("Quickest now") == 1
    ways = [way.split("</h3>")[0] for way in page.split('<li class="way')[1:]]
    assert "Telephone" in ways[0]
    assert "Quickest now" in ways[0]
    assert 'href="tel:+302101234567">+30 210 123 4567</a>' in page


def test_out_of_hours_each_way_says_when_somebody_is_there_again(
    now: Callable[[datetime], None],
) -> None:
    now(datetime(2026, 3, 7, 10, 0, tzinfo=UTC))

    page = Client().get(PAGE).content.decode()

    assert "Here again Monday 9 March at 09:00." in page
    assert "as soon as possible" not in page


@pytest.mark.serves("S3-32")
def test_an_exceptional_closure_is_shown_and_used_in_the_promise(
    now: Callable[[datetime], None], shop: Shop
) -> None:
    Closure.objects.create(
        starts_on=datetime(2026, 3, 2).date(),
        ends_on=datetime(2026, 3, 3).date(),
        reason={"en": "We take stock."},
    )

    page = Client().get(PAGE).content.decode()
    door = Client().get("/en/").content.decode()

    told = "Closed: today – tomorrow, both days included. We take stock."
    assert told in page
    assert told in door
    assert "answered: Wednesday 4 March until" in page


@pytest.mark.serves("S0-10")
def test_one_form_takes_any_topic_and_none(now: Callable[[datetime], None]) -> None:
    answer = ask()

    conversation = Conversation.objects.get()
    assert (conversation.channel, conversation.topic, conversation.state) == ("form", "", "open")
    assert conversation.customer.email == "eva@customer.example"
    assert answer.status_code == 200


@pytest.mark.serves("S1-57")
def test_a_question_at_three_in_the_morning_is_greeted_and_promised_an_hour(
    now: Callable[[datetime], None],
) -> None:
    now(datetime(2026, 3, 3, 1, 0, tzinfo=UTC))

    answer = ask()

    page = answer.content.decode()
    assert "Hello" in page
    promise = Promise.objects.get()
    assert promise.is_public
    assert promise.told_where == "form"
    assert "You will have our answer:" in page
    assert "today until 13:00" in page
    assert "The shop is closed at this hour" in page
    assert "Yours is the next that we answer." in page
    assert "our program" in page


def test_the_result_shows_the_place_in_the_queue(
    now: Callable[[datetime], None], cleo: Customer
) -> None:
    for minutes in (9, 5):
        earlier = clock.now() - timedelta(minutes=minutes)
        conversation_of(cleo, at=earlier, channel="form")

    page = ask().content.decode()

    assert "2 are before yours; we answer in the order they came." in page


@pytest.mark.fault("S10", "S12")
def test_nothing_of_the_senders_text_goes_out_to_an_address_nobody_proved(
    now: Callable[[datetime], None],
) -> None:
    ask(text="Buy pills at https://spam.example", email="victim@elsewhere.example")
    drain(clock.now())

    assert not any("spam.example" in row.text + row.subject for row in Outgoing.objects.all())
    assert not any("spam.example" in str(each.message()) for each in mail.outbox)


@pytest.mark.fault("S8")
def test_who_writes_anothers_address_sees_the_promise_and_nothing_else(
    now: Callable[[datetime], None], cleo: Customer
) -> None:
    Alias.objects.create(customer=cleo, kind="email", value=cleo.email)
    ask(email="cleo@customer.example", answer_by="", phone="")

    conversation = Conversation.objects.get()
    proof = asked_proof(conversation.token)
    page = Client().get(f"/en/asked/{proof}/").content.decode()

    assert "Cleo" not in page
    assert conversation.token not in page
    assert "Do you repair jugs?" not in page
    assert Client().get(f"/en/c/{proof}/").status_code == 404
    assert Client().get(f"/en/asked/{proof}x/").status_code == 404
    assert Client().get(f"/en/asked/{conversation.token}/").status_code == 404


def test_the_result_is_over_after_a_day(now: Callable[[datetime], None], cleo: Customer) -> None:
    conversation = conversation_of(cleo, at=clock.now())
    proof = asked_proof(conversation.token)
    assert Client().get(f"/en/asked/{proof}/").status_code == 200

    tomorrow = wall.time() + 25 * 3600
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wall, "time", lambda: tomorrow)
        assert Client().get(f"/en/asked/{proof}/").status_code == 404


def test_a_wish_for_sms_counts_for_who_is_new_and_not_for_anothers_address(
    now: Callable[[datetime], None], cleo: Customer
) -> None:
    Alias.objects.create(customer=cleo, kind="email", value=cleo.email)
    Customer.objects.update(known_since=clock.now() - timedelta(days=90))
    before = ports.text_sender()
    ports.use_text_sender(LocalTextSender())
    try:
        ask(answer_by="sms", phone="6912345678")
        ask(answer_by="sms", phone="6900000000", email="cleo@customer.example", once="2")
    finally:
        ports.use_text_sender(before)

    new = Customer.objects.get(email="eva@customer.example")
    assert (new.preferred_channel, new.phone) == ("sms", "+306912345678")
    cleo.refresh_from_db()
    assert (cleo.preferred_channel, cleo.phone) == ("email", "")
    hers = Conversation.objects.get(customer=cleo)
    assert hers.page["phone"] == "+306900000000"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "How can we help you?"),
        ({"text": "x" * 20_001}, "How can we help you?"),
        ({"email": ""}, "Enter an e-mail address or a telephone number."),
        ({"email": "nonsense"}, "Your e-mail address"),
        ({"phone": "12"}, "with its area code"),
        ({"topic": "bribe"}, "What is it about?"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(
    now: Callable[[datetime], None], wrong: dict[str, str], field: str
) -> None:
    answer = ask(**wrong)

    assert answer.status_code == 422
    assert field in answer.content.decode()
    assert not Conversation.objects.exists()


@pytest.mark.fault("S12")
def test_a_form_filled_by_a_program_goes_to_spam_without_a_promise(
    now: Callable[[datetime], None],
) -> None:
    answer = ask(website="https://spam.example")

    assert Conversation.objects.get().state == "spam"
    assert not Promise.objects.exists()
    assert "Your message has arrived." in answer.content.decode()


@pytest.mark.fault("S12")
@pytest.mark.parametrize("shown", ["", "forged", "now"])
def test_a_form_sent_too_quickly_or_without_its_stamp_is_asked_again(
    now: Callable[[datetime], None], shown: str
) -> None:
    answer = ask(shown=stamp(0) if shown == "now" else shown)

    assert answer.status_code == 422
    assert not Conversation.objects.exists()


@pytest.mark.fault("S3")
@pytest.mark.fault("S12")
def test_one_place_and_one_address_can_ask_only_so_often(now: Callable[[datetime], None]) -> None:
    for count in range(5):
        assert ask(once=f"a{count}").status_code == 200
    assert ask(once="a6").status_code == 429
    for count in range(5):
        address = f"p{count}@customer.example"
        assert ask(once=f"b{count}", email=address).status_code == 200
    over = ask(once="c", email="other@customer.example")

    assert over.status_code == 429
    assert "mailto:" in over.content.decode()
    assert Conversation.objects.count() == 10


def test_the_same_form_sent_twice_is_one_question(now: Callable[[datetime], None]) -> None:
    ask()
    ask()

    assert Message.objects.filter(direction="in").count() == 1


def test_a_form_of_another_site_is_not_taken(now: Callable[[datetime], None]) -> None:
    assert Client(enforce_csrf_checks=True).post(ASK, question()).status_code == 403


def test_a_card_number_is_masked_and_files_are_kept_by_their_kind(
    now: Callable[[datetime], None],
) -> None:
    files = [
        SimpleUploadedFile("jug.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        SimpleUploadedFile("evil.svg", b"<svg><script>1</script></svg>", "image/svg+xml"),
    ]

    ask(text="My card: 4111 1111 1111 1111", attached=files)

    assert Message.objects.get(direction="in").text == "My card: ************1111"
    kept = dict(Attachment.objects.values_list("name", "refused"))
    assert kept == {"jug.png": "", "evil.svg": "type"}


@pytest.mark.fault("S11")
def test_line_breaks_in_names_and_subjects_stay_within_one_line(
    now: Callable[[datetime], None],
) -> None:
    ask(name="Eva\r\nBcc: all@shop.example", text="Hello\r\nBcc: all@shop.example")

    conversation = Conversation.objects.get()
    assert "\n" not in conversation.subject + conversation.customer.name
    assert "\r" not in conversation.subject + conversation.customer.name


@pytest.mark.serves("S4-28")
def test_a_problem_is_reported_with_the_page_it_was_seen_on(
    now: Callable[[datetime], None],
) -> None:
    door = Client().get("/en/").content.decode()
    link = f'href="/en/contact/?about={quote("/en/", safe="")}"'
    assert link in door
    form = Client().get("/en/contact/?about=/en/trust/").content.decode()
    assert 'value="/en/trust/"' in form

    ask(about="/en/trust/", topic="problem")

    conversation = Conversation.objects.get()
    assert (conversation.page["path"], conversation.topic) == ("/en/trust/", "problem")


@pytest.mark.parametrize("about", ["https://evil.example/", "//evil.example", "/a\x00b", "x" * 9])
def test_only_a_page_of_ours_is_carried(now: Callable[[datetime], None], about: str) -> None:
    answer = Client().get(PAGE, {"about": about})

    assert answer.status_code in (200, 400)
    hidden = answer.context["question"]["about"].value() if answer.status_code == 200 else ""
    assert hidden == ""


def test_who_comes_from_their_order_is_known_and_led_to_the_conversation(
    now: Callable[[datetime], None], cleo: Customer, dora: Customer
) -> None:
    order: Order = order_of(cleo, placed_at=clock.now() - timedelta(days=2))
    page = Client().get(f"{PAGE}?order={order.token}").content.decode()
    assert order.number in page
    assert 'name="email"' not in page

    answer = Client().post(
        ASK, {"text": "Where is it?", "order": order.token, "shown": stamp(), "once": "o1"}
    )

    conversation = Conversation.objects.get()
    assert (conversation.customer_id, conversation.order_id) == (cleo.pk, order.pk)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/c/")
    assert "Where is it?" in Client().get(answer["Location"]).content.decode()


@pytest.mark.serves("S3-52")
def test_a_call_is_promised_from_the_contact_page_instead_of_an_answer(
    now: Callable[[datetime], None],
) -> None:
    page = Client().get(PAGE)
    slot = page.context["call"].fields["slot"].choices[0][0]
    given = {"slot": slot, "phone": "6912345678", "text": "My order", "shown": stamp()}

    answer = Client().post(CALL, given | {"once": "c1"}, follow=True)

    call_back = CallBack.objects.get()
    assert call_back.starts_at.isoformat() == slot
    assert list(Promise.objects.values_list("kind", "told_where")) == [("call_back", "form")]
    assert "We will call you today between 12:30 and 13:00." in answer.content.decode()
    again = Client().post(CALL, given | {"once": "c2"})
    assert again.status_code == 422
    assert CallBack.objects.count() == 1


@pytest.mark.serves("S3-52")
def test_who_waits_can_leave_and_be_called_without_losing_their_place(
    now: Callable[[datetime], None],
) -> None:
    answer = ask()
    proof = asked_proof(Conversation.objects.get().token)
    slot = answer.context["slot_form"].fields["slot"].choices[0][0]
    before = Conversation.objects.get().waiting_since

    called = Client().post(
        f"/en/asked/{proof}/call/", {"slot": slot, "phone": "6912345678"}, follow=True
    )

    assert "We will call you today between" in called.content.decode()
    assert Conversation.objects.get().waiting_since == before
    assert set(Promise.objects.values_list("kind", flat=True)) == {"answer", "call_back"}
    cancelled = Client().post(f"/en/asked/{proof}/no-call/", follow=True)
    assert "We will not call." in cancelled.content.decode()
    assert CallBack.objects.get().state == "cancelled"


def test_without_anybody_on_duty_no_call_is_offered(shop: Shop) -> None:
    page = Client().get(PAGE).content.decode()

    assert "We call you" not in page


def test_without_a_shop_there_is_no_contact_page(db: None) -> None:
    assert Client().get(PAGE).status_code == 404
