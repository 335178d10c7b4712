"""Delivery reports of real servers, and what they do to our messages."""

import io
import os
from collections import Counter
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from anymail.signals import AnymailTrackingEvent, tracking
from django.core.management import call_command

from pistos.connectors.mail.bounces import read_bounce
from pistos.connectors.mail.receiving import receive_report
from pistos.connectors.mail.taking import take_mail
from pistos.conversations.facts import Outcome
from pistos.conversations.models import Conversation, ConversationPromise
from pistos.journal.models import Event
from pistos.notifications.models import Message
from pistos.shop.models import Shop

FIELD_DATA = Path(
    os.environ.get("PISTOS_FIELD_DATA") or Path(__file__).resolve().parents[2] / "../shared/data"
)
REPORTS = sorted((FIELD_DATA / "mail/bounces").rglob("*.eml"))

REPORT = """\
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: orders@kalamos.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; cleo@customer.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status} no such
    user here

--B
Content-Type: {copy}

Message-ID: <abc@kalamos.example>
Subject: Your order

--B--
"""


def report(
    action: str = "failed", status: str = "5.1.1", copy: str = "text/rfc822-headers"
) -> bytes:
    return REPORT.format(action=action, status=status, copy=copy).encode()


@pytest.fixture
def message(db: None, at: datetime) -> Message:
    return Message.objects.create(
        key="k",
        template="delivery_promised",
        language="el",
        recipient_kind="customer",
        to_address="cleo@customer.example",
        subject="s",
        text="t",
        state="sent",
        written_at=at,
        external_id="<abc@kalamos.example>",
    )


@pytest.mark.parametrize("copy", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_names_message_recipient_and_reason(copy: str) -> None:
    bounce = read_bounce(report(copy=copy))

    assert bounce is not None
    assert bounce.message_id == "<abc@kalamos.example>"
    assert bounce.recipient == "cleo@customer.example"
    assert bounce.status == "5.1.1"
    assert bounce.is_final
    assert bounce.reason == "smtp; 5.1.1 no such user here"


def test_a_delay_is_not_final() -> None:
    bounce = read_bounce(report("delayed", "4.4.1"))

    assert bounce is not None
    assert not bounce.is_final


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00garbage",
        report("delivered", "2.0.0"),
        b"From: cleo@customer.example\nSubject: I returned it\n\nhello",
        b"Content-Type: multipart/report; boundary=B\n\n--B\nContent-Type: message/delivery-status\n",
    ],
)
def test_what_is_no_report_is_none(raw: bytes) -> None:
    assert read_bounce(raw) is None


def test_line_ends_of_any_kind_are_read() -> None:
    for end in (b"\r\n", b"\r"):
        bounce = read_bounce(report().replace(b"\n", end))
        assert bounce is not None
        assert bounce.message_id == "<abc@kalamos.example>"


@pytest.mark.skipif(not REPORTS, reason=f"no reports in {FIELD_DATA}")
def test_real_reports_are_understood() -> None:
    found = [read_bounce(path.read_bytes()) for path in REPORTS]

    understood = [bounce for bounce in found if bounce]
    assert len(understood) >= len(REPORTS) - 2
    share = Counter(bool(bounce.message_id) for bounce in understood)
    assert share[True] / len(understood) > 0.85
    assert all(bounce.reason for bounce in understood)


def test_a_final_report_marks_the_message(message: Message, at: datetime) -> None:
    receive_report(report(), at=at)

    message.refresh_from_db()
    assert (message.state, message.problem) == ("bounced", "smtp; 5.1.1 no such user here")


def test_a_delay_leaves_the_message_sent(message: Message, at: datetime) -> None:
    receive_report(report("delayed", "4.4.1"), at=at)

    message.refresh_from_db()
    assert message.state == "sent"
    assert message.problem


def test_a_report_of_a_strangers_mail_changes_nothing(message: Message, at: datetime) -> None:
    receive_report(report().replace(b"<abc@", b"<other@"), at=at)

    message.refresh_from_db()
    assert message.state == "sent"


def test_the_command_reads_a_report_from_its_input(
    message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(report())))
    out = io.StringIO()

    call_command("note_bounce", stdout=out)

    message.refresh_from_db()
    assert message.state == "bounced"
    assert "<abc@kalamos.example>" in out.getvalue()


@pytest.mark.parametrize(
    ("event_type", "state"),
    [("bounced", "bounced"), ("rejected", "bounced"), ("deferred", "sent"), ("opened", "sent")],
)
def test_a_providers_call_is_heard(message: Message, event_type: str, state: str) -> None:
    event = AnymailTrackingEvent(
        event_type=event_type, message_id=message.external_id, description="mailbox full"
    )

    tracking.send(sender=object, event=event, esp_name="Any")

    message.refresh_from_db()
    assert message.state == state


@pytest.mark.fault("F16")
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (0, 2, 1)])
def test_what_came_back_stays_so_in_whatever_order_and_however_often_it_is_told(
    message: Message, order: tuple[int, ...]
) -> None:
    kinds = ["deferred", "bounced", "delivered"]

    for place in (*order, *order):
        event = AnymailTrackingEvent(
            event_type=kinds[place], message_id=message.external_id, description="mailbox full"
        )
        tracking.send(sender=object, event=event, esp_name="Any")

    message.refresh_from_db()
    assert (message.state, message.problem) == ("bounced", "mailbox full")
    assert Event.objects.filter(name="notifications.MessageBounced").count() == 1


def test_a_providers_call_about_a_stranger_changes_nothing(message: Message) -> None:
    event = AnymailTrackingEvent(event_type="bounced", message_id="other")

    tracking.send(sender=object, event=event, esp_name="Any")

    message.refresh_from_db()
    assert message.state == "sent"


@pytest.mark.fault("F13")
@pytest.mark.serves("S1-44")
def test_a_report_that_arrives_is_noted_on_its_message_and_begins_nothing(
    message: Message, at: datetime
) -> None:
    received = [
        take_mail(report(), source="test", mailbox_id=None, at=at).outcome for _again in range(3)
    ]

    message.refresh_from_db()
    assert message.state == "bounced"
    assert received == [Outcome.BOUNCE] * 3
    assert not Conversation.objects.exists()
    assert Message.objects.count() == 1


@pytest.mark.fault("F13")
def test_a_storm_of_strangers_reports_is_kept_and_answers_nobody(shop: Shop, at: datetime) -> None:
    storm = [
        report().replace(b"Subject: Und", b"Message-ID: <%d@mx.example>\nSubject: Und" % number)
        for number in range(20)
    ]

    outcomes = {take_mail(raw, source="test", mailbox_id=None, at=at).outcome for raw in storm}

    assert outcomes == {Outcome.BOUNCE}
    assert not Message.objects.exists()
    assert not ConversationPromise.objects.exists()
