"""Bytes to text, whatever their label says: labels are missing, unknown or wrong in much real mail.

Nothing here raises, and no text holds a NUL or half a character: PostgreSQL refuses both.
"""

import codecs
import re

from pistos.kit.detecting import likeness_to_language

SAMPLE = 20_000
"""Bytes that are looked at where a character set has to be guessed."""

_WEAK_LABELS = {"", "ascii", "iso8859-1", "cp1252", "unknown-8bit"}
_LIKELIEST = "cp1250"
_GUESSES = ("cp1253", "cp1251", "cp1250", "cp1252", "koi8-r", "iso8859-7", "iso8859-2", "cp1254")
_ALIASES = {
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-2022-jp": "iso-2022-jp-ext",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "ansi_x3.4-1968": "ascii",
    "windows-874": "cp874",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "macgreek": "mac-greek",
    "x-mac-greek": "mac-greek",
    "x-mac-ce": "mac-latin2",
    "elot_928": "iso8859-7",
}
_NOT_A_LABEL = re.compile(r"[^A-Za-z0-9_.:\-]")
_NEVER = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}


def text_of(content: bytes, label: str = "") -> str:
    """The text in the bytes: by the label where it fits, else by what the bytes look like."""
    return storable(_decoded(content, _codec(label)))


def storable(text: str) -> str:
    """Without NULs and lone halves of characters."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _codec(label: str) -> str:
    name = _NOT_A_LABEL.sub("", label.partition(";")[0])[:40].lower()
    name = _ALIASES.get(name, name)
    try:
        found = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return ""
    if found is None or not found._is_text_encoding or found.name in _NEVER:
        return ""
    return found.name


def _decoded(content: bytes, codec: str) -> str:
    is_plain = not codec.startswith(("utf-16", "utf-32", "utf-7", "iso2022", "hz"))
    if is_plain and content.isascii():
        return content.decode("ascii")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    is_utf8 = _or_none(content.removeprefix(codecs.BOM_UTF8), "utf-8")
    if is_plain and is_utf8 is not None:
        # Eight-bit text of another kind is hardly ever well-formed UTF-8 by accident.
        return is_utf8
    if codec and codec not in _WEAK_LABELS and codec != "utf-8":
        text = _or_none(content, codec)
        if text is not None and not _is_suspicious(text):
            return text
        if codec == "iso8859-7":
            return content.decode("cp1253", "replace")
    return _guessed(content, codec)


def _guessed(content: bytes, codec: str) -> str:
    """The candidate in which most common words are found; what stays unreadable is replaced."""
    sample = content[:SAMPLE]
    fallback = codec if codec and codec != "ascii" else _LIKELIEST
    if codec == "utf-8" and _mostly_utf8(sample):
        return content.decode("utf-8", "replace")
    best, best_score = fallback, likeness_to_language(sample.decode(fallback, "replace"))
    for candidate in _GUESSES:
        score = likeness_to_language(sample.decode(candidate, "replace"))
        if score > best_score:
            best, best_score = candidate, score
    return content.decode(best, "replace")


def _mostly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    high = sum(1 for character in text if ord(character) > 127)
    return high > 0 and text.count("\ufffd") * 4 <= high


def _is_suspicious(text: str) -> bool:
    """C1 controls never stand in mail: they show that a Windows set was called an ISO one."""
    return any("\x80" <= character <= "\x9f" for character in text[:SAMPLE])


def _or_none(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None
