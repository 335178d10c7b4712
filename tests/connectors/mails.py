"""Mails as bytes, and as they are read."""

from datetime import UTC, datetime

from pistos.connectors.mail.reading import ReadMail, read_mail

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
KEY = "a key of the tests"


def read(raw: bytes) -> ReadMail:
    return read_mail(raw, mailbox_id=None, received_at=AT, key=KEY)


def mail(text: str = "Hello", **fields: str) -> bytes:
    lines = {"From": "Cleo <cleo@customer.example>", "To": "shop@kalamos.example", "Subject": "Hi"}
    lines |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"{head}\r\n{text}".encode()
