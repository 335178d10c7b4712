"""Every message, in every language, in words that keep the voice."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from pistos.kit.languages import LANGUAGES
from pistos.notifications.rules.drafts import TEMPLATES, Draft, Recipient, message_id
from pistos.notifications.rules.rendering import Letterhead, Rendered, blocks, rendered

TODAY = date(2026, 11, 21)
LETTERHEAD = Letterhead("Kalamos & Co", "Kalamos <IKE>", "Ermou 1, Athens")
FILLED: dict[str, object] = {
    "order_number": "K-1042",
    "promised_on": date(2026, 11, 27),
    "usual_on": date(2026, 11, 24),
    "was_on": date(2026, 11, 22),
    "delivered_on": date(2026, 11, 20),
    "expires_on": date(2026, 11, 28),
    "sealed_on": date(2026, 11, 20),
    "day": date(2026, 11, 19),
    "right_within_days": 14,
    "head": "9f86d081884c7d65",
    "entries": 12_345,
    "inviter": "Alma",
    "role": "agent",
    "asked_by": "Alma",
    "praise_words": "He waited until I had found my glasses.",
    "praised": "Nikos",
    "customer": "Dora",
    "reason": "overdue",
    "since": "today at 10:15",
    "code": "123 456",
    "minutes": 15,
    "purpose": "sign_in",
    "orders": [{"number": "K-1042", "link": "https://shop.example/o/abc"}],
    "lines": ["2 × Jug, blue"],
    "amounts": ["Shipping 3.50 €"],
    "total": "34.50 €",
    "payment": "By bank transfer.",
    "what": ["Jug, blue: 1 instead of 2"],
    "difference": "12.40 € come back to you.",
    "product": "Jug, blue",
    "granted": True,
    "mistake": "We packed the wrong jug.",
    "text": "We are sorry.",
    "steps": ["The right jug leaves, by Friday 27 November"],
    "owner": "Alma",
    "promised": "€12.40 are back with you by Friday 27 November.",
    "kind": "refund",
    "done": "€12.40 are back with you by Friday 27 November.",
    "missing": 1,
    "amount": "34.50 €",
    "hazard": "The handle can come off when the jug is full.",
    "do_now": "Do not pour from it.",
    "remedies": ["repair", "refund"],
    "contact": "shop@kalamos.example",
    "bought_on": date(2026, 10, 2),
    "identification": "Lot 7",
    "wrong": "damaged",
    "finding": "was_right",
    "was_said": True,
    "solution_on": date(2026, 11, 27),
    "order_count": 3,
    "customer_count": 1,
    "quantity": 2,
    "products": [{"name": "Jug, blue", "instructions": "Wash by hand."}],
    "arrived": "21 Nov 2026",
    "hour": "10:15:07",
    "zone": "Europe/Athens",
    "goods": ["2 × Jug, blue"],
    "refund_on": date(2026, 12, 5),
    "stop_link": "https://shop.example/stop/abc",
    "link": "https://shop.example/o/abc?x=1&y=2",
    "parts": [
        {
            "title": "Jug, blue",
            "rule": "---------",
            "text": "How is it?",
            "links": [
                {"label": "★★★★★", "url": "https://shop.example/r/abc?stars=5"},
                {"label": "★", "url": "https://shop.example/r/abc?stars=1"},
            ],
        }
    ],
    "is_reminder": False,
    "praise_count": 4,
    "praises": ["He waited until I had found my glasses."],
    "corrected": ["Parcels to the islands come late"],
    "worked": ["Labels are wrong"],
    "improved": ["A check at the desk of returns"],
    "repeated": ["Boxes arrive open"],
    "kept": 120,
    "broken": 3,
    "found_count": 2,
    "late_count": 1,
    "next_words": "Tuesday 24 November until 16:00",
    "reported_on": date(2026, 11, 12),
    "problem": "Parcels to the islands came days late.",
    "action": "They go by an earlier boat.",
    "title": "Parcels to the islands come late",
    "ground": "It advertises something else.",
    "was_shown": True,
    "is_by_rule": True,
    "words": "The text names another shop.",
    "is_upheld": True,
    "is_removed": True,
    "reply": "We send you another handle.",
    "signed": "Alma",
    "deed": "passed on to who makes it",
    "occasion": "purchase",
    "person": "Ben",
    "happened": "It arrived damaged",
    "next_on": date(2026, 11, 24),
    "said": "The new jug left today.",
    "outcome": "a new jug is with you",
    "wish": "A spoonful of cocoa more.",
    "answer": "Gladly.",
    "due_on": date(2026, 11, 25),
    "alternative": "Cocoa in a bag beside it.",
    "contract": "Line at home",
    "is_renewal": True,
    "is_offer": True,
    "starts_on": date(2026, 12, 6),
    "ends_on": date(2026, 12, 5),
    "next_ends_on": date(2028, 12, 5),
    "better": ["Price by the month: €20 instead of €25"],
    "worse": ["Term in months: 36 instead of 24"],
}


def write(template: str, language: str = "en", **more: object) -> Rendered:
    to = Recipient("customer", 1, "cleo@customer.example", language, "Cleo <b>", "")
    return rendered(Draft(template, {**FILLED, **more}), to, LETTERHEAD, TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_message_speaks_every_language(template: str, language: str) -> None:
    mail = write(template, language)

    everything = mail.subject + mail.text
    assert mail.subject.strip()
    assert "\n" not in mail.subject
    assert "!" not in everything
    assert "{" not in everything
    assert "&amp;" not in everything, "plain text is not escaped"
    assert "\n\n\n" not in mail.text
    assert "Cleo <b>" in mail.text
    assert mail.text.startswith("Hello") == (language == "en")
    assert "Cleo &lt;b&gt;" in mail.html
    assert "Kalamos &amp; Co" in mail.html
    assert f'lang="{language}"' in mail.html
    assert "<script" not in mail.html


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_no_message_blames_or_stalls(template: str) -> None:
    text = write(template).text.lower()

    assert not re.search(r"\b(courier|carrier|oops|unfortunately|as soon as possible)\b", text)
    assert text.count("sorry") <= 1, "one apology, then the plan"


def test_a_note_to_translators_ends_its_line() -> None:
    """What follows it on the line would be taken for a part of it, and never be translated."""
    root = Path(__file__).resolve().parents[2] / "pistos"
    note = re.compile(r"Translators:[^\n]*(?:endcomment %\}|#\})[^\n]*\{%")
    texts = [path for suffix in ("txt", "html") for path in root.rglob(f"*.{suffix}")]

    assert [path.name for path in texts if note.search(path.read_text())] == []


def test_a_missing_value_is_a_bug() -> None:
    to = Recipient("customer", 1, "cleo@customer.example", "en")

    with pytest.raises(KeyError):
        rendered(Draft("delivery_promised", {"link": "x"}), to, LETTERHEAD, TODAY)
    with pytest.raises(KeyError):
        rendered(Draft("horoscope", {}), to, LETTERHEAD, TODAY)


def test_a_moment_is_refused_where_a_day_is_said() -> None:
    with pytest.raises(TypeError):
        write("delivery_promised", promised_on=datetime(2026, 11, 27, 12, 0))


def test_the_promise_is_said_with_its_day_and_its_link() -> None:
    mail = write("delivery_promised")

    assert mail.subject == "Your order K-1042: with you by Friday 27 November"
    assert "We promise that it is with you by Friday 27 November." in mail.text
    assert "usually arrive on Tuesday 24 November" in mail.text
    assert "Follow your order:\nhttps://shop.example/o/abc?x=1&y=2\n" in mail.text
    assert 'href="https://shop.example/o/abc?x=1&amp;y=2"' in mail.html
    assert "Order K-1042 at your door" in mail.html


@pytest.mark.parametrize(
    ("language", "words"),
    [("el", "Παρασκευή 27 Νοεμβρίου"), ("sl", "petka, 27. novembra"), ("hy", "նոյեմբերի 27")],
)
def test_days_are_said_in_the_recipients_language(language: str, words: str) -> None:
    text = write("delivery_promised", language).text

    assert words in text or words.split()[0] in text


def test_a_near_day_is_named_and_not_called_tomorrow() -> None:
    mail = write("delivery_promised", promised_on=date(2026, 11, 22), usual_on=None)

    assert "by Sunday 22 November" in mail.text
    assert "tomorrow" not in mail.text
    assert "usually" not in mail.text


def test_the_customer_may_choose_when_a_promise_moves() -> None:
    mail = write("delivery_moved", note="We packed a card for you.")

    assert mail.text.count("\n- ") == 3
    assert "We packed a card for you." in mail.text
    assert mail.html.count("<li") == 3


@pytest.mark.parametrize(
    ("form", "name", "greeting"),
    [
        ("Ms Papadaki", "Cleo", "Hello Ms Papadaki,"),
        ("", "Cleo", "Hello Cleo,"),
        ("", "", "Hello,"),
    ],
)
def test_people_are_greeted_as_they_wish(form: str, name: str, greeting: str) -> None:
    to = Recipient("customer", 1, "cleo@customer.example", "en", name, form)

    assert rendered(Draft("test_mail", FILLED), to, LETTERHEAD, TODAY).text.startswith(greeting)


@pytest.mark.parametrize(
    ("language", "opening"),
    [("en", "We made"), ("el", "κάναμε"), ("sl", "naredili"), ("hy", "մենք")],
)
def test_what_follows_the_greeting_begins_as_the_language_has_it(
    language: str, opening: str
) -> None:
    assert write("apology", language).text.split("\n\n")[1].startswith(opening)


def test_what_is_asked_stands_under_its_heading_with_its_choices_in_a_row() -> None:
    mail, reminder = write("ask"), write("ask", is_reminder=True)

    assert "Jug, blue\n---------\n\nHow is it?\n\n★★★★★:\nhttps://" in mail.text
    assert mail.html.count("display:inline-block") == 2
    assert ">Jug, blue</h2>" in mail.html
    assert "---" not in mail.html
    assert "the only reminder" in reminder.text
    assert reminder.subject.startswith("A reminder")


def test_a_row_of_links_is_labels_and_addresses_in_turn() -> None:
    one, two = "https://x.example/1", "https://x.example/2"

    (row,) = blocks(f"Good:\n{one}\nBad:\n{two}")
    assert row.links == (("Good", one), ("Bad", two))
    assert [block.kind for block in blocks(f"Read\nmore:\n{one}")] == ["link"]
    assert [block.kind for block in blocks(f"{one}\n{two}\n{one}\n{two}")] == ["link"]


def test_blocks_are_told_by_their_lines() -> None:
    found = list(blocks("One\ntwo\n\n- a\n- b\n\nSee:\nhttps://x.example\n"))

    assert [(block.kind, block.lines, block.url) for block in found] == [
        ("paragraph", ("One", "two"), ""),
        ("list", ("a", "b"), ""),
        ("link", ("See",), "https://x.example"),
    ]
    assert next(blocks("Տեսեք՝\nhttps://x.example")).lines == ("Տեսեք",)


def test_the_message_id_follows_from_the_key() -> None:
    assert message_id("a", "shop.example") == message_id("a", "shop.example")
    assert message_id("a", "shop.example") != message_id("b", "shop.example")
    assert re.fullmatch(r"<[0-9a-f]{32}@shop\.example>", message_id("a", "shop.example"))
