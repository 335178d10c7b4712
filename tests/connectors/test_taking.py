"""Mail taken in, from bytes to the conversation."""

import base64
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from pistos.accounts.models import User
from pistos.connectors.mail.taking import take_mail
from pistos.conversations.facts import Outcome, Received
from pistos.conversations.models import Attachment, ConversationPromise, Message
from pistos.conversations.rules.addresses import signed_message_id
from pistos.customers.models import Customer
from pistos.kit.html import shown_html
from pistos.kit.tasks import drain
from pistos.mailboxes.actions.replaying import kept_bytes
from pistos.mailboxes.models import QuarantinedMail
from pistos.notifications.models import Message as Letter
from pistos.orders.models import Order
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db

ORDINARY = b"""\
From: Cleo <cleo@customer.example>
To: shop@kalamos.example
Subject: Where is my parcel?
Date: Mon, 2 Mar 2026 11:59:00 +0200
Message-ID: <one@customer.example>
Content-Type: text/plain; charset=utf-8

Hello, where is my parcel? I have waited for a week.
"""


def test_mail_of_a_person_begins_a_conversation(shop: Shop, at: datetime) -> None:
    received = take_mail(ORDINARY, source="test", mailbox_id=None, at=at)

    assert received.outcome is Outcome.STORED
    assert received.message is not None
    assert received.message.text == "Hello, where is my parcel? I have waited for a week."
    assert received.message.author_address == "cleo@customer.example"
    assert received.message.language == "en"
    assert received.message.happened_at == datetime(2026, 3, 2, 9, 59, tzinfo=UTC)


@pytest.mark.fault("F7")
def test_mail_that_comes_twice_is_one_message(shop: Shop, at: datetime) -> None:
    take_mail(ORDINARY, source="test", mailbox_id=None, at=at)

    again = take_mail(ORDINARY, source="test", mailbox_id=None, at=at)

    assert again.outcome is Outcome.DUPLICATE
    assert Message.objects.filter(direction="in").count() == 1


def mail(text: str = "Hello", **fields: str) -> bytes:
    lines = {"From": "Cleo <cleo@customer.example>", "To": "shop@kalamos.example", "Subject": "Hi"}
    lines |= {name.replace("_", "-"): value for name, value in fields.items()}
    return ("".join(f"{name}: {value}\n" for name, value in lines.items()) + f"\n{text}").encode()


def take_in(raw: bytes, at: datetime) -> Received:
    return take_mail(raw, source="test", mailbox_id=None, at=at)


def stored_bytes(name: str) -> bytes:
    with default_storage.open(name) as file:
        return bytes(file.read())


def encoded_digits(card: str) -> bytes:
    """What stands in a base64 part that says "the inner " and the card."""
    return base64.b64encode(f"the inner {card}".encode())[:30]


