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
LARGEST = 30_000_000
"""Bytes of a mail that are kept; of a larger one only the headers."""

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
    digest = hmac.new(settings.SECRET_KEY.encode(), raw, hashlib.sha256).hexdigest()
    known = QuarantinedMail.objects.filter(digest=digest).first()
    if known:
        return known
    is_whole = len(raw) <= LARGEST
    kept = raw if is_whole else headers_of(raw)
    file = default_storage.save(
        f"quarantine/{digest[:32]}",
        ContentFile(seal(kept, purpose=PURPOSE, key=settings.SECRET_KEY)),
    )
    row = QuarantinedMail(
        source=source[:200],
        mailbox_id=mailbox_id,
        digest=digest,
        size=len(raw),
        is_whole=is_whole,
        file=file,
        reason=reason[:40],
        detail=" ".join(detail.split())[:300],
        received_at=at,
        expires_at=at + KEPT_FOR,
    )
    return _recorded(row, at)


def headers_of(raw: bytes) -> bytes:
    """A mail's headers, at most 64 kB of them."""
    ends = [place for end in (b"\r\n\r\n", b"\n\n", b"\r\r") if (place := raw.find(end)) >= 0]
    return raw[: min([*ends, 65_536])] + b"\r\n\r\n"


def _recorded(row: QuarantinedMail, at: datetime) -> QuarantinedMail:
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
