"""Which refusals mean that an address will never take mail."""

import re

_ENHANCED = re.compile(r"(?<![\d.])5\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?<![\d.])55[013](?![\d.])")
_NO_SUCH = {("1", "0"), ("1", "1"), ("1", "2"), ("1", "3"), ("1", "6"), ("1", "10"), ("2", "1")}
"""RFC 3463: bad mailbox, bad host, bad syntax, moved away, null MX; and a mailbox that is disabled."""

_OUR_FAULT = re.compile(
    r"spam|polic|block|blacklist|black list|reputation|spf|dkim|dmarc|relay|authenticat"
    r"|rate|quota|full|too many|too large|size|greylist|gray ?list",
    re.I,
)


def address_key(address: str) -> str:
    """The form in which addresses are compared."""
    return address.strip().lower()[:254]


def is_for_good(reason: str) -> bool:
    """Whether a server's words say that the address is dead; a full mailbox or a policy is not that."""
    enhanced = _ENHANCED.search(reason)
    if enhanced:
        return enhanced.groups() in _NO_SUCH
    return bool(_REPLY.search(reason)) and not _OUR_FAULT.search(reason)
