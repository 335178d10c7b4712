"""Documents out of a JSON file: one object, a list, named lists or one object a line; streamed."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from pistos.kit.tables.encoding import text_of
from pistos.kit.tables.problems import Unreadable

PIECE = 1 << 16
LARGEST = 8 << 20
_DECODER = json.JSONDecoder(parse_float=Decimal, strict=False)
_SPACE = " \t\r\n"


@dataclass(slots=True)
class _Buffer:
    """A window over the text: what is decoded is forgotten."""

    text: io.TextIOBase
    name: str
    held: str = ""
    at: int = 0
    is_over: bool = False
    documents: int = field(default=0)

    def more(self) -> bool:
        piece = "" if self.is_over else self.text.read(max(PIECE, len(self.held)))
        self.is_over = not piece
        self.held = self.held[self.at :] + piece
        self.at = 0
        if len(self.held) > LARGEST:
            raise self.wrong(_("a document is larger than 8 MB"))
        return bool(piece)

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            while self.at < len(self.held) and self.held[self.at] in _SPACE:
                self.at += 1
            if self.at < len(self.held):
                return self.held[self.at]
            if not self.more():
                return ""

    def take(self, expected: str) -> None:
        if self.peek() != expected:
            raise self.wrong(_("“%(sign)s” is missing") % {"sign": expected})
        self.at += 1

    def value(self) -> tuple[Any, str]:
        """The next whole value, and its text."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self.held, self.at)
            except json.JSONDecodeError as error:
                if self.more():
                    continue
                raise self.wrong(error.msg) from None
            except RecursionError:
                raise self.wrong(_("it is nested too deeply")) from None
            if end == len(self.held) and self.more():
                continue
            text, self.at = self.held[self.at : end], end
            return value, text

    def wrong(self, what: str) -> Unreadable:
        return Unreadable(
            "json",
            self.name,
            _("This is not sound JSON after document %(number)d: %(what)s.")
            % {"number": self.documents, "what": what},
        )


def documents_of(
    file: BinaryIO, name: str, encoding: str, lists: Sequence[str]
) -> Iterator[tuple[int, str, Any, str]]:
    """(number from 1, name of the list, document, original text); `lists` are keys that hold lists.

    An object without any of these keys is itself one document; the name of its list is empty.
    """
    with text_of(file, name, encoding) as text:
        buffer = _Buffer(text, name)
        while sign := buffer.peek():
            for place, document, original in _top(buffer, sign, lists):
                buffer.documents += 1
                yield buffer.documents, place, document, original


def _top(buffer: _Buffer, sign: str, lists: Sequence[str]) -> Iterator[tuple[str, Any, str]]:
    if sign == "[":
        for document, text in _items(buffer):
            yield "", document, text
    elif sign == "{":
        yield from _object(buffer, lists)
    else:
        raise buffer.wrong(_("an object or a list is expected"))


def _object(buffer: _Buffer, lists: Sequence[str]) -> Iterator[tuple[str, Any, str]]:
    buffer.take("{")
    plain: dict[str, Any] = {}
    texts: list[str] = []
    has_list = False
    while buffer.peek() != "}":
        key, key_text = buffer.value()
        buffer.take(":")
        if key in lists and buffer.peek() == "[":
            has_list = True
            for document, text in _items(buffer):
                yield key, document, text
        else:
            plain[key], text = buffer.value()
            texts.append(f"{key_text}: {text}")
        if buffer.peek() == ",":
            buffer.at += 1
    buffer.take("}")
    if not has_list:
        yield "", plain, "{" + ", ".join(texts) + "}"


def _items(buffer: _Buffer) -> Iterator[tuple[Any, str]]:
    buffer.take("[")
    while buffer.peek() != "]":
        yield buffer.value()
        if buffer.peek() == ",":
            buffer.at += 1
    buffer.take("]")
