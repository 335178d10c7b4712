"""How early a promise must be moved: notice in proportion to what was promised.

The customer arranged the whole span around our word, so the longer it was, the longer the notice:
a tenth of the span from making to due, and never more than a day is demanded.
"""

from datetime import datetime, timedelta

NOTICE_SHARE = 10
"""One part in so many of the span promised."""
MOST_NOTICE = timedelta(days=1)


def needed_notice(made_at: datetime, due_at: datetime) -> timedelta:
    """How long before the due time the customer must have been told of a new one."""
    return min((due_at - made_at) / NOTICE_SHARE, MOST_NOTICE)


def latest_move(made_at: datetime, due_at: datetime) -> datetime:
    """The last instant at which the promise may still be moved."""
    return due_at - needed_notice(made_at, due_at)
