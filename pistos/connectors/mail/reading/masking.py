"""The original bytes of a mail without card numbers: its text parts written anew, all else as it came."""

from collections.abc import Callable
from email.message import Message

from pistos.connectors.mail.reading.headers import decoded
from pistos.connectors.mail.reading.parts import text_of_part
from pistos.kit.cards import masked

_NAMED = ("subject", "comments", "keywords", "thread-topic")


def masked_original(mail: Message, raw: bytes, *, is_ours: Callable[[str], bool]) -> bytes:
    """The bytes to keep. A part that held no card number keeps its encoding; nothing found, nothing changed.

    Changes the mail that is given. Raises what the generator raises: the caller keeps nothing then.
    """
    is_changed = _mask_fields(mail, is_ours)
    for part in mail.walk():
        if part.is_multipart() or part.get_content_maintype() not in {"text", "message"}:
            continue
        text, count = masked(text_of_part(part), is_ours=is_ours)
        if count:
            is_changed = True
            _write(part, text)
    return mail.as_bytes() if is_changed else raw


def _mask_fields(mail: Message, is_ours: Callable[[str], bool]) -> bool:
    is_changed = False
    for part in mail.walk():
        for name in {name for name, _ in part.raw_items() if name.lower() in _NAMED}:
            text, count = masked(decoded(dict(part.raw_items())[name]), is_ours=is_ours)
            if count:
                part.replace_header(name, " ".join(text.split()))
                is_changed = True
    return is_changed


def _write(part: Message, text: str) -> None:
    del part["Content-Transfer-Encoding"]
    if part.get_content_maintype() == "text":
        part.set_payload(text, "utf-8")
        return
    part["Content-Transfer-Encoding"] = "8bit"
    part.set_payload(text.encode("utf-8").decode("ascii", "surrogateescape"))
