"""Files and odd letters that come with a message."""

import errno
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, default_storage

from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Context, File, Sender
from pistos.conversations.models import Attachment, Conversation, Message
from pistos.conversations.rules.files import refusal_of
from pistos.conversations.rules.tidying import cut, many_lines, one_line
from pistos.shop.models import Shop

Mail = Callable[..., Arrival]
PNG = File("jug.png", "image/png", b"\x89PNG\r\n\x1a\n", content_id="jug", is_inline=True)


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(default_storage, "_wrapped", FileSystemStorage(location=tmp_path))


def test_files_are_stored_and_the_original_kept(open_shop: Shop, mail: Mail, at: datetime) -> None:
    svg = File("logo.svg", "image/svg+xml", b"<svg onload='x()'/>")
    context = Context(original=b"From: Cleo\r\n\r\nhello")

    receive_message(arrival=mail(files=(PNG, svg), context=context), at=at)

    kept, refused = Attachment.objects.order_by("pk")
    with default_storage.open(kept.file.name) as stored:
        assert stored.read() == PNG.content
    assert (kept.name, kept.size, kept.content_id, kept.refused) == ("jug.png", 8, "jug", "")
    assert (refused.name, refused.file.name, refused.refused) == ("logo.svg", "", "type")
    with default_storage.open(Message.objects.get(direction="in").original) as stored:
        assert stored.read().endswith(b"hello")


@pytest.mark.parametrize(
    ("name", "kind", "refusal"),
    [
        ("a.pdf", "application/pdf", ""),
        ("a.PDF", "application/octet-stream", ""),
        ("a.svg", "image/svg+xml", "type"),
        ("a.svg", "image/png", "type"),
        ("a.html", "text/html", "type"),
        ("a.exe", "application/octet-stream", "type"),
        ("a.pdf.exe", "application/pdf", "type"),
        ("photo", "image/jpeg", ""),
        ("invoice", "application/octet-stream", "type"),
    ],
)
def test_files_are_kept_by_an_allow_list(name: str, kind: str, refusal: str) -> None:
    assert refusal_of(name, kind, 10) == refusal
    assert refusal_of("a.pdf", "application/pdf", 36 * 1024 * 1024) == "size"


@pytest.mark.fault("F3")
def test_a_full_disk_loses_no_message(
    open_shop: Shop, mail: Mail, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage._wrapped, "save", full)

    receive_message(arrival=mail(files=(PNG,), context=Context(original=b"x")), at=at)

    assert Attachment.objects.get().refused == "storage"
    message = Message.objects.get(direction="in")
    assert (message.text, message.original) == ("Where is my parcel?", "")


def test_what_was_stored_goes_when_the_message_does_not_stand(
    open_shop: Shop, mail: Mail, at: datetime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pistos.conversations.actions.arriving.publish_all", lambda *a, **k: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        receive_message(arrival=mail(files=(PNG,), context=Context(original=b"x")), at=at)

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not Message.objects.exists()


@pytest.mark.fault("S4")
def test_names_of_ten_thousand_letters_and_turned_directions_are_made_harmless(
    open_shop: Shop, mail: Mail, at: datetime
) -> None:
    name = "\u202egnp.exe\u2066 " + "🇬🇷" * 5000
    sender = Sender("email", "long@x.example", name=name, email="long@x.example")

    receive_message(
        arrival=mail(sender=sender, subject="A\r\nBcc: all@x\u202e", text="a\x00b"), at=at
    )

    message = Message.objects.get(direction="in")
    assert len(message.author_name) <= 200
    assert not set("\u202e\u2066\u202d") & set(message.author_name + message.subject)
    assert message.author_name.endswith("🇬🇷")
    assert message.subject == "A Bcc: all@x"
    assert message.text == "ab"
    assert "\u202e" not in Conversation.objects.get().customer.name


@pytest.mark.parametrize(
    ("text", "most", "left"),
    [
        ("🇬🇷🇸🇮", 3, "🇬🇷"),
        ("a👨‍👩‍👧b", 4, "a"),
        ("cafe\u0301s", 4, "caf"),
        ("plain", 3, "pla"),
        ("👍🏽x", 1, "👍"),
        ("", 3, ""),
    ],
)
def test_signs_are_not_cut_in_two(text: str, most: int, left: str) -> None:
    assert cut(text, most) == left


def test_lone_surrogates_and_lines_are_tidied() -> None:
    assert many_lines("a\ud800b\nc") == "a?b\nc"
    assert one_line("  a\n\tb\u2028c ", 10) == "a b c"
