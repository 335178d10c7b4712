"""The one way in for mail, whoever brings it: a fetcher, a mail server's pipe, a web-hook, an import.

Nothing is raised over what a mail holds, and nothing is lost: what cannot be processed is quarantined,
and its neighbours arrive. Only a database or a storage that does not answer is raised, for then the
mail must stay where it is.
"""

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError

from pistos.connectors.mail.reading import Kind, ReadMail, UnreadableError, read_mail
from pistos.connectors.mail.receiving import note_report
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Outcome, Received
from pistos.conversations.models import Message
from pistos.mailboxes.actions.quarantining import LARGEST, quarantine_mail
from pistos.orders.queries import is_number_of_ours

log = logging.getLogger(__name__)


class InboundMail:
    """The `MailTaker` of every installation."""

    def take(self, raw: bytes, *, source: str, mailbox_id: int | None, at: datetime) -> str:
        return take_mail(raw, source=source, mailbox_id=mailbox_id, at=at).outcome.value


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a mail, and why in a few words of ours."""

    received: Received
    reason: str = ""


def take_mail(raw: bytes, *, source: str, mailbox_id: int | None, at: datetime) -> Received:
    """Takes one mail in, once. `source` says where it came from, for the quarantine: "imap", a file.

    A report on a mail of ours is noted there. Raises OperationalError or OSError when the database or
    the storage is away; then nothing was taken.
    """
    return take(raw, source=source, mailbox_id=mailbox_id, at=at).received


def take(
    raw: bytes,
    *,
    source: str,
    mailbox_id: int | None,
    at: datetime,
    undated_at: datetime | None = None,
) -> Taken:
    """As `take_mail`, with the reason. `undated_at` is the time of a mail that tells none."""
    if len(raw) > LARGEST:
        reason, detail = "too-large", f"{len(raw)} bytes"
    else:
        try:
            return _tried_twice(raw, mailbox_id, undated_at, at)
        except (OperationalError, InterfaceError):
            raise
        except (UnreadableError, RecursionError) as error:
            reason, detail = "unreadable", _place(error)
        except Exception as error:
            # The mail's own words stay out of the log: only what failed, and where.
            reason, detail = "failed", _place(error)
            log.error("a mail from %s was quarantined: %s", source, detail)
    quarantine_mail(
        raw=raw, source=source, mailbox_id=mailbox_id, reason=reason, detail=detail, at=at
    )
    return Taken(Received(Outcome.QUARANTINED), f"{reason}: {detail}")


def _tried_twice(
    raw: bytes, mailbox_id: int | None, undated_at: datetime | None, at: datetime
) -> Taken:
    """Two mails that make the same row at once: the second finds it made when it tries again."""
    try:
        return _taken(raw, mailbox_id, undated_at, at)
    except IntegrityError:
        return _taken(raw, mailbox_id, undated_at, at)


def _taken(raw: bytes, mailbox_id: int | None, undated_at: datetime | None, at: datetime) -> Taken:
    mail = read_mail(
        raw,
        mailbox_id=mailbox_id,
        received_at=at,
        key=settings.SECRET_KEY,
        is_ours=is_number_of_ours,
        undated_at=undated_at,
    )
    bounce = mail.bounce
    if bounce is not None and note_report(bounce, at=at):
        return Taken(Received(Outcome.BOUNCE), f"{mail.kind} {bounce.status}".strip())
    received = receive_message(arrival=mail.arrival, at=at)
    if received.outcome is Outcome.DUPLICATE:
        received = _second_of_its_id(mail, received, at)
    if received.outcome is Outcome.DUPLICATE:
        return Taken(received, "known")
    if bounce is not None:
        received = replace(received, outcome=Outcome.BOUNCE)
        return Taken(received, f"{mail.kind} {bounce.status}".strip())
    return Taken(received, "" if mail.kind is Kind.PERSON else mail.kind.value)


def _second_of_its_id(mail: ReadMail, received: Received, at: datetime) -> Received:
    """Some programs give every mail the same Message-ID: another mail is not dropped for that.

    Once for ever too: the second is known by its id and its words.
    """
    first, arrival = received.message, mail.arrival
    if first is None or _is_same(arrival, first):
        return received
    own_id = f"{arrival.external_id[:340]}#{_digest(arrival)}"
    return receive_message(arrival=replace(arrival, external_id=own_id), at=at)


def _is_same(arrival: Arrival, first: Message) -> bool:
    """The same mail by another way; a list's footer may have been added on the way."""
    if arrival.sender.value and arrival.sender.value != first.author_address:
        return False
    new, old = _bare(f"{arrival.text} {arrival.quoted}"), _bare(f"{first.text} {first.quoted}")
    if bool(new) != bool(old) or not (new.startswith(old) or old.startswith(new)):
        return False
    return len(arrival.files) == first.attachments.count()


def _bare(words: str) -> str:
    return "".join(words.split())


def _digest(arrival: Arrival) -> str:
    names = " ".join(file.name for file in arrival.files)
    told = f"{arrival.sender.value} {_bare(arrival.text + arrival.quoted)} {names}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:24]


def _place(error: BaseException) -> str:
    """The kind of the error and the line it came from, without the words of the mail."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else ""
    return f"{type(error).__name__} {where}".strip()
