"""One mail read whole: who wrote what, where it belongs, and what came with it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message

from pistos.connectors.mail.bounces import Bounce, read_bounce
from pistos.connectors.mail.reading.charsets import text_of
from pistos.connectors.mail.reading.headers import addresses, date_in, field, fields, message_ids
from pistos.connectors.mail.reading.kinds import Kind, is_no_reply, is_spam, kind_of
from pistos.connectors.mail.reading.masking import bytes_of, mask_mail
from pistos.connectors.mail.reading.parts import LONGEST_TEXT, Body, body_of
from pistos.connectors.mail.reading.quotes import separate
from pistos.connectors.mail.reading.threads import is_forward, thread_of
from pistos.conversations.facts import Arrival, Context, File, Sender
from pistos.conversations.models import Channel
from pistos.conversations.rules.addresses import read_message_id
from pistos.kit.cards import masked
from pistos.kit.detecting import language_of
from pistos.kit.html import html_to_text

_KEPT_FIELDS = (
    "From", "To", "Cc", "Reply-To", "Date", "Message-ID", "In-Reply-To", "References",
    "Return-Path", "Delivered-To", "List-Id", "Auto-Submitted", "Precedence",
    "Authentication-Results",
)  # fmt: skip
"""Of an inbound mail; no X-Pistos-* among them: what only we may say counts only from us."""

_LONGEST_FIELD = 1_000

MOST_MARKS = 50_000
"""Lines that may mark a part: reading more of them would take minutes."""


class UnreadableError(Exception):
    """A mail that is built to be expensive; the reason is its text."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """What a mail is. `bounce` is what it reports, when it is a report; it is an arrival all the same."""

    arrival: Arrival
    kind: Kind
    bounce: Bounce | None = None


def read_mail(
    raw: bytes,
    *,
    mailbox_id: int | None,
    received_at: datetime,
    key: str = "",
    is_ours: Callable[[str], bool] = lambda digits: False,
    undated_at: datetime | None = None,
) -> ReadMail:
    """Reads any bytes as a mail; no word of it is lost, and cards are masked in all of it.

    `key` proves our own Message-IDs and plus-addresses; `is_ours` says of a number that it is one of our
    orders or parcels; `undated_at` is the time of a mail that tells none, if that is not when it was
    received. About a millisecond for an ordinary mail. Raises UnreadableError, and RecursionError for parts
    nested some hundred deep.
    """
    if raw.count(b"\n--") > MOST_MARKS:
        raise UnreadableError("too many parts")
    mail = _parsed(raw)
    identity = _identity(mail, raw)
    bounce = read_bounce(raw) if _may_be_report(mail) else None
    kind = kind_of(mail, bounce=bounce, is_ours=read_message_id(identity, key=key) is not None)
    masked_count = mask_mail(mail, is_ours=is_ours)
    body = body_of(mail)
    text, quoted = _said(body, is_whole=is_forward(mail) or kind in {Kind.BOUNCE, Kind.DELAY})
    arrival = Arrival(
        channel=Channel.EMAIL,
        sender=_sender(mail),
        text=text,
        quoted=quoted,
        html="\n".join(body.htmls)[:LONGEST_TEXT],
        subject=field(mail, "subject")[:300],
        happened_at=_time(mail, received_at) or undated_at or received_at,
        external_id=f"mail:{identity}",
        language=language_of(text),
        files=tuple(body.files),
        thread=thread_of(mail, key=key),
        context=Context(
            mailbox_id=mailbox_id,
            headers=_headers(mail),
            original=bytes_of(mail) if masked_count else raw,
        ),
        is_automatic=kind is not Kind.PERSON,
        is_spam=is_spam(mail),
        masked_count=masked_count,
    )
    return ReadMail(_without_cards(arrival, is_ours), kind, bounce)


def _parsed(raw: bytes) -> Message:
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    if raw.startswith(b"From "):
        raw = raw.partition(b"\n")[2]
    mail = message_from_bytes(raw.lstrip(b"\r\n \t\0\xef\xbb\xbf"), policy=policy.compat32)
    if not mail.keys() and raw.lstrip()[:1] == b"<":
        mail["Content-Type"] = "text/html"
    return mail


def _identity(mail: Message, raw: bytes) -> str:
    """The Message-ID; for a mail without a usable one, one made of its bytes, alike whenever it comes."""
    found = message_ids(mail, "message-id")
    if found and len(found[0]) > 4:
        return found[0][:380]
    return f"<{hashlib.sha256(_timeless(raw)).hexdigest()[:40]}@no-message-id.invalid>"


def _timeless(raw: bytes) -> bytes:
    """Without what servers on the way add at the top: the same mail by another way is the same."""
    head, gap, rest = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    kept = [line for line in head.split(b"\n") if line[:1] not in (b" ", b"\t")]
    added = (b"received:", b"delivered-to:", b"return-path:", b"x-", b"from ", b"authentication-")
    return b"\n".join(line for line in kept if not line.lower().startswith(added)) + gap + rest


def _may_be_report(mail: Message) -> bool:
    sender = field(mail, "from").lower()
    if "mailer-daemon" in sender or "postmaster" in sender or mail.get("X-Failed-Recipients"):
        return True
    return any(part.get_content_type() == "message/delivery-status" for part in mail.walk())


def _said(body: Body, *, is_whole: bool) -> tuple[str, str]:
    """The author's words and the quoted history."""
    text = "\n\n".join(part.strip("\n") for part in body.texts if part.strip())
    if not text.strip() and body.htmls:
        text = "\n\n".join(html_to_text(html) for html in body.htmls)
    text = text[: 2 * LONGEST_TEXT]
    if is_whole:
        own, quoted = text.strip("\n"), ""
    else:
        separated = separate(text)
        own, quoted = separated.text, separated.quoted
    if body.calendar and body.calendar not in own:
        own = f"{own}\n\n{body.calendar}".strip("\n")
    return own, quoted


