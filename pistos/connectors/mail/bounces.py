"""Reads delivery failures: RFC 3464 reports, and what Exim and older servers write instead.

Pure: bytes in, a value out. Nothing in such a mail is trusted; only a Message-ID that one of our own
messages carries has an effect.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

LONGEST = 2_000_000
"""Bytes of a report that are read; the rest is a copy of a mail that we have."""

_MESSAGE_ID = re.compile(r"^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{1,400}>)", re.I | re.M)
_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
_REPLY = re.compile(r"(?:^|[\s:(<])([45])\d\d[ -](?=\S)")
_DELAYED = re.compile(r"warning:|delay|not yet|will be retried|could not be delivered for", re.I)
_FAILED = re.compile(
    r"undeliver|returned|failure|failed|could not be delivered|couldn't be delivered", re.I
)


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a report says: of which mail, to whom, and why.

    `is_final` when the server has given up, also over a fault called temporary: the person was not
    told. Otherwise it still tries.
    """

    message_id: str
    recipient: str
    is_final: bool
    status: str
    reason: str


def read_bounce(raw: bytes) -> Bounce | None:
    """The bounce that a mail reports; None when it is no report of a failure or delay."""
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    mail = message_from_bytes(raw[:LONGEST], policy=policy.compat32)
    groups = list(_recipient_groups(mail))
    if groups:
        return _from_report(mail, groups)
    return _from_words(mail)


def _recipient_groups(mail: Message) -> Iterator[Message]:
    """The per-recipient fields of delivery-status parts (RFC 3464, section 2.3)."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            payload = part.get_payload()
            for group in payload if isinstance(payload, list) else []:
                if isinstance(group, Message) and (
                    group.get("Action") or group.get("Final-Recipient")
                ):
                    yield group


def _from_report(mail: Message, groups: list[Message]) -> Bounce | None:
    failed = [group for group in groups if _word(group, "Action") == "failed"]
    chosen = (failed or groups)[0]
    action, status = _word(chosen, "Action"), _field(chosen, "Status")
    if action not in {"failed", "delayed"} and not status.startswith(("4", "5")):
        return None
    final = _field(chosen, "Final-Recipient") or _field(chosen, "Original-Recipient")
    return Bounce(
        message_id=_original_id(mail),
        recipient=_address(final.rpartition(";")[2]),
        is_final=action == "failed",
        status=status,
        reason=_tidy(_field(chosen, "Diagnostic-Code") or status or action),
    )


def _from_words(mail: Message) -> Bounce | None:
    """Servers without a report write it for people: Exim's own form, and refusals of old servers."""
    named = _field(mail, "X-Failed-Recipients")
    subject = _field(mail, "Subject")
    sender = _field(mail, "From").lower()
    is_daemon = "mailer-daemon" in sender or "postmaster" in sender or bool(named)
    if not is_daemon or not (named or _FAILED.search(subject) or _DELAYED.search(subject)):
        return None
    text = _text(mail)
    status = _STATUS.search(text)
    reply = _REPLY.search(text)
    is_delay = bool(_DELAYED.search(subject)) and not named
    return Bounce(
        message_id=_original_id(mail),
        recipient=_address(named.split(",")[0]),
        is_final=not is_delay,
        status=status.group(0) if status else "",
        reason=_tidy(_line_around(text, status or reply) or subject),
    )


def _original_id(mail: Message) -> str:
    """The Message-ID of the mail that came back: from its copy, else from its copied headers."""
    for part in mail.walk():
        if part is not mail and part.get_content_type() in {
            "message/rfc822",
            "text/rfc822-headers",
        }:
            found = _MESSAGE_ID.search(part.as_string() if part.is_multipart() else _decoded(part))
            if found:
                return found.group(1)
    found = _MESSAGE_ID.search(_text(mail))
    return found.group(1) if found else ""


def _text(mail: Message) -> str:
    return "\n".join(
        _decoded(part)
        for part in mail.walk()
        if not part.is_multipart() and part.get_content_maintype() == "text"
    )


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""


def _line_around(text: str, found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    start = text.rfind("\n", 0, found.end()) + 1
    end = text.find("\n", found.end())
    return text[start : end if end >= 0 else None]


def _field(message: Message, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())


def _word(message: Message, name: str) -> str:
    return _field(message, name).partition(" ")[0].lower()


def _address(text: str) -> str:
    return parseaddr(text.strip().strip("<>"))[1][:254]


def _tidy(text: str) -> str:
    return " ".join(text.split())[:300]
