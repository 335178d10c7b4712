"""A conversation by the link that only its customer holds."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.connectors.sms.local import LocalTextSender
from pistos.conversations.access import conversation_just_asked, link_of
from pistos.conversations.actions.answering import answer
from pistos.conversations.facts import Reply
from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Alias, Customer
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.notifications import ports
from pistos.shop.models import Shop
from tests.factories.conversations import (
    answer_promised,
    answered_by,
    conversation_of,
    file_of,
    note_of,
    written_by_customer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def matter(shop: Shop, cleo: Customer, now: datetime) -> Conversation:
    Alias.objects.create(customer=cleo, kind="email", value=cleo.email)
    found = conversation_of(cleo, at=now - timedelta(hours=1))
    written_by_customer(found, "Where is my jug?", at=now - timedelta(hours=1))
    answer_promised(found, made_at=now - timedelta(hours=1))
    return found


def link(conversation: Conversation, deed: str = "") -> str:
    return f"/en/c/{link_of(conversation, clock.now())}/{deed}"


@pytest.mark.serves("S2-23")
def test_the_customer_reads_what_was_said_and_what_is_promised(
    matter: Conversation, ben: User, now: datetime
) -> None:
    note_of(ben, matter, "She calls every week.", at=now)
    answered_by(ben, matter, "It comes tomorrow.", at=now - timedelta(minutes=5))

    response = Client().get(link(matter))

    page = response.content.decode()
    assert "Where is my jug?" in page
    assert "It comes tomorrow." in page
    assert "Ben" in page
    assert "Our answer" in page
    assert "She calls every week." not in page
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.serves("S3-34")
def test_who_waits_sees_their_place(matter: Conversation, dora: Customer, now: datetime) -> None:
    conversation_of(dora, at=now - timedelta(hours=2))

    page = Client().get(link(matter)).content.decode()

    assert "1 is before yours; we answer in the order they came." in page


def test_the_customer_writes_on_in_the_same_conversation_once(matter: Conversation) -> None:
    for _again in range(2):
        answer_ = Client().post(link(matter, "write/"), {"text": "And the lid?", "once": "w1"})
        assert answer_.status_code == 302

    said = matter.messages.filter(direction="in").order_by("pk")
    assert list(said.values_list("text", "channel")) == [
        ("Where is my jug?", "email"),
        ("And the lid?", "form"),
    ]
    assert Conversation.objects.count() == 1


def test_an_empty_message_is_not_sent_and_the_page_says_so(matter: Conversation) -> None:
    response = Client().post(link(matter, "write/"), {"text": " "})

    assert response.status_code == 422
    assert matter.messages.count() == 1


@pytest.mark.fault("S8")
def test_a_changed_old_or_foreign_link_opens_nothing(
    matter: Conversation, dora: Customer, now: datetime
) -> None:
    good = link_of(matter, now)
    token, customer, ends, signed = good.split(".")
    others = conversation_of(dora, at=now)
    wrong = [
        f"{others.token}.{customer}.{ends}.{signed}",
        f"{token}.{dora.pk}.{ends}.{signed}",
        f"{token}.{customer}.{int(ends) + 1}.{signed}",
        f"{token}.{customer}.{ends}.",
        token,
        "...",
        link_of(matter, now - timedelta(days=91)),
    ]

    for each in wrong:
        with connection.cursor() as cursor:  # each wrong link is tried with a clean slate
            cursor.execute("DELETE FROM kit_attempt")
        for deed in ("", "f/x/"):
            assert Client().get(f"/en/c/{each}/{deed}").status_code == 404
        for deed in ("write/", "channel/", "call/", "no-call/"):
            sent = Client().post(f"/en/c/{each}/{deed}", {"text": "x", "channel": "email"})
            assert sent.status_code == 404
    assert Message.objects.filter(direction="in").count() == 1


@pytest.mark.fault("S12")
def test_links_are_not_found_by_trying(matter: Conversation) -> None:
    client = Client()
    for count in range(30):
        client.get(f"/en/c/{'x' * 22}.{count}.9.9/")

    assert client.get(f"/en/c/{'x' * 22}.1.9.9/").status_code == 429


@pytest.mark.fault("S2")
def test_a_file_comes_as_a_download_and_only_by_its_own_link(
    matter: Conversation, dora: Customer, now: datetime
) -> None:
    svg = file_of(
        matter.messages.get(),
        name="evil.svg",
        content_type="image/svg+xml",
        content=b"<svg><script>alert(1)</script></svg>",
    )
    others = conversation_of(dora, at=now)

    response = Client().get(link(matter, f"f/{svg.token}/"))

    assert response.status_code == 200
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content).startswith(b"<svg>")
    assert Client().get(link(others, f"f/{svg.token}/")).status_code == 404


def test_what_was_said_is_shown_as_text_and_never_runs(matter: Conversation, now: datetime) -> None:
    written_by_customer(matter, "<script>alert(1)</script>", at=now)

    page = Client().get(link(matter)).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_erased_customers_link_is_dead(matter: Conversation, now: datetime) -> None:
    address = link(matter)
    Customer.objects.filter(pk=matter.customer_id).update(erased_at=now)

    assert Client().get(address).status_code == 404


def test_only_ways_that_reach_the_customer_can_be_chosen(matter: Conversation) -> None:
    assert Client().post(link(matter, "channel/"), {"channel": "sms"}).status_code == 404
    assert Client().post(link(matter, "channel/"), {"channel": "pigeon"}).status_code == 404

    matter.customer.refresh_from_db()
    assert matter.customer.preferred_channel == "email"


@pytest.mark.serves("S0-7")
def test_a_web_form_question_of_who_prefers_sms_is_answered_by_sms(
    shop: Shop, cleo: Customer, ben: User, now: datetime
) -> None:
    Customer.objects.filter(pk=cleo.pk).update(phone="+306912345678")
    cleo.refresh_from_db()
    matter = conversation_of(cleo, at=now, channel="form")
    before = ports.text_sender()
    ports.use_text_sender(LocalTextSender())
    try:
        chosen = Client().post(link(matter, "channel/"), {"channel": "sms"})
        matter.refresh_from_db()
        reply = Reply("It comes tomorrow.", seen_message_id=0)
        written = answer(conversation=matter, reply=reply, by=ben, at=now)
    finally:
        ports.use_text_sender(before)

    assert chosen.status_code == 302
    assert written.channel == "sms"


def test_every_address_of_a_conversation_refuses_other_methods(matter: Conversation) -> None:
    token = link_of(matter, clock.now())
    reads = [reverse("storefront:conversation", args=[token])]
    writes = [
        reverse(f"storefront:conversation-{deed}", args=[token])
        for deed in ("write", "channel", "call", "no-call")
    ]

    assert {Client().post(address).status_code for address in reads} == {405}
    assert {Client().get(address).status_code for address in writes} == {405}


@pytest.mark.parametrize("rows", [1, 3])
def test_a_conversation_costs_the_same_however_much_was_said(
    matter: Conversation, now: datetime, rows: int, django_assert_num_queries: Any
) -> None:
    for _each in range(rows):
        written_by_customer(matter, "More.", at=now)
    address = link(matter)
    Client().get(address)

    with django_assert_num_queries(26):
        assert Client().get(address).status_code == 200


def test_the_loader_says_the_same_of_absent_and_not_yours(now: datetime, db: None) -> None:
    with pytest.raises(NotFound):
        conversation_just_asked("x" * 22)
