"""A reply apart from the mail it answers, in the styles of many programs and languages."""

import os
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pistos.connectors.mail.reading.quotes import separate

FIELD_DATA = Path(
    os.environ.get("PISTOS_FIELD_DATA") or Path(__file__).resolve().parents[2] / "../shared/data"
)
BODIES = sorted((FIELD_DATA / "mail").rglob("*.txt"))

HEADERS = {
    "gmail": "On Tue, Sep 28, 2021 at 6:02 PM Kalamos <shop@kalamos.example> wrote:",
    "gmail, wrapped": "On Tue, Sep 28, 2021 at 6:02 PM Kalamos <\nshop@kalamos.example> wrote:",
    "gmail, three lines": "On Fri, Dec 16, 2011, at 12:47 PM, Kalamos\n<shop@kalamos.example>\nwrote:",
    "gmail, Greek": "Στις Τρί, 28 Σεπ 2021 στις 6:02 μ.μ., ο χρήστης Kalamos\n"
    "<shop@kalamos.example> έγραψε:",
    "mutt, Greek": "Στις 2021-04-06 21:36, Kalamos έγραψε:",
    "gmail, Slovene": "V V tor., 28. sep. 2021 ob 18:02 je oseba Kalamos <shop@kalamos.example>"
    " napisala:",
    "gmail, Slovene, wrapped": "V V tor., 28. sep. 2021 ob 18:02 je oseba Kalamos\n"
    "<shop@kalamos.example> napisala:",
    "gmail, Slovene, old": '27. jun. 2016 17:46 je oseba "Kalamos" <shop@kalamos.example> napisala:',
    "thunderbird, Slovene": "Kalamos je 28. 9. 2021 ob 18:02 napisal:",
    "thunderbird, Armenian": "Kalamos-ը գրել է 28.09.2021 18:02-ին.",
    "thunderbird, German": "Am 28.09.21 um 18:02 schrieb Kalamos:",
    "french": "Le mar. 28 sept. 2021 à 18:02, Kalamos <shop@kalamos.example> a écrit :",
    "yandex": 'ср, 30 апр. 2025 г. в 15:19, "Kalamos" <shop@kalamos.example>:',
    "zoho": "---- On Wed, 24 Feb 2021 14:02:50 +0530 shop@kalamos.example wrote ----",
}
DATELESS = {
    "thunderbird, Greek": "Ο/Η Kalamos έγραψε:",
    "thunderbird, Slovene": "Kalamos je napisal(a):",
    "thunderbird, Armenian": "Kalamos-ը գրել է.",
}
BLOCKS = {
    "outlook": "From: Kalamos <shop@kalamos.example>\nSent: Tuesday, 28 September 2021 18:02\n"
    "To: Cleo\nSubject: Your parcel",
    "outlook, bold": "*From:* Kalamos [mailto:shop@kalamos.example]\n*Sent:* Tuesday\n*To:* Cleo\n"
    "*Subject:* Your parcel",
    "outlook, line above": "________________________________\nFrom: Kalamos\nDate: Tuesday\n"
    "To: Cleo\nSubject: Your parcel",
    "outlook, Greek": "Από: Kalamos <shop@kalamos.example>\nΣτάλθηκε: Τρίτη, 28 Σεπτεμβρίου 2021 6:02\n"
    "Προς: Cleo\nΘέμα: Το δέμα σας",
    "outlook, Slovene": "Od: Kalamos <shop@kalamos.example>\nPoslano: torek, 28. september 2021 18:02\n"
    "Za: Cleo\nZadeva: Vaš paket",
    "outlook, Armenian": "Ումից: Kalamos <shop@kalamos.example>\nՈւղարկվել է: 28.09.2021\n"
    "Ում: Cleo\nԹեմա: Ձեր ծանրոցը",
    "original message": "-----Original Message-----",
    "original message, Greek": "-------- Αρχικό μήνυμα --------",
    "original message, Slovene": "-------- Izvirno sporočilo --------",
    "original message, Armenian": "-------- Օրիգինալ նամակը --------",
}


def _words(text: str) -> Counter[str]:
    return Counter(text.split())


