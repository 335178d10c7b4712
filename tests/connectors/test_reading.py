"""Bytes read as a mail: who wrote what, in which words, with which files."""

import base64
import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connectors.mails import AT, mail, read


def part(content: bytes, kind: str, *, encoding: str = "8bit", more: str = "") -> bytes:
    if encoding == "base64":
        content = base64.encodebytes(content)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}\r\n"
    return head.encode() + content


def mixed(*parts: bytes, kind: str = "mixed") -> bytes:
    head = f'Content-Type: multipart/{kind}; boundary="B"\r\nMIME-Version: 1.0\r\n'
    top = mail("").replace(b"\r\n\r\n", b"\r\n" + head.encode() + b"\r\n", 1)
    return top + b"".join(b"--B\r\n" + one + b"\r\n" for one in parts) + b"--B--\r\n"


GREEK = "Καλημέρα, πού είναι η παραγγελία μου; Σας ευχαριστώ για την απάντηση."
SLOVENE = "Pozdravljeni, kje je moj paket? Že teden dni čakam na pošiljko. Hvala, lep dan želim."


@pytest.mark.fault("F18")
@pytest.mark.parametrize(
    ("text", "written_in", "label"),
    [
        (GREEK, "iso8859-7", "iso-8859-7"),
        (GREEK, "cp1253", "windows-1253"),
        (GREEK, "cp1253", "iso-8859-7"),
        (GREEK, "cp1253", "iso-8859-1"),
        (GREEK, "cp1253", "us-ascii"),
        (GREEK, "cp1253", ""),
        (GREEK, "cp1253", "utf-8"),
        (GREEK, "utf-8", "iso-8859-1"),
        (GREEK, "utf-8", "windows-1253"),
        (GREEK, "utf-8", "no-such-set"),
        (GREEK, "utf-16", "utf-16"),
        (SLOVENE, "cp1250", "windows-1250"),
        (SLOVENE, "cp1250", "iso-8859-2"),
        (SLOVENE, "iso8859-2", "iso-8859-2"),
        (SLOVENE, "cp1250", ""),
        (SLOVENE, "utf-8", ""),
        ("Բարեւ, ո՞ւր է իմ պատվերը", "utf-8", "us-ascii"),
    ],
)
def test_text_is_read_in_its_character_set_whatever_its_label(
    text: str, written_in: str, label: str
) -> None:
    kind = f"text/plain; charset={label}" if label else "text/plain"
    content = part(text.encode(written_in), kind, encoding="base64")

    assert read(mixed(content)).arrival.text == text


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        ("=?utf-8?B?zqDOv8+NOw==?=", "Πού;"),
        ("=?iso-8859-7?Q?=D0=EF=FD?=", "Πού"),
        ("=?utf-8?Q?one_?= =?utf-8?Q?two?=", "one two"),
        ("=?utf-8?Q?one?==?utf-8?Q?two?=", "onetwo"),
        ("=?no-such?Q?one?=", "one"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("Πού είναι;", "Πού είναι;"),
        ("one\r\n two", "one two"),
        ("=?utf-8?Q?one=0D=0ABcc:_x@evil.example?=", "one Bcc: x@evil.example"),
        ("=?utf-8?Q?a=00b?=", "ab"),
        ("", ""),
    ],
)
@pytest.mark.fault("S11")
def test_subject_is_one_line_in_any_encoding(raw: str, subject: str) -> None:
    assert read(mail(Subject=raw)).arrival.subject == subject


@pytest.mark.parametrize(
    ("field", "name", "address"),
    [
        ("Cleo <Cleo@Customer.example>", "Cleo", "cleo@customer.example"),
        ('"Papa, Cleo" <cleo@customer.example>', "Papa, Cleo", "cleo@customer.example"),
        ("Papa, Cleo <cleo@customer.example>", "Papa, Cleo", "cleo@customer.example"),
        ("cleo@customer.example (Cleo)", "Cleo", "cleo@customer.example"),
        ("=?utf-8?B?zprOu861z4w=?= <cleo@customer.example>", "Κλεό", "cleo@customer.example"),
        ("🇬🇷 Cleo 🇬🇷 <cleo@customer.example>", "🇬🇷 Cleo 🇬🇷", "cleo@customer.example"),
        ("\u202eoelC\u202c <cleo@customer.example>", "oelC", "cleo@customer.example"),
        ("a@b.example <cleo@customer.example>", "a@b.example", "cleo@customer.example"),
        ("Cleo cleo@customer.example", "", "cleo@customer.example"),
        ("Cleo <not an address>", "Cleo <not an address>", ""),
    ],
)
def test_sender_is_read_from_what_is_there(field: str, name: str, address: str) -> None:
    sender = read(mail(From=field)).arrival.sender

    assert sender.value == sender.email == address
    assert sender.name == name
    assert not sender.is_proven


