"""The few headers by which a person tells a mail that could not be processed."""

from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header

from pistos.kit.cards import mask_cards

SHOWN = ("From", "To", "Subject", "Date", "Message-ID", "Content-Type")
LONGEST = 500


def shown_headers(raw: bytes) -> list[tuple[str, str]]:
    """Names and decoded values; whatever the bytes are, nothing is raised. Cards are masked."""
    mail = message_from_bytes(raw[:65_536].partition(b"\r\n\r\n")[0], policy=policy.compat32)
    found = [(name, mail.get(name)) for name in SHOWN]
    return [(name, _plain(str(value))) for name, value in found if value is not None]


def _plain(value: str) -> str:
    try:
        parts = [
            part.decode(charset or "utf-8", "replace") if isinstance(part, bytes) else part
            for part, charset in decode_header(value)
        ]
    except (HeaderParseError, LookupError, ValueError):
        parts = [value]
    return mask_cards(" ".join("".join(parts).split()))[:LONGEST]
