"""How the plain text of an article is laid out: paragraphs, headings ("## "), lists ("- "), and rows of a
term and its words ("| term | words")."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import slugify

_MARKED = re.compile(r"^(?P<words>.*?)\s*\{#(?P<anchor>[a-z0-9-]+)\}$")


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is "heading", "list", "rows" or "paragraph"; lists and rows have several lines."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Rows as term and words, each as safe to show as its line was."""
        found = []
        for line in self.lines:
            term, _bar, words = line.removeprefix("| ").partition(" | ")
            found.append((type(line)(term.strip()), type(line)(words.strip())))
        return found


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading; `anchor` is its place in the page's address. The first may have
    no heading."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a text, in order."""
    for kind, lines in groupby(body.splitlines(), key=_kind):
        told = tuple(line.strip().removeprefix("## ").removeprefix("- ").strip() for line in lines)
        if kind == "heading":
            yield from (Block(kind, (line,)) for line in told)
        elif kind:
            yield Block(kind, told)


def sections(body: str, taken: Iterable[str] = ()) -> list[Section]:
    """The text by its headings. A heading may end with its anchor, "{#money}"; else it is made of the
    words, and no two are alike nor like one of `taken`."""
    used = set(taken)
    found: list[Section] = []
    heading, anchor, parts = "", "", []
    for block in blocks(body):
        if block.kind != "heading":
            parts.append(block)
            continue
        if heading or parts:
            found.append(Section(anchor, heading, tuple(parts)))
        heading, anchor = _anchored(block.text, used)
        parts = []
    if heading or parts:
        found.append(Section(anchor, heading, tuple(parts)))
    return found


def _anchored(heading: str, used: set[str]) -> tuple[str, str]:
    marked = _MARKED.match(heading)
    words = marked["words"] if marked else heading
    wish = marked["anchor"] if marked else slugify(words, allow_unicode=True) or "part"
    anchor, count = wish, 1
    while anchor in used:
        count += 1
        anchor = f"{wish}-{count}"
    used.add(anchor)
    return words, anchor


def _kind(line: str) -> str:
    plain = line.strip()
    if not plain:
        return ""
    if plain.startswith("## "):
        return "heading"
    if plain.startswith("| "):
        return "rows"
    return "list" if plain.startswith("- ") else "paragraph"


def in_short(body: str) -> tuple[tuple[str, ...], str]:
    """The lines in short ("> ") with which a text may begin, and the rest of it."""
    lines = body.strip().splitlines()
    count = next((n for n, line in enumerate(lines) if not line.startswith(">")), len(lines))
    return tuple(line.lstrip("> ").strip() for line in lines[:count]), "\n".join(lines[count:])


def excerpt(body: str, length: int = 160) -> str:
    """A text in short where it begins so, else its beginning; cut at a word."""
    short, body = in_short(body)
    if short and len(short[0]) <= length:
        return short[0]
    plain = " ".join(block.text for block in blocks(body) if block.kind not in ("heading", "rows"))
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0].rstrip(",.;:·։") + " …"
