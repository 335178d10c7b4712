"""The books of fetching: who reads a mailbox now, how far it is read, and what stands in the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.mailboxes import events
from pistos.mailboxes.facts import Bookmark
from pistos.mailboxes.models import Mailbox
from pistos.mailboxes.queries import silent_mailboxes

FETCHER = Actor.machine("mailboxes.fetching")
_LOCKS = 0x7069_7374
"""Half of the key of our advisory locks; the mailbox's id is the other."""


@contextmanager
def sole_reader(*, mailbox_id: int) -> Iterator[bool]:
    """Whether nobody else reads this mailbox now; if so, nobody else does until the end.

    The lock belongs to the connection: it ends with this process, however that ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCKS, mailbox_id])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCKS, mailbox_id])


def begin_fetch(*, mailbox: Mailbox, at: datetime) -> None:
    Mailbox.objects.filter(pk=mailbox.pk).update(tried_at=at)


def note_place(*, mailbox: Mailbox, place: Bookmark) -> None:
    """How far the mailbox is read. What was taken before this is noted may be met once more."""
    Mailbox.objects.filter(pk=mailbox.pk).update(
        uid_validity=place.uid_validity, last_uid=place.last_uid
    )


def note_fetched(*, mailbox: Mailbox, at: datetime) -> None:
    """It was read without a fault. Publishes MailboxHeardAgain where its silence had been told."""
    rows = Mailbox.objects.filter(pk=mailbox.pk)
    with transaction.atomic():
        was_silent = rows.exclude(alarmed_at=None).update(alarmed_at=None)
        rows.update(fetched_at=at, tried_at=at, problem="")
        if was_silent:
            _publish(events.MailboxHeardAgain(mailbox.pk), mailbox, at)


def note_problem(*, mailbox: Mailbox, problem: str, at: datetime) -> None:
    """It could not be read now; the next try comes by itself."""
    Mailbox.objects.filter(pk=mailbox.pk).update(
        tried_at=at, problem=" ".join(problem.split())[:300]
    )


def tell_of_silence(*, at: datetime) -> int:
    """Publishes MailboxSilent for each mailbox not read for a while, once a silence; how many."""
    told = 0
    for mailbox in silent_mailboxes(at):
        with transaction.atomic():
            rows = Mailbox.objects.filter(pk=mailbox.pk, alarmed_at=None)
            if rows.update(alarmed_at=at):
                _publish(events.MailboxSilent(mailbox.pk), mailbox, at)
                told += 1
    return told


def _publish(
    event: events.MailboxSilent | events.MailboxHeardAgain, mailbox: Mailbox, at: datetime
) -> None:
    publish(event, about=Ref("mailbox", str(mailbox.pk)), by=FETCHER, at=at)
