"""Until when one may withdraw from a contract: directive 2011/83/EU, articles 9, 10; regulation 1182/71."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 14
MONTHS_UNINFORMED = 12


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which one may withdraw. Both None: possession is not proven, the clock has not begun
    and the right stands. `last_on` is the last whole day, in the zone of the goods."""

    possession_on: date | None
    last_on: date | None

    def holds(self, day: date) -> bool:
        return self.last_on is None or day <= self.last_on


def window(
    possession_on: date | None, *, is_free_day: Callable[[date], bool], was_informed: bool
) -> Window:
    """`possession_on`: the day the last item was in the consumer's hands, None when unproven.

    The day itself does not count. A last day that is a Saturday, a Sunday or a public holiday gives way to
    the next working day. Without the information on the right, twelve months are added.
    """
    if possession_on is None:
        return Window(None, None)
    last = possession_on + timedelta(days=DAYS)
    if not was_informed:
        last = months_later(last, MONTHS_UNINFORMED)
    while last.weekday() >= 5 or is_free_day(last):
        last += timedelta(days=1)
    return Window(possession_on, last)


def refund_due_on(declared_on: date) -> date:
    """The last day on which the money is to be back: article 13, fourteen days from the notice."""
    return declared_on + timedelta(days=DAYS)


def months_later(day: date, months: int) -> date:
    """The same day of the month so many later, or the month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    first_of_next = date(day.year + years + (month == 11), (month + 1) % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    return date(day.year + years, month + 1, min(day.day, last.day))
