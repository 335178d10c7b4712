"""A mail's header fields as text: encoded words, raw eight-bit bytes, folds, addresses, dates, ids."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice

from pistos.connectors.mail.reading.charsets import storable, text_of

LONGEST = 100_000
"""Characters of a field that are read; the original keeps all."""

MOST = 2_000
"""Fields of a mail that are looked at."""

_SPACES = re.compile(r"\s+")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Controls, and marks that turn the direction of text: a name or a file must not pose as another."""
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,380}>")
_BARE_ID = re.compile(r"[^<>\s,;\"]{1,300}@[^<>\s,;\"]{1,100}")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"@\\]{1,64}@[^\s<>()\[\],;:\"@\\]{1,189}")
_BETWEEN = re.compile(r"[,;]")
_LAST_COMMENT = re.compile(r"\([^()]{0,100}\)\s*$")
_EARLIEST = datetime(1985, 1, 1, tzinfo=UTC)


def field(message: Message, name: str) -> str:
    """The first field of that name, decoded, on one line, without hidden marks."""
    return next(fields(message, name), "")


def fields(message: Message, name: str) -> Iterator[str]:
    """All fields of that name, as `field` gives one."""
    for key, value in islice(message.raw_items(), MOST):
        if key.lower() == name:
            yield tidy(decoded(value))


def decoded(value: object) -> str:
    """A raw field's text: RFC 2047 words, else raw bytes in whatever character set they seem to be."""
    raw = str(value)[:LONGEST]
    if not raw.isascii():
        raw = text_of(raw.encode("utf-8", "surrogateescape"))
    if "=?" not in raw:
        return storable(raw)
    try:
        parts = decode_header(_mended(raw))
    except (HeaderParseError, ValueError):
        return storable(raw)
    return storable(
        "".join(part if isinstance(part, str) else _word(part, charset) for part, charset in parts)
    )


def tidy(text: str) -> str:
    """On one line and without hidden marks; no line break survives, so none can add a field."""
    return _SPACES.sub(" ", _HIDDEN.sub("", text)).strip()


def addresses(message: Message, name: str) -> list[tuple[str, str]]:
    """Names and addresses of the fields of that name; addresses in lower case, unusable ones left out."""
    found: list[tuple[str, str]] = []
    for value in fields(message, name):
        found += _pairs(value)
    return found


def message_ids(message: Message, name: str) -> list[str]:
    """The identities in a field, in their order, each with its angle brackets."""
    text = " ".join(fields(message, name))
    return _MESSAGE_ID.findall(text) or [f"<{bare}>" for bare in _BARE_ID.findall(text)]


def date_in(text: str) -> datetime | None:
    """A mail's date in UTC; None for what is no date."""
    try:
        found = parsedate_to_datetime(_LAST_COMMENT.sub("", text.strip()))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    try:
        found = found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return found if found > _EARLIEST else None


def _pairs(value: str) -> list[tuple[str, str]]:
    name, angle, address = value.rpartition("<")
    is_one = "@" not in name or not _BETWEEN.search(value)
    if angle and is_one and value.endswith(">") and "<" not in name:
        # By far the commonest form, and the one in which names hold what breaks the grammar.
        pairs = [(name, address[:-1])]
    else:
        pairs = _by_grammar(value)
        if not any(_ADDRESS.fullmatch(address) for _, address in pairs):
            pairs = [("", found) for found in _ADDRESS.findall(value)]
    return [
        (_plain_name(name), address.strip().lower())
        for name, address in pairs
        if _ADDRESS.fullmatch(address.strip())
    ]


def _by_grammar(value: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([value])
    except RecursionError:
        # Comments nested a thousand deep: nobody's address.
        return []


def _plain_name(name: str) -> str:
    name = name.strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return tidy(name)[:200]


def _mended(raw: str) -> str:
    """Encoded words glued to each other or to text, which the grammar forbids and senders write."""
    return re.sub(r"\?=(?==\?)", "?= ", raw)


def _word(part: bytes, charset: str | None) -> str:
    if charset is None:
        return part.decode("raw-unicode-escape", "replace")
    return text_of(part, charset)