@pytest.mark.parametrize("header", [*HEADERS.values(), *DATELESS.values()])
@pytest.mark.parametrize("history", ["> Good day,\n> it left today.", ">\n> It left today."])
def test_reply_above_marked_lines_is_told_apart(header: str, history: str) -> None:
    separated = separate(f"Thank you!\n\n{header}\n\n{history}\n")

    assert separated.text == "Thank you!"
    assert separated.quoted == f"{header}\n\n{history}"


@pytest.mark.parametrize("header", [*HEADERS.values(), *BLOCKS.values()])
def test_reply_above_an_unmarked_copy_is_told_apart(header: str) -> None:
    separated = separate(f"Hello,\n\nthank you!\n\n{header}\n\nGood day,\nit left today.\n")

    assert separated.text == "Hello,\n\nthank you!"
    assert separated.quoted.endswith("it left today.")


def test_reply_below_the_quote_is_told_apart() -> None:
    separated = separate(f"{HEADERS['gmail']}\n> It left today.\n\nThank you!")

    assert separated.text == "Thank you!"
    assert separated.quoted == f"{HEADERS['gmail']}\n> It left today."


def test_answers_between_the_quoted_lines_stay_with_them() -> None:
    text = f"{HEADERS['gmail']}\n> Which colour?\n\nBlue.\n\n> Which size?\n\nLarge."

    assert separate(text).text == text


@pytest.mark.parametrize(
    "signature", ["-- \nCleo\n+30 210 000", "Sent from my iPhone", "Στάλθηκε από το iPhone μου"]
)
def test_signature_goes_to_the_quoted_part(signature: str) -> None:
    separated = separate(f"Where is it?\n\n{signature}\n\n{HEADERS['gmail']}\n> It left today.")

    assert separated.text == "Where is it?"
    assert separated.quoted.startswith(signature.splitlines()[0].rstrip())


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "-------- Προωθημένο μήνυμα --------",
        "-------- Posredovano sporočilo --------",
        "Begin forwarded message:",
    ],
)
def test_forwarded_mail_is_not_stripped(mark: str) -> None:
    text = f"See below.\n\n{mark}\n{BLOCKS['outlook']}\n\nIt is late."

    assert separate(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Please deliver:\nFrom: Athens\nTo: Ljubljana\nDate: 12.3.\nThank you",
        "As I wrote on 12.3. at 14:30, here is my list:\n- one\n- two",
        "I spoke to Ana at 10:30. She wrote:\nthe parcel is lost",
        "On the surface this looks fine.\nOn Monday it broke:\nnothing works",
        "It was sent from my office in Athens\nand never came.",
    ],
)
def test_words_that_look_like_a_header_stay(text: str) -> None:
    assert separate(text).text == text


def test_mail_that_is_a_copy_alone_is_shown_whole() -> None:
    text = f"{BLOCKS['outlook']}\n\nGood day"

    assert separate(text).text == text


@pytest.mark.skipif(not BODIES, reason="real data is not here")
def test_no_word_of_real_mail_is_lost_and_time_is_bounded() -> None:
    for path in BODIES:
        text = path.read_bytes().decode("utf-8", "replace").replace("\0", "")
        started = time.perf_counter()

        separated = separate(text)

        assert time.perf_counter() - started < 2, path
        assert _words(separated.text) + _words(separated.quoted) == _words(text), path


ODD = [
    "> a",
    "> ",
    "",
    "own words",
    "-- ",
    ">> b",
    "Sent from my iPhone",
    "wrote:",
    "On",
    "a" * 500,
]
PIECES = st.sampled_from([*HEADERS.values(), *DATELESS.values(), *BLOCKS.values(), *ODD])


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_no_word_is_ever_lost(pieces: list[str]) -> None:
    text = "\n".join(pieces)

    separated = separate(text)

    assert _words(separated.text) + _words(separated.quoted) == _words(text)


@pytest.mark.parametrize(
    "text",
    [
        "On " * 200_000,
        "> " * 300_000,
        "On a wrote:\n" * 50_000,
        "wrote:" * 100_000,
        "From: a\n" * 60_000,
        "\n" * 300_000,
        "-" * 500_000,
        "1:00 2021 <" * 50_000 + ":",
        "> x\ny\n" * 60_000,
    ],
)
def test_time_is_bounded_whatever_the_text(text: str) -> None:
    started = time.perf_counter()

    separate(text)

    assert time.perf_counter() - started < 3
