""" "Something is wrong": on every page, for anybody, in four languages; and the page of a complaint."""

from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pistos.accounts.models import User
from pistos.complaints.actions.hearing import call_it_complaint
from pistos.complaints.actions.standing import note_remedied
from pistos.complaints.models import Complaint, Origin
from pistos.conversations.models import Attachment, Conversation, ConversationPromise, Message
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tokens import public_token
from pistos.listening.actions.confirming import confirm_restatement
from pistos.listening.models import ConfirmedHow, Hearing
from pistos.notifications.models import Message as Mail
from pistos.orders.models import Order
from pistos.promises.models import Promise, PromiseKind
from pistos.storefront.proofs import SHOWN_SALT
from tests.factories.models3d import picture
from tests.factories.pages import signed_in, text_of
from tests.listening.steps import COMPLAINT, OWN_WORDS, comes_in, restated

BEN = Actor.person(7)


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


def typed(**more: object) -> dict[str, object]:
    shown = int((clock.now() - timedelta(minutes=1)).timestamp())
    return {
        "text": "The mug is cracked.",
        "shown": signing.dumps(shown, salt=SHOWN_SALT),
        "once": public_token(),
        **more,
    }


@pytest.mark.serves("S3-91")
@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Something is wrong"),
        ("el", "Κάτι δεν πάει καλά"),
        ("sl", "Nekaj je narobe"),
        ("hy", "Ինչ-որ բան այն չէ"),
    ],
)
def test_every_public_page_leads_to_the_door_in_its_language(
    client: Client, world, language: str, label: str
) -> None:
    for page in ("", "shop/", "cart/", "trust/", "contact/", "help/", "product/stoneware-mug/"):
        html = text_of(client.get(f"/{language}/{page}"))
        assert f'href="/{language}/wrong/' in html, page
        assert label in html, page
    assert label in text_of(client.get(f"/{language}/wrong/"))


@pytest.mark.serves("S3-12")
def test_our_manner_is_a_category_of_its_own_apart_from_how_we_answered(
    client: Client, shop, ben: User
) -> None:
    form = text_of(client.get("/en/wrong/"))
    for category, words in (("service", "how we answered"), ("attitude", "how we behaved")):
        assert f'value="{category}"' in form
        assert words in form
    client.post("/en/wrong/", typed(text="She laughed at me.", category="attitude"))

    made = Complaint.objects.get()
    assert made.category == "attitude"
    page = text_of(signed_in(ben).get(f"/desk/complaints/{made.token}/"))
    assert "how we behaved" in page


@pytest.mark.serves("S3-91", "S3-92", "S1-5")
def test_from_its_order_a_complaint_needs_no_sign_in_and_knows_the_order(
    client: Client, arrived: Order
) -> None:
    page = text_of(client.get(f"/en/o/{arrived.token}/"))
    assert f"/en/wrong/?order={arrived.token}" in page
    form = text_of(client.get(f"/en/wrong/?order={arrived.token}"))
    line = arrived.lines.order_by("position")[0]
    assert line.name in form

    answer = client.post(
        "/en/wrong/",
        typed(
            order=arrived.token, line=line.pk, category="damaged",
            wished_kind="replacement", wished_words="the same in blue",
        ),
    )  # fmt: skip

    made = Complaint.objects.get()
    assert answer.headers["Location"] == f"/en/wrong/{made.token}/"
    assert (made.order, made.line, made.customer) == (arrived, line, arrived.customer)
    assert (made.wished_kind, made.wished_words) == ("replacement", "the same in blue")
    assert (made.origin, made.category) == (Origin.DOOR, "damaged")
    assert made.conversation.topic == "complaint"
    case = text_of(client.get(answer.headers["Location"]))
    for words in ("The mug is cracked.", "the same in blue", "something else in its place"):
        assert words in case
    assert Promise.objects.filter(kind=PromiseKind.FIX).count() == 1


@pytest.mark.serves("S3-91")
def test_anybody_may_say_it_and_is_thanked_with_two_times(
    client: Client, shop, at: datetime
) -> None:
    answer = client.post("/hy/wrong/", typed(text="Ապակին կոտրված է։", email="nare@example.am"))

    made = Complaint.objects.get()
    assert (made.text, made.language, made.customer.email) == (
        "Ապակին կոտրված է։", "hy", "nare@example.am",
    )  # fmt: skip
    page = text_of(client.get(answer.headers["Location"]))
    assert "Շնորհակալություն" in page
    answered = ConversationPromise.objects.get(conversation=made.conversation, kind="answer")
    assert f"{answered.promise.due_at:%M}" in page
    assert made.token not in page, "the address was typed, not proven"
    assert made.token in Mail.objects.get(template="complaint_heard").text


def test_who_gives_no_address_sees_the_page_at_once(client: Client, shop) -> None:
    answer = client.post("/en/wrong/", typed())

    made = Complaint.objects.get()
    assert made.token in text_of(client.get(answer.headers["Location"]))
    assert not Mail.objects.exists()


def test_what_is_sent_twice_is_one(client: Client, shop) -> None:
    form = typed(email="cleo@customer.example")
    client.post("/en/wrong/", form)
    client.post("/en/wrong/", form)

    assert (Complaint.objects.count(), Message.objects.filter(direction="in").count()) == (1, 1)


