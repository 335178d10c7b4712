"""A card's number is written everywhere a person can write, and then looked for everywhere."""

import logging
import time as wall
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from pistos.accounts.models import User
from pistos.conversations.access import link_of
from pistos.conversations.actions.chatting import Said, say
from pistos.conversations.facts import Arrival, File, Sender
from pistos.conversations.models import Attachment, Channel, Conversation, Message
from pistos.conversations.rules.masking import masked_arrival
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.shop.models import Shop
from pistos.storefront.proofs import SHOWN_SALT
from pistos.visits.models import Visitor
from tests.factories.conversations import conversation_of, written_by_customer
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
CARD = "4111111111111111"
SPACED = "4111 1111 1111 1111"
TEXT = f"My card is {SPACED}, and without gaps {CARD}."


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def stamp() -> str:
    return signing.dumps(int(wall.time()) - 60, salt=SHOWN_SALT)


def attached() -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{CARD}.csv", f"number;{CARD}\n".encode(), "text/csv")


def customers_write(cleo: Customer) -> None:
    browser, at = Client(), clock.now()
    browser.post(
        "/en/contact/ask/",
        {"text": TEXT, "name": f"Eva {CARD}", "email": "eva@customer.example", "shown": stamp(),
         "once": "form", "attached": attached()},
    )  # fmt: skip
    matter = conversation_of(cleo, at=at, subject="Jug")
    browser.post(f"/en/c/{link_of(matter, at)}/write/", {"text": TEXT, "once": "on"})
    browser.post("/en/help/search/", {"q": SPACED})
    visitor = Visitor.objects.create(language="en", first_seen_at=at, last_seen_at=at)
    for number in range(2):
        page = {"url": "https://shop.example/", "title": TEXT}
        say(visitor=visitor, said=Said(text=TEXT, client_id=f"{number}", page=page), at=at)


def staff_write(ben: User, cleo: Customer) -> None:
    desk, at = Client(), clock.now()
    desk.force_login(ben)
    matter = conversation_of(cleo, at=at)
    written_by_customer(matter, at=at)
    page = f"/desk/inbox/c/{matter.token}"
    desk.post(f"{page}/draft/", {"text": TEXT})
    desk.post(f"{page}/write/", {"purpose": "note", "text": TEXT})
    desk.post(f"{page}/write/", {"purpose": "answer", "text": TEXT, "seen": str(10**9)})
    desk.post(
        "/desk/calls/log/",
        {"channel": "phone", "said": TEXT, "answered": TEXT, "reached_by": "+306912345678",
         "name": "Fay"},
    )  # fmt: skip


def tables_with(*numbers: str) -> list[str]:
    """Every table of the database in which one of the numbers stands, in whatever column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for number in numbers:
                cursor.execute(
                    f'SELECT EXISTS (SELECT FROM "{table}" AS r WHERE r::text LIKE %s)',
                    [f"%{number}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(table)
    return found


@pytest.mark.serves("S0-18")
def test_no_card_number_is_in_database_files_or_logs_after_a_run(
    shop: Shop, ben: User, cleo: Customer, logged: pytest.LogCaptureFixture
) -> None:
    customers_write(cleo)
    staff_write(ben, cleo)
    drain(clock.now() + timedelta(minutes=1))

    said = Message.objects.filter(text__contains="************1111")
    assert set(said.values_list("direction", "channel")) >= {
        ("in", "form"), ("in", "chat"), ("in", "phone"), ("note", "email"), ("out", "email"),
        ("out", "phone"),
    }  # fmt: skip
    assert tables_with(CARD, SPACED) == []
    with Attachment.objects.get().file.open("rb") as file:
        assert file.read() == b"number;************1111\n"
    assert CARD not in logged.text
    assert SPACED not in logged.text


@pytest.mark.serves("S0-18")
def test_number_of_our_order_stays_in_whatever_a_customer_or_a_colleague_writes(
    shop: Shop, ben: User, cleo: Customer
) -> None:
    order_of(cleo, number=CARD, placed_at=clock.now())
    visitor = Visitor.objects.create(
        language="en", first_seen_at=clock.now(), last_seen_at=clock.now()
    )
    say(visitor=visitor, said=Said(text=f"Order {CARD}?", client_id="a", page={}), at=clock.now())
    asked = Conversation.objects.get()
    desk = Client()
    desk.force_login(ben)
    page = f"/desk/inbox/c/{asked.token}/write/"
    desk.post(page, {"purpose": "note", "text": f"It is {CARD}"})
    desk.post(page, {"purpose": "answer", "text": f"Yes, {CARD}", "seen": str(10**9)})

    texts = set(Message.objects.filter(text__contains=CARD).values_list("direction", flat=True))
    assert texts == {"in", "note", "out"}


def test_only_the_number_goes_from_a_file_of_text() -> None:
    at = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    files = (
        File("a.csv", "text/csv", f"Žižek;{CARD};Αλέξης\n".encode()),
        File("b.CSV", "application/vnd.ms-excel", CARD.encode()),
        File("a.png", "image/png", CARD.encode()),
    )
    arrival = Arrival(Channel.FORM, Sender("email", "e@x.example"), "Hi", at, files=files)

    masked = masked_arrival(arrival, is_ours=lambda digits: False)

    assert masked.files[0].content.decode() == "Žižek;************1111;Αλέξης\n"
    assert masked.files[1].content == b"************1111"
    assert masked.files[2].content == CARD.encode()
    assert masked.masked_count == 2
