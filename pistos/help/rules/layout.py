"""How the plain text of an article is laid out: paragraphs, headings ("## "), lists ("- ")."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is "heading", "list" or "paragraph"; lists have several lines."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a text, in order."""
    for kind, lines in groupby(body.splitlines(), key=_kind):
        told = tuple(line.strip().removeprefix("## ").removeprefix("- ").strip() for line in lines)
        if kind == "heading":
            yield from (Block(kind, (line,)) for line in told)
        elif kind:
            yield Block(kind, told)


def _kind(line: str) -> str:
    plain = line.strip()
    if not plain:
        return ""
    if plain.startswith("## "):
        return "heading"
    return "list" if plain.startswith("- ") else "paragraph"


def excerpt(body: str, length: int = 160) -> str:
    """The beginning of a text, cut at a word."""
    plain = " ".join(block.text for block in blocks(body) if block.kind != "heading")
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0].rstrip(",.;:·։") + " …"
