"""The link by which a customer opens their conversation: signed, for one person, and for a time."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LASTS = timedelta(days=90)
_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Link:
    """What a link says once its signature holds: which conversation, opened by whom."""

    conversation_token: str
    customer_id: int


def make_link(link: Link, *, secret: str, at: datetime) -> str:
    """The text that stands in an address; good for 90 days."""
    ends = int((at + LASTS).timestamp())
    said = f"{link.conversation_token}.{link.customer_id}.{ends}"
    return f"{said}.{_signature(said, secret)}"


def read_link(text: str, *, secret: str, at: datetime) -> Link | None:
    """What the link says; None when it is not ours, was changed, or its time is over."""
    said, _dot, signature = text.rpartition(".")
    if not hmac.compare_digest(_signature(said, secret).encode(), signature.encode()):
        return None
    token, customer, ends = said.rsplit(".", 2)
    if at > datetime.fromtimestamp(int(ends), UTC):
        return None
    return Link(token, int(customer))


def _signature(said: str, secret: str) -> str:
    key = hashlib.sha256(f"pistos conversation link {secret}".encode()).digest()
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()[:_DIGITS]
