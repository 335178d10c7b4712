"""By which channel a reply goes: the one the customer likes, or the next that reaches them."""

from collections.abc import Sequence
from dataclasses import dataclass

CHAT, EMAIL, SMS = "chat", "email", "sms"
WRITTEN = (EMAIL, CHAT, SMS)
"""Channels by which words can go out, the usual one first; a call and a visit are not written."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What is known of the way to a customer.

    `reachable` are the written channels by which they can be reached now. `is_there` when they sit
    at the other end of the chat at this moment. `failed` were tried for this message and did not work.
    """

    preferred: str
    came_by: str
    reachable: frozenset[str]
    is_there: bool = False
    failed: frozenset[str] = frozenset()


def channels_in_order(reach: Reach) -> list[str]:
    """Channels to try, the best first; empty where nobody can be reached.

    Whoever sits in the chat is answered in the chat. Otherwise the preferred channel comes first,
    also where the message came by another; then the one it came by; then what else there is.
    """
    first = [CHAT] if reach.is_there else []
    wished: Sequence[str] = [*first, reach.preferred, reach.came_by, *WRITTEN]
    usable = reach.reachable - reach.failed
    return [channel for channel in dict.fromkeys(wished) if channel in usable]
