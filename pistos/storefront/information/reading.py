"""Our texts, read from files and filled with facts. No queries of its own.

A file is a Django template of plain text in the layout of help articles: "# title", "updated: date", "> a
line in short", then headings with their anchors. `[words](delivery)` links to another page of the shop.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.template import Context, Engine, Template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from pistos.help.rules.layout import Block, Section, sections

TEXTS = Path(__file__).parent / "texts"
_LINK = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\)")
_ENGINE = Engine(autoescape=False)


@dataclass(frozen=True, slots=True)
class InfoPage:
    """A page ready to be shown; lines are escaped already. `updated_on` is the day of our text."""

    title: str
    short: tuple[SafeString, ...]
    updated_on: date
    sections: tuple[Section, ...]


def read(
    code: str, language: str, facts: Mapping[str, object], addresses: Mapping[str, str]
) -> InfoPage:
    """The page in a language; a link to what `addresses` lacks is only its words."""
    head, body = _parted(_template(code, language).render(Context(dict(facts))))
    return InfoPage(
        title=head["#"][0],
        short=tuple(linked(line, addresses) for line in head[">"]),
        updated_on=date.fromisoformat(head["updated:"][0]),
        sections=tuple(_linked_section(section, addresses) for section in sections(body)),
    )


@lru_cache(maxsize=128)
def _template(code: str, language: str) -> Template:
    return _ENGINE.from_string((TEXTS / language / f"{code}.txt").read_text(encoding="utf-8"))


def _parted(text: str) -> tuple[dict[str, list[str]], str]:
    head: dict[str, list[str]] = {"#": [], ">": [], "updated:": []}
    body: list[str] = []
    for line in text.splitlines():
        mark, _space, rest = line.partition(" ")
        if mark in head and not body:
            head[mark].append(rest.strip())
        elif line.strip() or not _is_row(body[-1] if body else ""):
            body.append(line)
        # An empty line after a row or a point is what a condition left: they stay together.
    return head, "\n".join(body)


def _is_row(line: str) -> bool:
    return line.startswith(("| ", "- "))


def _linked_section(section: Section, addresses: Mapping[str, str]) -> Section:
    parts = tuple(
        Block(block.kind, tuple(linked(line, addresses) for line in block.lines))
        for block in section.blocks
    )
    return replace(section, blocks=parts)


def linked(line: str, addresses: Mapping[str, str]) -> SafeString:
    """A line as HTML, escaped, with its links."""
    pieces = _LINK.split(line)
    out = []
    for text, words, name in zip(
        pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True
    ):
        out.append(conditional_escape(text))
        if words:
            address = addresses.get(name, "")
            out.append(
                format_html('<a href="{}">{}</a>', address, words)
                if address
                else conditional_escape(words)
            )
    return mark_safe("".join(out))  # noqa: S308 - each piece is escaped above
