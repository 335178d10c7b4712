"""A mail's parts: what was written, as plain text and as HTML, and the files that came with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from email.utils import collapse_rfc2231_value

from pistos.connectors.mail.reading.calendars import calendar_summary
from pistos.connectors.mail.reading.charsets import text_of
from pistos.connectors.mail.reading.headers import decoded, tidy
from pistos.connectors.mail.reading.winmail import files_in_winmail
from pistos.conversations.facts import File

LONGEST_TEXT = 1_000_000
"""Characters of text and of HTML that are taken from one part; the original keeps all."""

MOST_PARTS = 500
"""Parts of one mail that are looked at."""

_ENDINGS = {
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "text/vcard": ".vcf",
}
_READ_AS_TEXT = {
    "message/delivery-status",
    "message/disposition-notification",
    "text/rfc822-headers",
}
_WRITTEN = {"text/plain", "text/html", "text/enriched", "text/x-amp-html"}
_SEPARATORS = re.compile(r"[/\\:\x00]")
_CID = re.compile(r"[<>\s]")


@dataclass(slots=True)
class Body:
    """What was found; `calendar` is what calendar parts say in words."""

    texts: list[str] = field(default_factory=list)
    htmls: list[str] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    calendar: str = ""


def body_of(mail: Message) -> Body:
    """Reads all parts of a mail, whatever their nesting; a mail inside it stays one file."""
    body = Body()
    for number, part in enumerate(_leaves(mail)):
        if number >= MOST_PARTS:
            break
        _take(part, body)
    if not any(text.strip() for text in body.texts) and not body.htmls:
        _take_first_of_winmail(body)
    return body


def _leaves(part: Message) -> Iterator[Message]:
    """The parts that hold something, in their order; iterative, since nesting can be deep."""
    waiting = [part]
    while waiting:
        here = waiting.pop()
        children = here.get_payload() if here.is_multipart() else None
        if isinstance(children, list) and not _is_whole(here):
            waiting.extend(child for child in reversed(children) if isinstance(child, Message))
        else:
            yield here


def _is_whole(part: Message) -> bool:
    return part.get_content_maintype() == "message"


def _take(part: Message, body: Body) -> None:
    kind = part.get_content_type()
    if kind in _READ_AS_TEXT or kind.startswith("multipart/"):
        body.texts.append(_status_text(part))
        return
    name = file_name(part)
    disposition = _disposition(part)
    is_first = not (body.texts or body.htmls)
    if kind in _WRITTEN and disposition != "attachment" and (is_first or not name):
        _take_text(part, kind, name, body)
        return
    content = content_of(part)
    if kind == "text/calendar":
        body.calendar = body.calendar or calendar_summary(text_of(content, _charset(part)))
    elif kind == "application/ms-tnef" or name.lower() == "winmail.dat":
        body.files.extend(files_in_winmail(content))
    if not content and not name:
        return
    cid = _CID.sub("", tidy(decoded(part.get("Content-ID") or "")))[:200]
    body.files.append(
        File(
            name=name or f"{_stem(kind)}{_ENDINGS.get(kind, '')}",
            content_type=kind,
            content=content,
            content_id=cid,
            is_inline=bool(cid) and disposition != "attachment",
        )
    )


def text_of_part(part: Message) -> str:
    """What a part says, all of it, with plain line ends."""
    text = text_of(content_of(part), _charset(part))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _take_text(part: Message, kind: str, name: str, body: Body) -> None:
    text = text_of_part(part)[:LONGEST_TEXT]
    if kind == "text/html":
        body.htmls.append(text)
    elif kind == "text/plain" or not (body.texts or body.htmls):
        is_flowed = str(part.get_param("format", "")).lower() == "flowed"
        deletes = str(part.get_param("delsp", "")).lower() == "yes"
        body.texts.append(_unflowed(text, joint="" if deletes else " ") if is_flowed else text)
    if name and kind == "text/plain":
        body.files.append(
            File(name=name, content_type=kind, content=content_of(part), is_inline=True)
        )


def content_of(part: Message) -> bytes:
    """The bytes of a part, decoded as far as its encoding is whole."""
    if part.is_multipart():
        inner = part.get_payload()
        return b"\n".join(_flat(child) for child in inner if isinstance(child, Message))
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, UnicodeError, AssertionError):
        content = None
    undecoded = part.get_payload()
    if isinstance(content, bytes) and (content or not undecoded):
        return content
    return str(undecoded or "").encode("utf-8", "surrogateescape")


def _flat(part: Message) -> bytes:
    try:
        return part.as_bytes()
    except (ValueError, LookupError, UnicodeError, TypeError, AttributeError, RecursionError):
        heads = "".join(f"{key}: {value}\n" for key, value in part.raw_items())
        return heads.encode("utf-8", "surrogateescape")


def file_name(part: Message) -> str:
    """The name a file was given, without folders and hidden marks; empty when it has none."""
    for header, parameter in (("Content-Disposition", "filename"), ("Content-Type", "name")):
        _decode_in_place(part, header)
        try:
            value = part.get_param(parameter, header=header)
            raw = collapse_rfc2231_value(value) if value else ""
        except (ValueError, LookupError, UnicodeError, TypeError, AttributeError):
            raw = ""
        if raw:
            name = tidy(decoded(raw)).strip("\"' ")
            return _shortened(_SEPARATORS.split(name)[-1].strip(". "))
    return ""


def _decode_in_place(part: Message, header: str) -> None:
    """Raw eight-bit bytes, which the library would replace by question marks."""
    for key, value in part.raw_items():
        if key.lower() == header.lower() and not str(value).isascii():
            part.replace_header(key, tidy(decoded(value)))
            return


def _shortened(name: str) -> str:
    if len(name) <= 180:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:160]}.{ending}" if dot and len(ending) <= 10 else name[:180]


def _stem(kind: str) -> str:
    return "message" if kind == "message/rfc822" else kind.partition("/")[0] or "file"


def _charset(part: Message) -> str:
    try:
        value = part.get_param("charset", "")
        return collapse_rfc2231_value(value) if value else ""
    except (ValueError, LookupError, UnicodeError, TypeError):
        return ""


def _disposition(part: Message) -> str:
    return str(part.get("Content-Disposition") or "").partition(";")[0].strip().lower()


def _status_text(part: Message) -> str:
    """Reports are groups of fields, and a multipart may have no parts: nothing of them is lost."""
    return text_of_part(part)[:LONGEST_TEXT]


def _unflowed(text: str, *, joint: str) -> str:
    """Joins the lines of RFC 3676 text that end in a space; quote marks and "-- " stay."""
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if is_open and lines and _depth(lines[-1]) == depth and words != "-- ":
            lines[-1] = lines[-1].rstrip(" ") + joint + words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        is_open = words.endswith(" ") and words != "-- "
    return "\n".join(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def _take_first_of_winmail(body: Body) -> None:
    """A mail that is nothing but winmail.dat: its text is in there."""
    for place, file in enumerate(body.files):
        if file.name == "message.txt" and file.content_id == "winmail":
            body.texts.append(text_of(file.content))
            body.files[place] = replace(file, content_id="")
            return
