"""Which characters the bytes of a file stand for: UTF-8 where it holds, else told by its letters.

Greek in an eight-bit set comes in runs of high bytes; Slovene and its neighbours have single high
bytes between ASCII letters. What fits neither is refused: a wrong guess would spoil every name.
"""

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from django.utils.translation import gettext as _

from pistos.kit.tables.problems import Unreadable

PIECE = 1 << 20
KNOWN = ("utf-8", "utf-8-sig", "utf-16", "windows-1253", "windows-1250", "iso-8859-7")
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "excel"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"SQLite format 3", "database"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_GREEK_RUN = re.compile(rb"[\xa2\xb6\xb8-\xfe]{2,}")
_LONE = re.compile(
    rb"(?<=[A-Za-z])[\x80-\xff](?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff](?=[A-Za-z])"
)
_ISO_ALPHA = re.compile(rb"(?<![\xb8-\xfe])\xb6(?=[\xc1-\xfe])")
_WINDOWS_ALPHA = re.compile(rb"(?<![\xb8-\xfe])\xa2(?=[\xc1-\xfe])")
_CENTRAL = set("čšžćđČŠŽĆĐáéíóúýäöüőűßÁÉÍÓÚÝÄÖÜŐŰ€–—„“”’‚…§°«»·×÷´")


def encoding_of(file: BinaryIO, name: str) -> str:
    """The encoding of a binary file positioned at its start; the whole is read once, in pieces.

    Raises Unreadable for an empty file, a binary one, and letters that no known set explains.
    """
    first = file.read(PIECE)
    if not first.strip():
        raise Unreadable("empty", name, _("The file is empty."))
    for magic, kind in _MAGIC:
        if first.startswith(magic):
            raise Unreadable("binary", name, _not_text(kind))
    if first.startswith(codecs.BOM_UTF8):
        return _checked(file, first, name)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(_CONTROL.findall(first[:4096])) > len(first[:4096]) // 50:
        raise Unreadable("binary", name, _not_text("binary"))
    return _checked(file, first, name)


def _not_text(kind: str) -> str:
    if kind in ("zip", "excel"):
        return _("This is an Excel workbook or an archive. Save the sheet as CSV (UTF-8).")
    return _("This is not a text file. Export the orders as CSV or JSON.")


def _checked(file: BinaryIO, first: bytes, name: str) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece, high = first, b""
    is_utf8 = True
    while piece:
        if is_utf8:
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                is_utf8 = False
        if not is_utf8 and len(high) < PIECE:
            high += b"".join(re.findall(rb"[^\n]*[\x80-\xff][^\n]*\n?", piece))[:PIECE]
        if len(high) >= PIECE:
            break
        piece = file.read(PIECE)
    if is_utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            raise Unreadable(
                "encoding", name, _("The file breaks off in the middle of a letter.")
            ) from None
        return "utf-8-sig" if first.startswith(codecs.BOM_UTF8) else "utf-8"
    return _eight_bit(high, file, name)


def _eight_bit(sample: bytes, file: BinaryIO, name: str) -> str:
    runs = sum(len(run) for run in _GREEK_RUN.findall(sample))
    lone = len(_LONE.findall(sample))
    high = len(re.findall(rb"[\x80-\xff]", sample))
    if runs * 10 >= high * 6:
        is_iso = len(_ISO_ALPHA.findall(sample)) > len(_WINDOWS_ALPHA.findall(sample))
        chosen = "iso-8859-7" if is_iso else "windows-1253"
    elif lone * 10 >= high * 6:
        chosen = "windows-1250"
    else:
        chosen = ""
    if chosen and _explains(sample, chosen):
        return chosen
    raise Unreadable(
        "encoding",
        name,
        _(
            "The letters of this file are in none of the encodings known here (UTF-8, windows-1253,"
            " windows-1250, ISO 8859-7); the first that is not UTF-8 stands in line %(line)d."
            " Save it as UTF-8, or name its encoding in the profile."
        )
        % {"line": _line_at_fault(file, "utf-8")},
    )


@contextmanager
def text_of(file: BinaryIO, name: str, encoding: str) -> Iterator[io.TextIOWrapper]:
    """The bytes as text; the file itself stays its opener's to close.

    Unreadable for an encoding that there is not, and for bytes that it does not know: it names the line.
    """
    try:
        text = io.TextIOWrapper(file, encoding=encoding, errors="strict", newline="")
    except LookupError:
        raise Unreadable(
            "encoding", name, _("There is no encoding “%(encoding)s”.") % {"encoding": encoding}
        ) from None
    try:
        yield text
    except UnicodeError:
        raise Unreadable(
            "encoding",
            name,
            _("Line %(line)d holds bytes that are not %(encoding)s. Name the right encoding.")
            % {"line": _line_at_fault(file, encoding), "encoding": encoding},
        ) from None
    finally:
        with suppress(ValueError):
            text.detach()


def _line_at_fault(file: BinaryIO, encoding: str) -> int:
    """The line of the first bytes that the encoding does not know; the file is read anew."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    feeds = returns = 0
    is_over = False
    while not is_over:
        piece = file.read(PIECE)
        is_over = not piece
        try:
            text = decoder.decode(piece, final=is_over)
        except UnicodeDecodeError as error:
            text, is_over = error.object[: error.start].decode(encoding, "ignore"), True
        except UnicodeError:
            break
        feeds, returns = feeds + text.count("\n"), returns + text.count("\r")
    return 1 + (feeds or returns)


def _explains(sample: bytes, encoding: str) -> bool:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    if encoding != "windows-1250":
        return True
    strange = sum(1 for c in text if ord(c) > 127 and c not in _CENTRAL and not c.isspace())
    return strange * 20 <= sum(1 for c in text if ord(c) > 127)
