"""Letters that people write: their headers, their time to undo, and addresses that take no mail."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications import actions
from pistos.notifications.actions.letters import (
    CannotResend,
    resend_message,
    write_letter,
)
from pistos.notifications.actions.suppressing import lift_suppression
from pistos.notifications.models import Message, Suppression
from pistos.notifications.ports import AddressRefused
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.notifications.rules.letters import Letter, LetterFile, thread_headers
from pistos.notifications.rules.suppression import is_for_good
from pistos.shop.models import Shop
from tests.notifications.conftest import Postman

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")
CLEO = Recipient("customer", 7, "Cleo@customer.example", "el", "Cleo")


def letter(**more: Any) -> Letter:
    given: dict[str, object] = {
        "subject": "Re: size",
        "text": "Large.",
        "message_id": "<c1.m2.x@kalamos.example>",
        "from_address": "help@kalamos.example",
        "from_name": "Ben",
        "reply_to": "help+c1-x@kalamos.example",
        "about": Ref("conversation_message", "2"),
        **more,
    }
    return Letter(**given)


def written(at: datetime, **more: Any) -> Message:
    return write_letter(key="k", letter=letter(**more), to=CLEO, by=BY, at=at)


def test_a_letter_goes_out_as_it_was_written(shop: Shop, postman: Postman, at: datetime) -> None:
    headers = thread_headers("<q2@c.example>", ["<q1@c.example>", "<q2@c.example>"])

    written(at, headers=headers)
    drain(at)

    [mail] = postman.taken
    assert (mail.from_name, mail.from_address) == ("Ben", "help@kalamos.example")
    assert mail.reply_to == "help+c1-x@kalamos.example"
    assert (mail.subject, mail.text, mail.language) == ("Re: size", "Large.", "el")
    assert ">Large.</p>" in mail.html
    assert mail.headers["In-Reply-To"] == "<q2@c.example>"
    assert mail.headers["References"] == "<q1@c.example> <q2@c.example>"
    assert "Auto-Submitted" not in mail.headers


@pytest.mark.fault("F13")
@pytest.mark.parametrize(
    ("headers", "said"),
    [({"In-Reply-To": "<q@c.example>"}, "auto-replied"), ({}, "auto-generated")],
)
def test_a_letter_of_a_machine_says_so(
    shop: Shop, postman: Postman, at: datetime, headers: dict[str, str], said: str
) -> None:
    written(at, headers=headers, is_automatic=True)
    drain(at)

    assert postman.taken[0].headers["Auto-Submitted"] == said
    assert postman.taken[0].headers["X-Auto-Response-Suppress"] == "All"


@pytest.mark.fault("S11")
def test_line_breaks_make_no_headers(shop: Shop, postman: Postman, at: datetime) -> None:
    written(
        at,
        subject="Hello\r\nBcc: all@b.example",
        from_name="Ben\r\nX: y",
        headers={"References": "<a@b>\r\nBcc: c@d.example"},
    )
    drain(at)

    [mail] = postman.taken
    values = [mail.subject, mail.from_name, *mail.headers.values()]
    assert not [value for value in values if "\n" in value or "\r" in value]


def test_long_references_keep_the_first_and_the_newest() -> None:
    chain = [f"<{number:04}@{'x' * 40}.example>" for number in range(300)]

    told = thread_headers(chain[-1], chain)["References"].split()

    assert told[0] == chain[0]
    assert told[-1] == chain[-1]
    assert len(" ".join(told)) <= 900
    assert thread_headers("", chain) == {}


def test_a_letter_waits_for_its_time_to_undo(shop: Shop, postman: Postman, at: datetime) -> None:
    written(at, send_at=at + timedelta(seconds=10))

    drain(at + timedelta(seconds=9))
    assert postman.taken == []
    drain(at + timedelta(seconds=10))

    assert len(postman.taken) == 1


def test_a_letter_brings_its_files(
    shop: Shop, postman: Postman, at: datetime, tmp_path: Path
) -> None:
    stores = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    with override_settings(STORAGES=stores):
        name = default_storage.save("conversations/a", ContentFile(b"%PDF"))
        written(at, files=(LetterFile(name, "Οδηγίες.pdf", "application/pdf"),))
        drain(at)
        [file] = postman.taken[0].files
        assert (file.name, file.content_type, file.content) == (
            "Οδηγίες.pdf",
            "application/pdf",
            b"%PDF",
        )
        other = letter(files=(LetterFile("gone", "x", "text/plain"),))
        lost = write_letter(key="lost", letter=other, to=CLEO, by=BY, at=at)
        drain(at)

    lost.refresh_from_db()
    assert lost.state == "failed"


def test_a_dead_address_is_suppressed_until_a_person_lifts_it(
    shop: Shop, postman: Postman, alma: User, at: datetime
) -> None:
    postman.refusals = [AddressRefused("550 5.1.1 no such user")]
    bounced = written(at)
    drain(at)
    bounced.refresh_from_db()
    assert bounced.state == "bounced"
    postman.refusals = []

    second = write_letter(key="k2", letter=letter(), to=CLEO, by=BY, at=at)
    third = actions.write_message(
        key="k3", draft=Draft("test_mail", {"asked_by": "x"}), to=CLEO, by=BY, at=at
    )
    drain(at)

    assert [(row.state, row.problem) for row in (second, third)] == [("failed", "suppressed")] * 2
    assert postman.taken == []
    told = Event.objects.filter(name="notifications.MessageFailed").order_by("id").first()
    assert told is not None
    assert (told.data["about_kind"], told.data["about_id"]) == ("conversation_message", "2")
    with pytest.raises(CannotResend):
        resend_message(message=second, by=BY, at=at)

    lift_suppression(suppression=Suppression.objects.get(), by=Actor.person(alma.pk), at=at)
    resend_message(message=second, by=BY, at=at)
    drain(at)

    assert len(postman.taken) == 1


def test_a_report_that_comes_later_suppresses_too(
    shop: Shop, postman: Postman, at: datetime
) -> None:
    message = written(at)
    drain(at)

    actions.note_bounce(message=message, reason="smtp; 550 5.1.1 unknown", at=at)

    assert Suppression.objects.get().address == "cleo@customer.example"


@pytest.mark.parametrize(
    ("reason", "dead"),
    [
        ("550 5.1.1 <x@y>: Recipient address rejected: User unknown", True),
        ("smtp; 550 No such user here", True),
        ("550 5.2.1 mailbox disabled", True),
        ("556 5.1.10 null MX", True),
        ("552 5.2.2 mailbox full", False),
        ("550 5.7.1 message blocked by policy", False),
        ("550 Blocked: listed as spam source", False),
        ("554 5.7.26 DMARC", False),
        ("451 4.7.1 greylisted", False),
        ("550 relay not permitted", False),
        ("", False),
    ],
)
def test_only_words_that_say_so_make_an_address_dead(reason: str, dead: bool) -> None:
    assert is_for_good(reason) is dead


def test_erasing_a_person_forgets_their_dead_address(
    shop: Shop, postman: Postman, at: datetime
) -> None:
    postman.refusals = [AddressRefused("550 5.1.1 no such user")]
    written(at)
    drain(at)

    actions.erase_messages(recipient_kind="customer", recipient_ids=[7], at=at)

    assert not Suppression.objects.exists()
    assert Message.objects.get().reply_to == ""
