"""Mail that could not be processed: kept encrypted, visible, and for a time."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.secrets_box import seal
from pistos.mailboxes import events
from pistos.mailboxes.models import QuarantinedMail

PURPOSE = "quarantine"
KEPT_FOR = timedelta(days=30)
LARGEST = 60_000_000
"""Bytes of a mail that is read, a file of 30 MB and its encoding; of a larger one the headers are kept."""

TOO_LARGE = "too-large"
KEEPER = Actor.machine("mailboxes.quarantine_mail")


def quarantine_mail(
    *,
    raw: bytes,
    source: str,
    mailbox_id: int | None,
    reason: str,
    detail: str,
    at: datetime,
) -> QuarantinedMail:
    """Keeps a mail that could not be processed; the same bytes again are the same row.

    `reason` is a short code ("unreadable", "too-large", "failed"), `detail` tells more and must hold no
    words of the mail. Publishes MailQuarantined. Raises OSError when the bytes cannot be stored: then
    the mail must stay where it came from.
    """
    whole = len(raw) <= LARGEST
    return _kept(
        raw if whole else headers_of(raw),
        QuarantinedMail(
            source=source[:200],
            mailbox_id=mailbox_id,
            digest=_digest(raw),
            size=len(raw),
            is_whole=whole,
            reason=reason[:40],
            detail=" ".join(detail.split())[:300],
        ),
        at,
    )


def quarantine_headers(
    *, headers: bytes, size: int, source: str, mailbox_id: int | None, at: datetime
) -> QuarantinedMail:
    """Keeps the headers of a mail too large to be fetched. Publishes MailQuarantined."""
    return _kept(
        headers,
        QuarantinedMail(
            source=source[:200],
            mailbox_id=mailbox_id,
            digest=_digest(headers),
            size=size,
            is_whole=False,
            reason=TOO_LARGE,
        ),
        at,
    )


def headers_of(raw: bytes) -> bytes:
    """A mail's headers, at most 64 kB of them."""
    ends = [place for end in (b"\r\n\r\n", b"\n\n", b"\r\r") if (place := raw.find(end)) >= 0]
    return raw[: min([*ends, 65_536])] + b"\r\n\r\n"


def _digest(raw: bytes) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), raw, hashlib.sha256).hexdigest()


def _kept(content: bytes, row: QuarantinedMail, at: datetime) -> QuarantinedMail:
    known = QuarantinedMail.objects.filter(digest=row.digest).first()
    if known:
        return known
    row.received_at, row.expires_at = at, at + KEPT_FOR
    row.file = default_storage.save(
        f"quarantine/{row.digest[:32]}",
        ContentFile(seal(content, purpose=PURPOSE, key=settings.SECRET_KEY)),
    )
    file = row.file
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            publish(
                events.MailQuarantined(row.pk, row.mailbox_id, row.reason),
                about=Ref("quarantined_mail", str(row.pk)),
                by=KEEPER,
                at=at,
            )
    except IntegrityError:
        default_storage.delete(file)
        return QuarantinedMail.objects.get(digest=row.digest)
    return row