def nested(depth: int) -> bytes:
    head = b"From: mallory@evil.example\nMessage-ID: <poison@evil.example>\n"
    parts = (f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return head + "".join(parts).encode() + b"\n4111111111111111"


@pytest.mark.fault("F3")
def test_poison_in_a_batch_goes_to_quarantine_and_its_neighbours_arrive(
    shop: Shop, at: datetime
) -> None:
    batch = [mail("one", Message_ID="<1@x.example>"), nested(3_000), b"\0" * 500, b""]
    batch += [b"\n--" * 60_000, mail("two", Message_ID="<2@x.example>")]

    outcomes = [take_in(raw, at).outcome for raw in batch]

    assert outcomes[0] is Outcome.STORED
    assert outcomes[-1] in {Outcome.STORED, Outcome.THREADED}
    assert outcomes[1] is outcomes[4] is Outcome.QUARANTINED
    assert {row.reason for row in QuarantinedMail.objects.all()} == {"unreadable"}
    assert len(Message.objects.filter(text__in=["one", "two"])) == 2


@pytest.mark.fault("F3")
@pytest.mark.serves("S0-18")
def test_quarantine_keeps_the_bytes_and_shows_no_card(
    shop: Shop, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    raw = nested(3_000)

    take_in(raw, at)

    row = QuarantinedMail.objects.get()
    assert kept_bytes(row) == raw
    assert "4111111111111111" not in f"{row.detail} {caplog.text}"
    assert b"4111111111111111" not in stored_bytes(row.file)


@pytest.mark.fault("F3")
def test_poison_that_comes_again_is_one_row(shop: Shop, at: datetime) -> None:
    take_in(nested(3_000), at)
    take_in(nested(3_000), at)

    assert QuarantinedMail.objects.count() == 1


@pytest.mark.fault("F7")
def test_same_message_id_on_another_mail_drops_nothing(shop: Shop, at: datetime) -> None:
    first = take_in(mail("the red one", Message_ID="<constant@form.example>"), at)

    second = take_in(mail("the blue one", Message_ID="<constant@form.example>"), at)
    again = take_in(mail("the blue one", Message_ID="<constant@form.example>"), at)

    assert first.message
    assert second.message
    assert (first.message.text, second.message.text) == ("the red one", "the blue one")
    assert again.outcome is Outcome.DUPLICATE


@pytest.mark.fault("F7")
def test_squatted_message_id_keeps_no_mail_out(shop: Shop, at: datetime) -> None:
    take_in(mail("spam", From="mallory@evil.example", Message_ID="<guessed@x.example>"), at)

    received = take_in(mail("the true one", Message_ID="<guessed@x.example>"), at)

    assert received.outcome is Outcome.STORED


@pytest.mark.fault("F12")
def test_mail_to_two_of_our_addresses_is_one_message(shop: Shop, at: datetime) -> None:
    ours = mail("Hello there", Message_ID="<one@x.example>", Delivered_To="shop@kalamos.example")
    listed = mail(
        "Hello there\n--\nFooter of the list", Message_ID="<one@x.example>",
        Delivered_To="info@kalamos.example",
    )  # fmt: skip

    assert take_in(ours, at).outcome is Outcome.STORED
    assert take_in(listed, at).outcome is Outcome.DUPLICATE


@pytest.mark.fault("F9")
def test_replies_join_by_any_header_that_survives(shop: Shop, at: datetime) -> None:
    first = take_in(mail("where is it", Message_ID="<1@x.example>"), at)
    assert first.conversation

    own = take_in(
        mail("still waiting", Message_ID="<2@x.example>", In_Reply_To="<1@x.example>"), at
    )
    references = take_in(
        mail("and now", Message_ID="<3@x.example>", References="<1@x.example> <gone@x.example>",
             Subject="something else"), at
    )  # fmt: skip
    number = take_in(
        mail("hello", Message_ID="<4@x.example>", Subject=f"Re: [#{first.conversation.pk}] Hi"), at
    )

    assert {own.outcome, references.outcome, number.outcome} == {Outcome.THREADED}
    assert {one.conversation for one in (own, references, number)} == {first.conversation}


@pytest.mark.fault("F10", "S2")
def test_stranger_with_the_right_headers_joins_nothing(shop: Shop, at: datetime) -> None:
    first = take_in(mail("where is it", Message_ID="<1@x.example>"), at)
    assert first.conversation

    received = take_in(
        mail("let me in", From="mallory@evil.example", Message_ID="<9@evil.example>",
             In_Reply_To="<1@x.example>", Subject=f"[#{first.conversation.pk}] Hi"), at
    )  # fmt: skip

    assert received.outcome is Outcome.STORED
    assert received.conversation != first.conversation
    assert "where is it" not in f"{received.message and received.message.text}"


@pytest.mark.fault("S1")
def test_a_mail_in_an_agents_name_is_a_strangers_and_goes_to_nobody(
    shop: Shop, ben: User, at: datetime
) -> None:
    """With a leaked signed Message-ID of ours as well: nobody answers a customer by writing to us."""
    asked = take_in(mail("where is it", Message_ID="<1@x.example>"), at)
    assert asked.conversation
    assert asked.message
    leaked = signed_message_id(
        conversation_id=asked.conversation.pk, message_id=asked.message.pk,
        domain="kalamos.example", key=settings.SECRET_KEY,
    )  # fmt: skip
    drain(at)
    told = Letter.objects.filter(to_address="cleo@customer.example")
    before = told.count()

    received = take_in(
        mail("Pay again, to this account", From=f"Ben <{ben.email}>", In_Reply_To=leaked,
             References=leaked, Message_ID="<9@evil.example>"), at
    )  # fmt: skip

    assert received.message
    assert received.message.direction == "in"
    assert received.message.author_kind != "person"
    assert received.conversation != asked.conversation
    drain(at)
    assert told.count() == before
    assert not Letter.objects.filter(text__contains="Pay again").exists()
    assert not Message.objects.filter(direction="out", text__contains="Pay again").exists()


@pytest.mark.fault("F13")
@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "auto-replied"},
        {"List_Id": "<list.example>"},
        {"From": "no-reply@x.example"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON@x.example", "Subject": "Undelivered Mail Returned to Sender"},
    ],
)
def test_machine_is_kept_and_never_answered(
    shop: Shop, at: datetime, fields: dict[str, str]
) -> None:
    received = take_in(mail("I am away", Date="Mon, 2 Mar 2026 09:59:00 +0000", **fields), at)

    assert received.outcome in {Outcome.AUTOMATIC, Outcome.BOUNCE}
    assert not Message.objects.filter(direction="out").exists()
    assert not ConversationPromise.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.fault("F13")
def test_two_autoresponders_end_after_one_answer(shop: Shop, at: datetime) -> None:
    take_in(mail("Hello", Date="Mon, 2 Mar 2026 09:59:00 +0000"), at)
    spoken = Message.objects.filter(direction="out").count()

    for number in range(5):
        take_in(
            mail("I am away", Message_ID=f"<{number}@x.example>", Auto_Submitted="auto-replied"), at
        )

    assert Message.objects.filter(direction="out").count() == spoken <= 1