def _sender(mail: Message) -> Sender:
    """The From address; the Reply-To where From is nobody's, as contact forms write it."""
    writers = addresses(mail, "from") or addresses(mail, "sender")
    if not writers:
        return Sender(kind="email", value="", name=field(mail, "from")[:200])
    name, address = writers[0]
    answers = addresses(mail, "reply-to")
    if answers and is_no_reply(address):
        name, address = answers[0][0] or name, answers[0][1]
    return Sender(kind="email", value=address[:254], name=name, email=address[:254])


def _time(mail: Message, received_at: datetime) -> datetime | None:
    """When it reached a server; the sender's own clock may be wrong. Never later than now."""
    newest = next(fields(mail, "received"), "").rpartition(";")[2]
    found = date_in(newest) or date_in(field(mail, "date"))
    return min(found, received_at) if found else None


def _headers(mail: Message) -> Mapping[str, str]:
    found = {name: field(mail, name.lower())[:_LONGEST_FIELD] for name in _KEPT_FIELDS}
    return {name: value for name, value in found.items() if value}


def _without_cards(arrival: Arrival, is_ours: Callable[[str], bool]) -> Arrival:
    """What reading has brought to light: digits that tags had parted, words unwrapped from a file."""
    names = [arrival.sender.name, *(file.name for file in arrival.files)]
    texts = [arrival.text, arrival.quoted, arrival.subject, arrival.html, *names]
    found = [masked(text, is_ours=is_ours) for text in texts]
    files = tuple(_masked_files(arrival, [text for text, _ in found[5:]], is_ours))
    count = arrival.masked_count + sum(number for _, number in found)
    text, quoted, subject, html, name = (text for text, _ in found[:5])
    return replace(
        arrival,
        text=text,
        quoted=quoted,
        subject=subject,
        html=html,
        sender=replace(arrival.sender, name=name),
        files=files,
        masked_count=count,
    )


def _masked_files(
    arrival: Arrival, names: Iterable[str], is_ours: Callable[[str], bool]
) -> Iterator[File]:
    for file, name in zip(arrival.files, names, strict=True):
        content = file.content
        if file.content_type.startswith(("text/", "message/")):
            text, count = masked(text_of(content), is_ours=is_ours)
            content = text.encode() if count else content
        yield replace(file, name=name, content=content)
