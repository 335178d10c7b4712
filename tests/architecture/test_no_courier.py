"""CRD-23: whoever sells answers for the way. No text of the program sends a customer to the courier."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from pistos.kit.languages import LANGUAGES
from pistos.replies.facts import ReplyContext
from pistos.replies.rules.checks.reading import read
from pistos.replies.rules.checks.truth import ask_courier

ROOT = Path(__file__).resolve().parents[2] / "pistos"
TO_STAFF = {
    "Say that you ask the courier, and by when they hear from you.",
    "Ask the courier for a day in writing; have a second one ready",
    "Enter how much the courier paid.",
}
"""What a colleague reads on the desk: they ask the courier, so that the customer need not."""
NO_COURIER = {
    "There is no key under this selector. Ask your mail provider for the record.",
    "Give the maker's postal address.",
    "You may ask me again by e-mail what I think",
    "You may ask me by e-mail how it was, once it has arrived.",
}
"""Mail and post, where the word is that of the courier's too."""
PARTS = ("rules/checks/", "migrations/")
SENDS_AWAY = {
    "en": "Please contact the courier about it.",
    "el": "Παρακαλούμε επικοινωνήστε με την εταιρεία ταχυμεταφορών.",
    "sl": "Prosimo, obrnite se na dostavno službo.",
    "hy": "Խնդրում ենք դիմել առաքիչին։",
}


def sent_away(text: str, language: str) -> bool:
    return any(
        True for _remark in ask_courier(read(text, language), ReplyContext(language=language))
    )


def texts(language: str) -> Iterator[tuple[str, str]]:
    """The text of the source, and how it is said in the language."""
    source = "el" if language == "en" else language
    with (ROOT / "locale" / source / "LC_MESSAGES" / "django.po").open("rb") as file:
        rows = [row for row in read_po(file) if row.id]
    for row in rows:
        ids = row.id if isinstance(row.id, tuple) else (row.id,)
        said = row.string if isinstance(row.string, tuple) else (row.string,)
        for text in ids if language == "en" else said:
            yield ids[0], text


@pytest.mark.serves("CRD-23")
@pytest.mark.parametrize("language", SENDS_AWAY)
def test_the_words_for_it_are_known_in_every_language(language: str) -> None:
    assert set(SENDS_AWAY) == set(LANGUAGES)
    assert sent_away(SENDS_AWAY[language], language)


@pytest.mark.serves("CRD-23")
@pytest.mark.parametrize("language", SENDS_AWAY)
def test_no_text_of_the_program_sends_a_customer_to_the_courier(language: str) -> None:
    known = TO_STAFF | NO_COURIER
    found = {source for source, text in texts(language) if sent_away(text, language)}

    assert found <= known, found - known


@pytest.mark.serves("CRD-23")
def test_no_text_that_is_written_into_the_program_does_either() -> None:
    """Articles, mails and demo data stand in the source in each language."""
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        if any(part in path.as_posix() for part in PARTS):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if len(text) > 20 and sent_away(text, "en") and _is_new(text):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {text[:80]}")

    assert found == []


def _is_new(text: str) -> bool:
    by_mail = "Pišite po e-pošti" in text
    return text not in TO_STAFF | NO_COURIER and not by_mail