def test_name_of_10000_characters_is_cut() -> None:
    arrival = read(mail(From=f'"{"Ω" * 10_000}" <cleo@customer.example>')).arrival

    assert arrival.sender.value == "cleo@customer.example"
    assert arrival.sender.name == "Ω" * 200


@pytest.mark.fault("S11")
def test_name_and_subject_cannot_add_a_field() -> None:
    arrival = read(
        mail(From='"Cleo\\r\\nBcc: all@evil.example" <cleo@customer.example>', Subject="a\r\n b")
    ).arrival

    assert "\n" not in arrival.sender.name + arrival.subject
    assert "\r" not in arrival.sender.name + arrival.subject


def test_contact_form_is_of_the_person_in_reply_to() -> None:
    found = read(mail(From="no-reply@form.example", Reply_To="Cleo <cleo@customer.example>"))

    assert found.arrival.sender.email == "cleo@customer.example"
    assert not found.arrival.is_automatic


@pytest.mark.parametrize(
    ("fields", "happened_at"),
    [
        ({"Date": "Mon, 2 Mar 2026 11:00:00 +0200"}, datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ({"Date": "Mon, 2 Mar 2026 11:00:00"}, AT),
        ({"Date": "Tue, 2 Mar 2066 11:00:00 +0200"}, AT),
        ({"Date": "yesterday"}, AT),
        ({"Date": "Mon, 99 Mar 2026 11:00:00 +9999"}, AT),
        ({}, AT),
        (
            {"Date": "Mon, 2 Mar 2020 11:00:00 +0200",
             "Received": "from a by b; Mon, 2 Mar 2026 09:30:00 +0000"},
            datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        ),
    ],
)  # fmt: skip
def test_time_is_that_of_the_last_server_and_never_in_the_future(
    fields: dict[str, str], happened_at: datetime
) -> None:
    assert read(mail(**fields)).arrival.happened_at == happened_at


@pytest.mark.fault("F18")
def test_html_alone_is_read_as_text_with_its_lines() -> None:
    raw = mixed(part(b"<p>Hello,</p>where is it?<br>Cleo", "text/html; charset=utf-8"))

    arrival = read(raw).arrival

    assert arrival.text == "Hello,\n\nwhere is it?\nCleo"
    assert arrival.html == "<p>Hello,</p>where is it?<br>Cleo"


@pytest.mark.fault("F18")
def test_flowed_text_gets_its_long_lines_back() -> None:
    raw = mixed(
        part(b"This is one long \r\nline.\r\n> quoted \r\n> too\r\n", "text/plain; format=flowed")
    )

    arrival = read(raw).arrival

    assert arrival.text == "This is one long line."
    assert arrival.quoted == "> quoted too"


@pytest.mark.fault("F18")
def test_inline_picture_without_a_name_is_kept_with_its_id() -> None:
    raw = mixed(
        part(b'<p>Broken: <img src="cid:pic1@x"></p>', "text/html"),
        part(b"\x89PNG", "image/png", encoding="base64", more="Content-ID: <pic1@x>\r\n"),
        kind="related",
    )

    (file,) = read(raw).arrival.files

    assert (file.name, file.content_id, file.is_inline) == ("image.png", "pic1@x", True)
    assert file.content == b"\x89PNG"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('filename="../../etc/passwd"', "passwd"),
        ('filename="C:\\\\temp\\\\a.pdf"', "a.pdf"),
        ("filename*=utf-8''%CE%B1.pdf", "α.pdf"),
        ('filename="=?utf-8?B?zrEucGRm?="', "α.pdf"),
        ('filename="\u202efdp.exe"', "fdp.exe"),
        ('filename="a\0b.pdf"', "ab.pdf"),
        (f'filename="{"x" * 10_000}.pdf"', f"{'x' * 160}.pdf"),
    ],
)
@pytest.mark.fault("S10")
def test_file_name_is_a_name_and_nothing_else(given: str, kept: str) -> None:
    more = f"Content-Disposition: attachment; {given}\r\n"
    head = f"Content-Type: application/pdf\r\n{more}\r\n".encode()

    (file,) = read(mixed(head + b"%PDF")).arrival.files

    assert file.name == kept


