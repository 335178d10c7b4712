"""Whether what is heard now is a matter that is open already: one matter is one case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

RECENT = timedelta(days=14)
"""Without an order on either side, what the same person says within this time is the same matter."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known of a matter: ids, None where nobody said."""

    order_id: int | None = None
    line_id: int | None = None
    conversation_id: int | None = None


def is_same_matter(known: Matter, heard: Matter, *, since: timedelta) -> bool:
    """Of one person. `since` is how long ago the known one was last heard of.

    The same conversation is the same matter. Two different products of an order are two matters, and so
    are two orders. Where either names no order, it is the same while it is recent.
    """
    if known.conversation_id and known.conversation_id == heard.conversation_id:
        return True
    if known.line_id and heard.line_id and known.line_id != heard.line_id:
        return False
    if known.order_id and heard.order_id:
        return known.order_id == heard.order_id
    return since <= RECENT


def nearness(known: Matter, heard: Matter, last_heard_at: datetime) -> tuple[int, datetime]:
    """Of several open matters that may be meant, the greatest is: same conversation, line, order, newest."""
    if known.conversation_id and known.conversation_id == heard.conversation_id:
        return (3, last_heard_at)
    if known.line_id and known.line_id == heard.line_id:
        return (2, last_heard_at)
    return (int(bool(known.order_id and known.order_id == heard.order_id)), last_heard_at)
