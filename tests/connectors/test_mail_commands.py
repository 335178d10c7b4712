"""Mail from files, and from a mail server's pipe."""

import io
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from pistos.config.environment import ROOT
from pistos.connectors.mail.archives import mails_in
from pistos.conversations.models import ConversationPromise, Message
from pistos.mailboxes.models import Mailbox
from pistos.shop.models import Shop


def mail(text: str) -> bytes:
    head = f"From: Cleo <cleo@customer.example>\nSubject: {text}\nMessage-ID: <{text}@x.example>\n"
    return f"{head}\n{text}\n".encode()


def imported(*paths: Path) -> list[dict[str, object]]:
    out = StringIO()
    call_command("import_mail", *map(str, paths), "--json", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_folder_of_mails_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b.eml").write_bytes(mail("b"))
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.eml").write_bytes(mail("a"))
    (tmp_path / "README.md").write_text("about")
    (tmp_path / ".hidden").write_text("hidden")

    assert [one.raw for one in mails_in([tmp_path])] == [mail("a"), mail("b")]


def test_maildir_is_read_without_what_is_still_written(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "cur" / "1:2,S").write_bytes(mail("seen"))
    (tmp_path / "new" / "2").write_bytes(mail("new"))
    (tmp_path / "tmp" / "3").write_bytes(mail("half"))
    (tmp_path / "dovecot-uidlist").write_text("3 V1 N1")

    assert [one.raw for one in mails_in([tmp_path])] == [mail("seen"), mail("new")]


def test_mbox_is_read_mail_by_mail_and_its_quoting_undone(tmp_path: Path) -> None:
    begin = b"From cleo@customer.example Mon Mar  2 10:00:00 2026\n"
    box = tmp_path / "box"
    box.write_bytes(begin + mail("one\n>From here\nFrom there") + b"\n" + begin + mail("two"))

    found = list(mails_in([box]))

    assert [one.number for one in found] == [1, 2]
    assert b"\nFrom here\nFrom there" in found[0].raw
    assert found[1].raw == mail("two")


@pytest.mark.django_db
def test_import_tells_what_became_of_each_mail(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(mail("one"))
    (tmp_path / "2.eml").write_bytes(
        mail("two").replace(b"Message-ID", b"In-Reply-To: <one@x.example>\nMessage-ID")
    )
    (tmp_path / "3.eml").write_bytes(b"Auto-Submitted: auto-replied\n" + mail("three"))
    (tmp_path / "4.eml").write_bytes(mail("one"))
    (tmp_path / "5.eml").write_bytes(b"\n--" * 60_000)

    lines = imported(tmp_path)

    assert [line["outcome"] for line in lines] == [
        "stored", "threaded", "automatic", "duplicate", "quarantined",
    ]  # fmt: skip
    assert [Path(str(line["file"])).name for line in lines] == [f"{n}.eml" for n in range(1, 6)]
    assert lines[1]["conversation"] == lines[0]["conversation"]
    assert lines[3]["message"] == lines[0]["message"]
    assert (lines[2]["reason"], lines[3]["reason"]) == ("autoresponder", "known")
    assert str(lines[4]["reason"]).startswith("unreadable")


@pytest.mark.django_db
def test_import_of_mail_without_a_date_answers_nobody(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(mail("one"))

    imported(tmp_path)

    assert Message.objects.count() == 1
    assert not ConversationPromise.objects.exists()


def test_import_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is nothing at"):
        call_command("import_mail", str(tmp_path / "missing"))


@pytest.mark.django_db
def test_mail_server_brings_a_mail_by_its_pipe(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox = Mailbox.objects.create(address="shop@kalamos.example")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mail("piped"))))
    out = StringIO()

    call_command("receive_mail", "--mailbox", "Shop@Kalamos.example", stdout=out)

    message = Message.objects.get(direction="in")
    assert out.getvalue() == "stored\n"
    assert message.conversation.mailbox == mailbox


@pytest.mark.fault("F3")
@pytest.mark.servers
@pytest.mark.parametrize(
    "url",
    [
        "postgresql://postgres@127.0.0.1:9/none",
        "postgresql://postgres@{host}:{port}/no_such_database",
    ],
)
def test_pipe_asks_to_try_again_when_the_database_does_not_answer(url: str, tmp_path: Path) -> None:
    now = connection.settings_dict
    url = url.format(host=now["HOST"] or "127.0.0.1", port=now["PORT"] or 5432)

    done = subprocess.run(
        [sys.executable, "-m", "pistos.config.commandline", "receive-mail"],
        input=mail("piped"), cwd=ROOT, capture_output=True, timeout=90, check=False,
        env={**os.environ, "DATABASE_URL": url, "PISTOS_DATA": str(tmp_path), "PISTOS_DEMO": ""},
    )  # fmt: skip

    assert done.returncode == 75, done.stderr
