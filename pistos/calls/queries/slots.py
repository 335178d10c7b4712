"""Which times a call-back can be promised for now."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pistos.calls.facts import Slot
from pistos.calls.models import CallBack, CallBackState
from pistos.calls.rules.slots import DAYS_AHEAD, MOST_OFFERED, free_slots
from pistos.shop.queries import shift_plan
from pistos.shop.rules.hours import WorkingCalendar

LENGTH_KEPT = timedelta(days=DAYS_AHEAD + 2)


def slots_offered(
    at: datetime, calendar: WorkingCalendar | None = None, *, most: int = MOST_OFFERED
) -> list[Slot]:
    """The next free slots of half an hour, in order; none where nobody is on duty within a week."""
    return free_slots(shift_plan(at, calendar), booked_slots(at), at, most=most)


def booked_slots(at: datetime) -> Sequence[Slot]:
    """Slots of the calls that are promised and not made yet."""
    rows = CallBack.objects.filter(
        state=CallBackState.WAITING, ends_at__gt=at, starts_at__lt=at + LENGTH_KEPT
    )
    return [Slot(starts, ends) for starts, ends in rows.values_list("starts_at", "ends_at")]
