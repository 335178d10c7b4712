"""winmail.dat: what Outlook wraps its mail in when it takes the reader for another Outlook."""

import logging
import mimetypes

from tnefparse import TNEF

from pistos.connectors.mail.reading.charsets import storable
from pistos.connectors.mail.reading.headers import tidy
from pistos.conversations.facts import File
from pistos.kit.html import html_to_text

LARGEST = 40_000_000
"""Bytes that are unwrapped; a larger one stays as it came."""

log = logging.getLogger(__name__)


def files_in_winmail(content: bytes) -> list[File]:
    """The files wrapped in it, its text as `message.txt` marked "winmail"; nothing from a broken one."""
    if len(content) > LARGEST:
        return []
    try:
        wrapped = TNEF(content)
        text = _text(wrapped)
        files = [_file(attachment) for attachment in wrapped.attachments]
    except Exception:
        # The library raises whatever its slices meet; the wrapped file itself is kept.
        log.info("a winmail.dat of %s bytes could not be unwrapped", len(content))
        return []
    if text:
        files.insert(0, File("message.txt", "text/plain", text.encode(), content_id="winmail"))
    return files


def _text(wrapped: TNEF) -> str:
    body = wrapped.body
    if body:
        return storable(_words(body)).strip()
    html = wrapped.htmlbody
    return html_to_text(storable(_words(html))) if html else ""


def _file(attachment: object) -> File:
    name = tidy(storable(_words(attachment.long_filename())))[:180] or "file"  # type: ignore[attr-defined]  # untyped
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    data = attachment.data  # type: ignore[attr-defined]  # the library has no types
    return File(
        name=name.rpartition("/")[2].rpartition("\\")[2], content_type=kind, content=bytes(data)
    )


def _words(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value or "")
