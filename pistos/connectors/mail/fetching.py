"""Fetches what is new in a mailbox, in bounded runs, each mail exactly once in effect.

How far it came is noted after each mail. What a crash leaves taken and not noted is met again and known
by its Message-ID; so are all mails when the server counts anew (another UIDVALIDITY): then only ids
cross the wire.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pistos.connectors.mail.connecting import ends_within
from pistos.connectors.mail.imap import AT_ONCE, Outline, Sitting, sitting_at
from pistos.conversations.queries.house import one_run
from pistos.conversations.queries.identities import known_message_ids
from pistos.kit import clock
from pistos.mailboxes.actions import fetching as books
from pistos.mailboxes.actions.quarantining import LARGEST, quarantine_headers
from pistos.mailboxes.actions.secrets import connection_of
from pistos.mailboxes.facts import Bookmark
from pistos.mailboxes.models import Mailbox
from pistos.mailboxes.ports import CannotRead, mail_taker


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long one run may last, how many mails it may take, and how large one may be."""

    seconds: float = 120
    mails: int = 500
    largest: int = LARGEST


@dataclass(slots=True)
class Run:
    """What a run did. `is_whole` when nothing new was left."""

    taken: int = 0
    skipped: int = 0
    is_whole: bool = False


def fetch_mailbox(mailbox_id: int, *, bounds: Bounds = Bounds()) -> Run | None:
    """Reads a mailbox once; None when another process is reading it, or it is not to be read.

    What stands in the way is noted on the mailbox and raised as CannotRead.
    """
    with books.sole_reader(mailbox_id=mailbox_id) as is_ours:
        mailbox = Mailbox.objects.filter(pk=mailbox_id, is_active=True).first()
        if not is_ours or mailbox is None or not mailbox.host:
            return None
        books.begin_fetch(mailbox=mailbox, at=clock.now())
        with noting_problems(mailbox), one_run():
            connection = connection_of(mailbox=mailbox, at=clock.now())
            with sitting_at(connection, seconds=bounds.seconds) as sitting:
                return read_new(mailbox, sitting, bounds)


def read_new(mailbox: Mailbox, sitting: Sitting, bounds: Bounds) -> Run:
    """Takes what is new in an open folder, within the bounds."""
    run, until = Run(), time.monotonic() + bounds.seconds
    with ends_within(bounds.seconds + 10, sitting.socket):
        place = _start(mailbox, sitting)
        is_recount = place.last_uid == 0
        for uids in _batches(_new_uids(mailbox, sitting, place), AT_ONCE):
            outlines = {row.uid: row for row in sitting.outlines(uids)}
            # Some programs give every mail the same id: only where mails are met again it decides.
            known = known_message_ids(row.message_id for row in outlines.values() if is_recount)
            for uid in uids:
                if run.taken >= bounds.mails or time.monotonic() >= until:
                    return run
                outline = outlines.get(uid)
                if outline is None or outline.message_id in known:
                    run.skipped += 1
                else:
                    _take(mailbox, sitting, outline, bounds.largest)
                    run.taken += 1
                place = _note(mailbox, sitting, uid)
    if place.last_uid != mailbox.last_uid or place.uid_validity != mailbox.uid_validity:
        books.note_place(mailbox=mailbox, place=place)
    run.is_whole = True
    books.note_fetched(mailbox=mailbox, at=clock.now())
    return run


def _start(mailbox: Mailbox, sitting: Sitting) -> Bookmark:
    if mailbox.uid_validity == sitting.uid_validity:
        return Bookmark(mailbox.uid_validity, mailbox.last_uid)
    return Bookmark(sitting.uid_validity, 0)


def _new_uids(mailbox: Mailbox, sitting: Sitting, place: Bookmark) -> Iterable[int]:
    if 0 < sitting.uid_next <= place.last_uid + 1:
        return ()
    return sitting.uids_after(place.last_uid, since=mailbox.reads_from)


def _batches(uids: Iterable[int], size: int) -> Iterator[list[int]]:
    batch: list[int] = []
    for uid in uids:
        batch.append(uid)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _take(mailbox: Mailbox, sitting: Sitting, outline: Outline, largest: int) -> None:
    source = f"imap:{mailbox.address}"
    if outline.size > largest:
        headers = sitting.headers(outline.uid)
        if headers is not None:
            quarantine_headers(
                headers=headers,
                size=outline.size,
                source=source,
                mailbox_id=mailbox.pk,
                at=clock.now(),
            )
    else:
        raw = sitting.whole(outline.uid)
        if raw is not None:
            mail_taker().take(raw, source=source, mailbox_id=mailbox.pk, at=clock.now())


def _note(mailbox: Mailbox, sitting: Sitting, uid: int) -> Bookmark:
    place = Bookmark(sitting.uid_validity, uid)
    books.note_place(mailbox=mailbox, place=place)
    mailbox.uid_validity, mailbox.last_uid = place.uid_validity, place.last_uid
    return place


@contextmanager
def noting_problems(mailbox: Mailbox) -> Iterator[None]:
    """Notes on the mailbox what a person has to know, and lets it rise."""
    try:
        yield
    except CannotRead as problem:
        books.note_problem(mailbox=mailbox, problem=str(problem), at=clock.now())
        raise
    except OSError:
        words = _("A mail could not be stored here; it stays in the mailbox and is tried again.")
        books.note_problem(mailbox=mailbox, problem=words, at=clock.now())
        raise
