"""A mail without card numbers: its text parts written anew, all else as it came."""

from collections.abc import Callable
from email.message import Message

from pistos.connectors.mail.reading.headers import decoded
from pistos.connectors.mail.reading.parts import text_of_part
from pistos.kit.cards import masked

_WORDED = frozenset(
    "subject comments keywords thread-topic from to cc reply-to sender content-disposition"
    " content-description".split()
)
"""Fields in which people's words stand; the others hold identities that must stay as they are."""


def mask_mail(mail: Message, *, is_ours: Callable[[str], bool]) -> int:
    """Changes the mail, mails inside it too; how many numbers were masked.

    A part that holds no card number keeps its encoding.
    """
    count = _mask_fields(mail, is_ours)
    for part in mail.walk():
        if isinstance(part.preamble, str):
            part.preamble, found = masked(part.preamble, is_ours=is_ours)
            count += found
        if part.is_multipart() or part.get_content_maintype() not in {"text", "message"}:
            continue
        text, found = masked(text_of_part(part), is_ours=is_ours)
        if found:
            count += found
            _write(part, text)
    return count


def bytes_of(mail: Message) -> bytes:
    """A changed mail as bytes; none where it is too broken to be written: what was read is kept."""
    try:
        return mail.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""


def _mask_fields(mail: Message, is_ours: Callable[[str], bool]) -> int:
    masked_count = 0
    for part in mail.walk():
        count = _mask_worded(part, is_ours)
        file_name = part.get_param("name")
        if isinstance(file_name, str):
            text, found = masked(file_name, is_ours=is_ours)
            if found:
                part.set_param("name", text)
            count += found
        masked_count += count
    return masked_count


def _mask_worded(part: Message, is_ours: Callable[[str], bool]) -> int:
    """A field may stand there twice: where one holds a number all are set anew, in their order."""
    kept: list[tuple[str, str]] = []
    masked_count = 0
    for name, value in part.raw_items():
        if name.lower() in _WORDED:
            text, count = masked(decoded(value), is_ours=is_ours)
            if count:
                value = " ".join(text.split())
                masked_count += count
        kept.append((name, value))
    if masked_count:
        for name in {name for name, _ in kept}:
            del part[name]
        for name, value in kept:
            part[name] = value
    return masked_count


def _write(part: Message, text: str) -> None:
    del part["Content-Transfer-Encoding"]
    if part.get_content_maintype() == "text":
        part.set_payload(text, "utf-8")
        return
    part["Content-Transfer-Encoding"] = "8bit"
    part.set_payload(text.encode("utf-8").decode("ascii", "surrogateescape"))
