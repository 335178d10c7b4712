"""Addresses that prove where a reply belongs: our Message-IDs and the plus-addresses of Reply-To.

Each carries ids and 100 bits of HMAC-SHA256 over them, under a key of its own that follows from the
program's secret. Only lower-case letters and digits, since servers on the way may fold the case. A
forged or damaged one reads as None, like one that was never ours.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from email.utils import parseaddr

_MAC_LETTERS = 20
"""Of base 32: 100 bits."""

_MESSAGE_ID = re.compile(r"<?(c[0-9]{1,18}\.m[0-9]{1,18})\.([a-z2-7]{20})@[^@<>\s]{1,255}>?")
_PLUS = re.compile(r"(?:[^@]*\+)?(c[0-9]{1,18})-([a-z2-7]{20})@[^@\s]+")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class SignedId:
    """What a Message-ID of ours names."""

    conversation_id: int
    message_id: int


def signed_message_id(*, conversation_id: int, message_id: int, domain: str, key: str) -> str:
    """The Message-ID of an outgoing message, in angle brackets."""
    named = f"c{conversation_id}.m{message_id}"
    return f"<{named}.{_mac('message-id', named, key)}@{domain}>"


def read_message_id(value: str, *, key: str) -> SignedId | None:
    """What a Message-ID names, when it is one that we signed."""
    named = _proven("message-id", _MESSAGE_ID, value, key)
    if named is None:
        return None
    conversation, message = named.split(".")
    return SignedId(int(conversation[1:]), int(message[1:]))


def plus_address(address: str, *, conversation_id: int, key: str) -> str:
    """The address to which a reply in this conversation goes: `support+c12-…@shop.example`."""
    local, _at, domain = address.rpartition("@")
    named = f"c{conversation_id}"
    return f"{local.partition('+')[0]}+{named}-{_mac('plus-address', named, key)}@{domain}"


def read_plus_address(value: str, *, key: str) -> int | None:
    """The conversation that an address names, when it is one that we signed."""
    address = parseaddr(value[:_LONGEST])[1] if len(value) <= _LONGEST else ""
    named = _proven("plus-address", _PLUS, address, key)
    return int(named[1:]) if named else None


def _proven(purpose: str, pattern: re.Pattern[str], value: str, key: str) -> str | None:
    found = pattern.fullmatch(value.strip().lower()) if len(value) <= _LONGEST else None
    if found is None:
        return None
    named, mac = found.groups()
    return named if hmac.compare_digest(mac, _mac(purpose, named, key)) else None


def _mac(purpose: str, named: str, key: str) -> str:
    own_key = hmac.new(key.encode(), f"pistos {purpose}".encode(), hashlib.sha256).digest()
    digest = hmac.new(own_key, named.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:_MAC_LETTERS]
