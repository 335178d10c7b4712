"""How often anything may approach one person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

MONTH = timedelta(days=30)


def free_at(
    approached: Sequence[datetime], *, most: int, days_between: int, at: datetime
) -> datetime:
    """The first time from `at` on at which one more approach is within the budget.

    At most `most` within any thirty days, and `days_between` full days between two. `approached` are
    the times of earlier ones, in any order; reminders count like the rest.
    """
    times = sorted(approached)
    found = at
    if times:
        found = max(found, times[-1] + timedelta(days=days_between))
    if len(times) >= most:
        found = max(found, times[-most] + MONTH)
    return found