def test_mail_in_a_mail_is_one_file_and_not_its_text() -> None:
    inner = mail("the inner words", Subject="Inner")
    raw = mixed(
        part(b"the outer words", "text/plain"), b"Content-Type: message/rfc822\r\n\r\n" + inner
    )

    arrival = read(raw).arrival

    assert arrival.text == "the outer words"
    assert [file.content_type for file in arrival.files] == ["message/rfc822"]
    assert b"the inner words" in arrival.files[0].content


def test_invitation_is_told_in_words_and_kept_as_a_file() -> None:
    ics = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Fitting\\, second\r\n"
        "DTSTART;TZID=Europe/Athens:20260303T150000\r\nDTEND:20260303T140000Z\r\n"
        "LOCATION:Ermou 1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    arrival = read(mixed(part(ics.encode(), "text/calendar; method=REQUEST"))).arrival

    assert arrival.text == (
        "Fitting, second\n2026-03-03 15:00 (Europe/Athens) – 2026-03-03 14:00 UTC\nErmou 1"
    )
    assert [file.name for file in arrival.files] == ["text.ics"]


def test_broken_winmail_is_kept_as_it_came() -> None:
    more = 'Content-Disposition: attachment; filename="winmail.dat"\r\n'
    raw = mixed(
        part(b"words", "text/plain"),
        part(b"\x78\x9f\x3e\x22broken", "application/ms-tnef", encoding="base64", more=more),
    )

    arrival = read(raw).arrival

    assert arrival.text == "words"
    assert [file.name for file in arrival.files] == ["winmail.dat"]


def test_right_to_left_override_in_the_text_is_not_lost() -> None:
    assert read(mail("a \u202eb\u202c c")).arrival.text == "a \u202eb\u202c c"


def test_no_text_holds_what_the_database_refuses() -> None:
    arrival = read(mixed(part(b"one\0two \xed\xa0\x80", "text/plain; charset=utf-8"))).arrival

    assert arrival.text.startswith("onetwo")
    arrival.text.encode()


def test_ordinary_mail_takes_some_milliseconds() -> None:
    message = EmailMessage()
    message["From"], message["To"] = "Cleo <cleo@customer.example>", "shop@kalamos.example"
    message["Subject"], message["Message-ID"] = "Where is my parcel?", "<a@customer.example>"
    message.set_content("Where is my parcel?\n\n" + "> quoted line of the history\n" * 30)
    message.add_alternative("<p>Where is my parcel?</p>" + "<p>x</p>" * 60, subtype="html")
    raw = message.as_bytes()
    spent = []

    for _ in range(200):
        started = time.process_time()
        read(raw)
        spent.append(time.process_time() - started)

    # The quickest tenth: what else this machine does is not the reader's.
    assert sorted(spent)[20] <= 0.01


@pytest.mark.fault("F3")
def test_mail_of_30_megabytes_is_read() -> None:
    more = 'Content-Disposition: attachment; filename="film.mp4"\r\n'
    raw = mixed(
        part(b"see the film", "text/plain"),
        part(b"x" * 22_000_000, "video/mp4", encoding="base64", more=more),
    )
    started = time.process_time()

    arrival = read(raw).arrival

    assert time.process_time() - started < 10
    assert arrival.text == "see the film"
    assert len(arrival.files[0].content) == 22_000_000


FIELDS = st.sampled_from(
    ["From: ", "To: ", "Subject: ", "Date: ", "Message-ID: ", "References: ", "Content-Type: ",
     "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: uuencode", "\r\n", "\r\n\r\n",
     "multipart/mixed; boundary=B", "--B\r\n", "--B--\r\n", "message/rfc822", "text/plain; charset=",
     "text/html", "=?utf-8?Q?", "?=", "<a@b.example>", "\0", "\u202e", "🇬🇷", "begin 644 x\r\n", '"', "<",
     "Content-Disposition: attachment; filename=", "application/ms-tnef", "multipart/report", "\ud800"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(FIELDS, st.text(max_size=20)), max_size=40))
@pytest.mark.fault("F3")
def test_nothing_that_looks_like_a_mail_is_refused(pieces: list[str]) -> None:
    arrival = read("".join(pieces).encode("utf-8", "surrogatepass")).arrival

    for text in (arrival.text, arrival.quoted, arrival.html, arrival.subject, arrival.sender.name):
        assert "\0" not in text
        text.encode()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2_000))
@pytest.mark.fault("F3")
def test_no_bytes_are_refused(raw: bytes) -> None:
    read(raw)
