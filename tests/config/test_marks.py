"""Per cent, quotes and hours are written one way in each language, in texts as in figures."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2] / "pistos"
APART = re.compile(r"(?:\d|\}\}|\)[sd])[ \xa0]%(?![}(])")
CLOSE = re.compile(r"(?:\d|\}\}|\)[sd]) ?%(?![}(])")


def texts(language: str) -> list[str]:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        said = [message.string for message in read_po(file, locale=language) if message.id]
    files = [*ROOT.glob(f"**/texts/{language}/*.txt")]
    forms = [form for each in said for form in ([each] if isinstance(each, str) else each)]
    return [*forms, *(path.read_text() for path in files)]


def sources() -> list[str]:
    path = ROOT / "locale" / "el" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        asked = [message.id for message in read_po(file, locale="el") if message.id]
    ids = [form for each in asked for form in ([each] if isinstance(each, str) else each)]
    pages = [path.read_text() for path in ROOT.rglob("*.html")]
    files = [path.read_text() for path in ROOT.glob("**/texts/en/*.txt")]
    return [*ids, *pages, *files]


@pytest.mark.parametrize("language", ["en", "el", "hy"])
def test_percent_stands_close_to_its_figure(language: str) -> None:
    said = sources() if language == "en" else texts(language)

    assert len(said) > 100
    assert [text[:90] for text in said if APART.search(text)] == []


def test_percent_stands_after_a_hard_space_in_slovene() -> None:
    assert [text[:90] for text in texts("sl") if CLOSE.search(text)] == []


@pytest.mark.parametrize(
    ("language", "foreign"), [("sl", "„“”"), ("el", "„“”‟"), ("hy", "„“”"), ("en", "„«»")]
)
def test_what_is_quoted_stands_in_the_languages_own_marks(language: str, foreign: str) -> None:
    said = sources() if language == "en" else texts(language)

    assert [text[:90] for text in said if any(mark in text for mark in foreign)] == []


def test_no_page_writes_a_time_for_machines_where_people_read() -> None:
    """Hours and days are said by our own words, in each language; other formats stand in attributes alone."""
    shown = re.compile(r'(?<!")\{\{[^}]*\|(?:date|time):[^}]*\}\}(?!")')
    pages = {path.name: path.read_text() for path in ROOT.rglob("*.html")}

    assert [name for name, text in pages.items() if shown.search(text)] == []


def test_a_choice_that_may_be_none_says_so_in_one_way() -> None:
    """Not with the row of hyphens that the framework would write."""
    fields = [
        (path.name, node)
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "ModelChoiceField"
    ]

    assert fields
    assert [
        name for name, node in fields if all(each.arg != "empty_label" for each in node.keywords)
    ] == []
