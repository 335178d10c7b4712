"""What must be so before an order is picked, packed and handed over; and until when it may be changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pistos.orders.models import OrderState, PaymentState, RequestState
from pistos.shop.rules.hours import WorkingCalendar

LEAST_TO_CHANGE = timedelta(minutes=30)
"""Nobody has less time than this to notice their own mistake."""
FURTHEST_DAYS = 21


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is known of an order that somebody wants to pick."""

    state: str
    payment_state: str
    pays_on_delivery: bool
    change_until: datetime | None
    request_states: tuple[str, ...]
    has_open_shortage: bool


def hindrance(order: Readiness, at: datetime) -> str:
    """Why it cannot be prepared yet: `done`, `unpaid`, `may_change`, `request`, `short`; "" if it can."""
    if order.state not in (OrderState.PLACED, OrderState.PREPARING):
        return "done"
    is_settled = order.pays_on_delivery or order.payment_state in (
        PaymentState.PAID,
        PaymentState.UNKNOWN,
    )
    if not is_settled:
        return "unpaid"
    if order.change_until is not None and at < order.change_until:
        return "may_change"
    if RequestState.ASKED in order.request_states:
        return "request"
    return "short" if order.has_open_shortage else ""


def change_deadline(at: datetime, cut_off: time | None, calendar: WorkingCalendar) -> datetime:
    """Until when an order placed at `at` may be changed: the cut-off hour of the next working day on
    which it can still go out, never less than half an hour away."""
    soonest = at + LEAST_TO_CHANGE
    if cut_off is None:
        return soonest
    zone = ZoneInfo(calendar.zone)
    day = soonest.astimezone(zone).date()
    for _ in range(FURTHEST_DAYS):
        cut = datetime.combine(day, cut_off, zone)
        if cut >= soonest and _works_on(calendar, day):
            return cut
        day += timedelta(days=1)
    return soonest


def _works_on(calendar: WorkingCalendar, day: date) -> bool:
    """A shop that keeps no hours works on every day that is not closed."""
    return bool(calendar.spans_on(day)) or not (calendar.spans or calendar.is_closed_on(day))


def left_in_parcel(
    ordered: Iterable[tuple[int, int]], elsewhere: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """How many of each line a parcel without contents of its own holds: all that no other one does."""
    left = dict(ordered)
    for line_id, quantity in elsewhere:
        left[line_id] = left.get(line_id, 0) - quantity
    return {line_id: quantity for line_id, quantity in left.items() if quantity > 0}