def test_old_mail_promises_nothing_and_answers_nobody(shop: Shop, at: datetime) -> None:
    take_in(mail("Hello", Date="Mon, 2 Feb 2026 09:59:00 +0000"), at)

    assert not Message.objects.filter(direction="out").exists()
    assert not ConversationPromise.objects.exists()


def test_mail_arrives_before_the_shop_is_set_up(db: None, at: datetime) -> None:
    assert take_in(mail("Hello"), at).outcome is Outcome.STORED


@pytest.mark.serves("S0-18")
def test_no_card_number_is_stored_anywhere(shop: Shop, at: datetime) -> None:
    card = "4111 1111 1111 1111"
    message = EmailMessage()
    message["From"], message["To"] = f"Cleo {card} <cleo@customer.example>", "shop@kalamos.example"
    message["Subject"], message["Message-ID"] = f"My card {card}", "<card@x.example>"
    message.set_content(f"It is {card}, thanks\n\n> {card}", cte="base64")
    message.add_alternative(f"<p>It is {card}</p>", subtype="html", cte="quoted-printable")
    message.add_attachment(f"card;{card}\n", subtype="csv", filename=f"{card}.csv")
    inner = EmailMessage()
    inner["Subject"] = f"inner {card}"
    inner.set_content(f"the inner {card}", cte="base64")
    message.add_attachment(inner)

    received = take_in(f"Subject: {card}\n".encode() + message.as_bytes(), at)

    assert received.message
    stored = Message.objects.filter(pk=received.message.pk).values().get()
    files = list(Attachment.objects.filter(message=received.message))
    kept = [stored_bytes(received.message.original)]
    kept += [stored_bytes(file.file.name) for file in files if file.file]
    decoded = message_from_bytes(kept[0])
    shown = f"{stored} {[file.name for file in files]}" + "".join(
        str(part.get_payload(decode=True)) + str(part.items()) for part in decoded.walk()
    )
    for number in (card, card.replace(" ", "")):
        assert number not in shown
        assert not any(number.encode() in content for content in kept)
    assert encoded_digits(card) not in b"".join(b"".join(content.split()) for content in kept)
    assert received.message.masked_count > 0
    assert "************1111" in received.message.text


@pytest.mark.serves("S0-18")
def test_number_of_our_order_is_not_masked(shop: Shop, cleo: Customer, at: datetime) -> None:
    Order.objects.create(
        ref="1", number="4111111111111111", customer=cleo, placed_at=at, currency="EUR",
        total_amount=10,
    )  # fmt: skip

    received = take_in(mail("Where is order 4111111111111111?"), at)

    assert received.message
    assert "4111111111111111" in received.message.text


PAYLOAD = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.mark.fault("S4")
def test_script_in_every_field_of_a_mail_is_taken_and_shown_without_harm(
    shop: Shop, at: datetime
) -> None:
    message = EmailMessage()
    message["From"] = f"=?utf-8?Q?{PAYLOAD.replace(' ', '_').replace('=', '=3D')}?= <x@y.example>"
    message["Subject"], message["Message-ID"] = PAYLOAD, "<xss@x.example>"
    message.set_content(PAYLOAD)
    message.add_alternative(f"<p>{PAYLOAD}</p>", subtype="html")
    message.add_attachment(
        b"<svg onload=alert(1)>", maintype="image", subtype="svg+xml", filename="a.svg"
    )
    message.add_attachment(PAYLOAD.encode(), maintype="text", subtype="html", filename="b.html")

    received = take_in(message.as_bytes(), at)

    assert received.message
    assert received.message.text == PAYLOAD
    assert "script" not in str(shown_html(received.message.html, pictures={}).html)
    assert {one.refused for one in Attachment.objects.filter(message=received.message)} == {"type"}


@pytest.mark.fault("S11")
def test_line_breaks_in_names_and_subjects_reach_no_row(shop: Shop, at: datetime) -> None:
    received = take_in(
        mail("x", Subject="=?utf-8?Q?a=0D=0ABcc:_all@evil.example?=",
             From='=?utf-8?Q?Cleo=0D=0ABcc:_all@evil.example?= <cleo@customer.example>'), at
    )  # fmt: skip

    assert received.message
    assert not {"\r", "\n"} & set(received.message.subject + received.message.author_name)


@pytest.mark.fault("S16")
def test_our_control_headers_from_outside_change_nothing(shop: Shop, at: datetime) -> None:
    received = take_in(
        mail("Hello", X_Pistos_Message="1", X_Pistos_Conversation="1", X_Pistos_Agent="1"), at
    )

    assert received.message
    assert received.message.author_kind == "customer"
    assert not any("pistos" in name.lower() for name in received.message.headers)
