"""Who wrote a mail: a person, a list, a machine, or we ourselves."""

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pistos.connectors.mail.reading import Kind, ReadMail, read_mail
from pistos.conversations.rules.addresses import signed_message_id

FIELD_DATA = Path(
    os.environ.get("PISTOS_FIELD_DATA") or Path(__file__).resolve().parents[2] / "../shared/data"
)
BOUNCES = sorted((FIELD_DATA / "mail/bounces").rglob("*.eml"))
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
KEY = "a key of the tests"

pytestmark = pytest.mark.fault("F13")


def read(subject: str = "Where is my parcel?", **fields: str) -> ReadMail:
    lines = {"From": "Cleo <cleo@customer.example>", "Subject": subject}
    lines |= {name.replace("_", "-"): value for name, value in fields.items()}
    raw = "".join(f"{name}: {value}\n" for name, value in lines.items()) + "\nHello"
    return read_mail(raw.encode(), mailbox_id=None, received_at=AT, key=KEY)


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated"},
        {"Auto_Submitted": "auto-notified; owner-email=x@y.example"},
        {"X_Autoreply": "yes"},
        {"X_Autorespond": "Away"},
        {"X_Auto_Response_Suppress": "DR, OOF, All"},
        {"Content_Type": "multipart/report; report-type=disposition-notification; boundary=b"},
    ],
)
def test_headers_of_an_autoresponder_are_known(fields: dict[str, str]) -> None:
    found = read(**fields)

    assert found.kind is Kind.AUTORESPONDER
    assert found.arrival.is_automatic


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Your order",
        "Auto: Your order",
        "Autoreply: hello",
        "Out of Office: Your order",
        "Re: Out of the office until Monday",
        "I am currently out of the office",
        "Αυτόματη απάντηση: Η παραγγελία σας",
        "Εκτός γραφείου",
        "Samodejni odgovor: Vaše naročilo",
        "Odsoten do ponedeljka",
        "Na dopustu",
        "Ավտոմատ պատասխան. Ձեր պատվերը",
        "Արձակուրդում եմ",
        "Automatische Antwort: Ihre Bestellung",
        "Abwesenheitsnotiz",
        "Réponse automatique : Votre commande",
        "Risposta automatica: ordine",
        "Respuesta automática: pedido",
        "Automatisch antwoord: bestelling",
        "Автоответ: заказ",
    ],
)
def test_subject_of_a_vacation_is_known(subject: str) -> None:
    assert read(subject).kind is Kind.AUTORESPONDER


@pytest.mark.parametrize(
    "fields",
    [
        {"List_Id": "<list.example>"},
        {"List_Unsubscribe": "<mailto:off@list.example>"},
        {"Mailing_List": "list x@y.example"},
        {"Precedence": "list"},
    ],
)
def test_list_mail_is_known(fields: dict[str, str]) -> None:
    found = read(**fields)

    assert found.kind is Kind.LIST
    assert found.arrival.is_automatic


@pytest.mark.parametrize(
    "fields",
    [
        {"Precedence": "bulk"},
        {"Precedence": "junk"},
        {"Return_Path": "<>"},
        {"From": "no-reply@courier.example"},
        {"From": "Courier <noreply@courier.example>"},
        {"From": "do_not_reply@courier.example"},
        {"From": "orders-noreply@courier.example"},
        {"From": "nobody knows"},
    ],
)
def test_machine_is_known(fields: dict[str, str]) -> None:
    found = read(**fields)

    assert found.kind is Kind.MACHINE
    assert found.arrival.is_automatic


def test_our_own_mail_that_comes_round_is_known() -> None:
    own = signed_message_id(conversation_id=7, message_id=9, domain="kalamos.example", key=KEY)

    found = read(Message_ID=own)

    assert found.kind is Kind.OURS
    assert found.arrival.is_automatic


@pytest.mark.parametrize(
    ("subject", "fields"),
    [
        ("Where is my parcel?", {}),
        ("Automatic coffee machine is broken", {}),
        ("My vacation: parcel must come before Friday", {}),
        ("Autostrada map, order 7", {}),
        ("Re: Your order", {"Auto_Submitted": "no"}),
        ("Hello", {"Precedence": "first-class"}),
        ("Hello", {"X_Auto_Response_Suppress": "OOF"}),
        ("Hello", {"From": "norbert@customer.example"}),
        ("Hello", {"From": "nora.reply@customer.example"}),
        ("Hello", {"Return_Path": "<cleo@customer.example>"}),
    ],
)
def test_person_is_not_taken_for_a_machine(subject: str, fields: dict[str, str]) -> None:
    found = read(subject, **fields)

    assert found.kind is Kind.PERSON
    assert not found.arrival.is_automatic


@pytest.mark.parametrize(
    ("fields", "is_spam"),
    [
        ({"X_Spam_Flag": "YES"}, True),
        ({"X_Spam_Status": "Yes, score=7.2"}, True),
        ({"X_Spam_Flag": "NO"}, False),
        ({"X_Spam_Status": "No, score=0.2"}, False),
        ({}, False),
    ],
)
def test_word_of_the_spam_filter_counts(fields: dict[str, str], is_spam: bool) -> None:
    assert read(**fields).arrival.is_spam is is_spam


@pytest.mark.skipif(not BOUNCES, reason="real data is not here")
def test_real_reports_are_nearly_all_known() -> None:
    kinds = Counter(
        read_mail(path.read_bytes(), mailbox_id=None, received_at=AT, key=KEY).kind
        for path in BOUNCES
    )

    assert kinds[Kind.PERSON] == kinds[Kind.LIST] == 0, kinds
    assert kinds[Kind.BOUNCE] + kinds[Kind.DELAY] >= len(BOUNCES) * 0.98, kinds
