"""Mail that could not be processed is kept, encrypted, once, and seen."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.test import override_settings

from pistos.journal.models import Event
from pistos.kit.secrets_box import unseal
from pistos.mailboxes.actions.quarantining import LARGEST, PURPOSE, quarantine_mail
from pistos.mailboxes.models import QuarantinedMail

pytestmark = pytest.mark.django_db
POISON = b"From: cleo@customer.example\r\nSubject: secret words\r\n\r\nmy card 4111 1111 1111 1111"


@pytest.fixture(autouse=True)
def store(tmp_path: Path):
    stores = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    with override_settings(STORAGES=stores):
        yield tmp_path


def kept(at: datetime, raw: bytes = POISON) -> QuarantinedMail:
    return quarantine_mail(
        raw=raw, source="pipe", mailbox_id=None, reason="unreadable", detail="odd\n MIME", at=at
    )


def stored_bytes(row: QuarantinedMail) -> bytes:
    with default_storage.open(row.file) as file:
        return file.read()


@pytest.mark.fault("F3")
def test_what_cannot_be_processed_is_kept_encrypted(at: datetime, store: Path) -> None:
    row = kept(at)

    stored = stored_bytes(row)
    assert b"4111" not in stored
    assert b"secret words" not in stored
    assert unseal(stored, purpose=PURPOSE, key=settings.SECRET_KEY) == POISON
    assert (row.size, row.is_whole, row.detail) == (len(POISON), True, "odd MIME")
    assert row.expires_at == at + timedelta(days=30)
    event = Event.objects.get()
    assert event.name == "mailboxes.MailQuarantined"
    assert event.data == {
        "quarantined_id": row.pk,
        "mailbox_id": None,
        "reason": "unreadable",
    }


@pytest.mark.fault("F7")
def test_the_same_bytes_are_kept_once(at: datetime, store: Path) -> None:
    first, second = kept(at), kept(at + timedelta(minutes=1))

    assert first == second
    assert Event.objects.count() == 1
    assert len(list(store.rglob("quarantine/*"))) == 1


def test_of_a_mail_beyond_the_limit_the_headers_are_kept(at: datetime) -> None:
    row = kept(at, POISON + b"x" * LARGEST)

    stored = unseal(stored_bytes(row), purpose=PURPOSE, key=settings.SECRET_KEY)
    assert (row.is_whole, row.size) == (False, LARGEST + len(POISON))
    assert stored.endswith(b"Subject: secret words\r\n\r\n")