def test_pictures_come_along(client: Client, shop) -> None:
    file = SimpleUploadedFile("crack.png", picture(), content_type="image/png")
    client.post("/en/wrong/", typed(attached=file, email="cleo@customer.example"))

    assert Attachment.objects.get().name == "crack.png"


def test_a_stranger_who_knows_a_number_learns_and_binds_nothing(
    client: Client, arrived: Order
) -> None:
    answer = client.post("/en/wrong/", typed(number=arrived.number, email="eve@example.com"))

    page = text_of(client.get(answer.headers["Location"]))
    made = Complaint.objects.get()
    assert made.order is None
    assert made.customer != arrived.customer
    assert made.entries.get(kind="opened").data["number"] == arrived.number
    assert arrived.lines.all()[0].name not in page
    assert arrived.customer.email not in page


def test_number_and_address_together_find_the_order(client: Client, arrived: Order) -> None:
    client.post("/en/wrong/", typed(number=arrived.number, email=arrived.customer.email))

    assert Complaint.objects.get().order == arrived


def test_a_program_is_no_customer(client: Client, shop) -> None:
    client.post("/en/wrong/", typed(website="http://spam.example"))
    quick = client.post("/en/wrong/", typed(shown=""))

    assert quick.status_code == 422
    assert not Complaint.objects.exists()


def test_too_many_from_one_place_are_told_so(client: Client, shop) -> None:
    for _ in range(10):
        client.post("/en/wrong/", typed())
    over = client.post("/en/wrong/", typed())

    assert over.status_code == 429
    assert "ten minutes" in over.content.decode()
    assert Complaint.objects.count() == 10


def test_looking_changes_nothing(client: Client, arrived: Order, at: datetime) -> None:
    client.post("/en/wrong/", typed(order=arrived.token))
    made = Complaint.objects.get()
    note_remedied(complaint=made, happened_at=clock.now(), evidence="sent", by=BEN, at=clock.now())
    before = (Conversation.objects.count(), made.entries.count())

    for path in ("", "well/", "not-well/", "add/"):
        client.get(f"/en/wrong/{made.token}/{path}")

    made.refresh_from_db()
    assert made.state == "remedied"
    assert (Conversation.objects.count(), made.entries.count()) == before


def test_the_customer_confirms_or_says_that_it_is_not_well(client: Client, arrived: Order) -> None:
    client.post("/en/wrong/", typed(order=arrived.token))
    made = Complaint.objects.get()
    note_remedied(complaint=made, happened_at=clock.now(), evidence="sent", by=BEN, at=clock.now())
    assert "Yes, it is well" in text_of(client.get(f"/en/wrong/{made.token}/"))

    client.post(f"/en/wrong/{made.token}/well/")
    made.refresh_from_db()
    assert made.state == "confirmed"

    client.post(f"/en/wrong/{made.token}/not-well/", {"words": "It leaks after all."})
    made.refresh_from_db()
    assert made.state == "open"
    assert "It leaks after all." in text_of(client.get(f"/en/wrong/{made.token}/"))


def test_more_words_come_into_the_same_conversation(client: Client, arrived: Order) -> None:
    client.post("/en/wrong/", typed(order=arrived.token))
    made = Complaint.objects.get()

    client.post(f"/en/wrong/{made.token}/add/", {"text": "The saucer too.", "once": "x"})
    client.post(f"/en/wrong/{made.token}/add/", {"text": "The saucer too.", "once": "x"})

    said = Message.objects.filter(direction="in", conversation=made.conversation)
    assert [message.text for message in said.order_by("pk")] == [
        "The mug is cracked.", "The saucer too.",
    ]  # fmt: skip
    assert Complaint.objects.count() == 1


def test_a_wrong_link_is_nothing(client: Client, shop, cleo: Customer) -> None:
    assert client.get("/en/wrong/nobody/").status_code == 404
    assert client.post("/en/wrong/nobody/well/").status_code == 404
    assert client.get("/en/wrong/heard/nothing/").status_code == 404


@pytest.mark.serves("S3-82", "S3-62")
def test_the_page_of_a_complaint_says_what_we_understood(
    client: Client, shop, ben: User, at: datetime
) -> None:
    since = at - timedelta(hours=3)
    message = comes_in(COMPLAINT, at=since)
    hearing = Hearing.objects.select_related("conversation").get(conversation=message.conversation)
    case = call_it_complaint(message=message, by=ben, at=since)
    address = f"/en/wrong/{case.token}/"
    assert OWN_WORDS not in text_of(client.get(address))

    restatement = restated(hearing, ben, since + timedelta(hours=1))
    page = text_of(client.get(address))
    assert OWN_WORDS in page
    assert f"/heard/{restatement.token}/" in page
    assert Hearing.objects.get().confirmed_at is None, "looking confirms nothing"

    by = Actor.customer(case.customer_id)
    confirm_restatement(restatement=restatement, how=ConfirmedHow.CLICK, by=by, at=at)
    page = text_of(client.get(address))
    assert OWN_WORDS in page
    assert "You said that this is right." in page
