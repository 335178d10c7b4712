"""All the real and hostile mail that others collected goes through: nothing lost, nothing raised."""

import json
import os
import time
from collections import Counter
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from pistos.connectors.mail.archives import mails_in
from pistos.connectors.mail.reading import read_mail
from pistos.conversations.models import Attachment, Message
from pistos.shop.models import Shop

FIELD_DATA = Path(
    os.environ.get("PISTOS_FIELD_DATA") or Path(__file__).resolve().parents[2] / "../shared/data"
)
MAIL = FIELD_DATA / "mail"

pytestmark = pytest.mark.skipif(not MAIL.exists(), reason="real data is not here")


def _imported() -> list[dict[str, object]]:
    out = StringIO()
    call_command("import_mail", str(MAIL), "--json", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.django_db
@pytest.mark.fault("F3")
@pytest.mark.serves("S1-44")
def test_all_mail_goes_through_once(shop: Shop) -> None:
    filed = list(mails_in([MAIL]))
    started = time.perf_counter()

    lines = _imported()

    assert time.perf_counter() - started < 60
    assert len(lines) == len(filed) > 500
    counted = Counter(line["outcome"] for line in lines)
    assert counted["quarantined"] <= len(lines) * 0.05, counted
    assert Message.objects.filter(purpose="acknowledgement").count() == 0
    stored = Message.objects.in_bulk([line["message"] for line in lines if "message" in line])
    for mail, line in zip(filed, lines, strict=True):
        if line["outcome"] == "quarantined":
            continue
        arrival = read_mail(
            mail.raw, mailbox_id=None, received_at=datetime(2026, 3, 2, tzinfo=UTC)
        ).arrival
        message = stored[line["message"]]
        kept, told = _bare(message.text + message.quoted), _bare(arrival.text + arrival.quoted)
        assert kept.startswith(told) or told.startswith(kept), mail.path
        assert bool(kept) == bool(told), mail.path
        assert Attachment.objects.filter(message=message).count() == len(arrival.files), mail.path

    before = (Message.objects.count(), Attachment.objects.count())
    again = _imported()

    assert {line["outcome"] for line in again} <= {"duplicate", "quarantined"}
    assert Counter(line["outcome"] for line in again)["quarantined"] == counted["quarantined"]
    assert (Message.objects.count(), Attachment.objects.count()) == before
