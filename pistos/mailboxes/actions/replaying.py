"""Quarantined mail, tried again or let go; and mail taken in by hand."""

from datetime import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.secrets_box import SealBroken, unseal
from pistos.mailboxes import events
from pistos.mailboxes.actions.quarantining import PURPOSE
from pistos.mailboxes.models import QuarantinedMail
from pistos.mailboxes.ports import mail_taker
from pistos.mailboxes.queries import waiting_in_quarantine

STILL = "quarantined"
MOST_AT_ONCE = 200
CLEANER = Actor.machine("mailboxes.forget_quarantine")


class BytesGone(Refused):
    """The mail's bytes are no longer kept, or never were whole."""


def replay_mail(*, quarantined: QuarantinedMail, by: Actor, at: datetime) -> str:
    """Takes the mail on the way all mail takes, again. Publishes MailReplayed. Refuses with BytesGone.

    What comes through leaves the quarantine; returns what became of it.
    """
    if not quarantined.is_whole:
        raise BytesGone(_("Only its headers were kept: the mail was too large."))
    raw = kept_bytes(quarantined)
    outcome = mail_taker().take(
        raw, source=quarantined.source, mailbox_id=quarantined.mailbox_id, at=at
    )
    with transaction.atomic():
        QuarantinedMail.objects.filter(pk=quarantined.pk).update(
            replayed_at=at, outcome="" if outcome == STILL else outcome[:20]
        )
        publish(
            events.MailReplayed(quarantined.pk, outcome),
            about=Ref("quarantined_mail", str(quarantined.pk)),
            by=by,
            at=at,
        )
    return outcome


def replay_all(*, reason: str, by: Actor, at: datetime) -> dict[str, int]:
    """Replays what was set aside for one reason, oldest first, at most 200; how many of each outcome."""
    outcomes: dict[str, int] = {}
    waiting = waiting_in_quarantine().filter(reason=reason, is_whole=True).exclude(file="")
    for row in waiting.order_by("received_at", "pk")[:MOST_AT_ONCE]:
        outcome = replay_mail(quarantined=row, by=by, at=at)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return outcomes


def kept_bytes(quarantined: QuarantinedMail) -> bytes:
    """The bytes of a quarantined mail, opened. Refuses with BytesGone."""
    try:
        if not quarantined.file:
            raise FileNotFoundError
        with default_storage.open(quarantined.file) as stored:
            return unseal(stored.read(), purpose=PURPOSE, key=settings.SECRET_KEY)
    except (FileNotFoundError, SealBroken) as error:
        raise BytesGone(_("The bytes of this mail are no longer kept.")) from error


def forget_quarantine(*, at: datetime) -> int:
    """Deletes the bytes of mail past its time, and of what came through; the rows stay.

    Publishes QuarantineEmptied if any.
    """
    rows = QuarantinedMail.objects.exclude(file="")
    due = list(rows.filter(expires_at__lte=at) | rows.exclude(outcome=""))
    with transaction.atomic():
        QuarantinedMail.objects.filter(pk__in=[row.pk for row in due]).update(file="")
        if due:
            publish(
                events.QuarantineEmptied(len(due)),
                about=Ref("quarantined_mail", "old"),
                by=CLEANER,
                at=at,
            )
    for row in due:
        default_storage.delete(row.file)
    return len(due)


def take_written_mail(*, raw: bytes, source: str, at: datetime) -> str:
    """Takes a mail that was written by hand, where there is no mail server: the demo. Returns its outcome."""
    return mail_taker().take(raw, source=source, mailbox_id=None, at=at)
