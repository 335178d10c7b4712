"""Which times a call-back can be promised for: people on duty, less what is promised already."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pistos.calls.facts import Slot
from pistos.shop.rules.shifts import ShiftPlan, count_at

LENGTH = timedelta(minutes=30)
NOTICE = timedelta(minutes=15)
"""Nobody is promised a call sooner than this: somebody has to see it first."""
DAYS_AHEAD = 7
MOST_OFFERED = 8


def free_slots(
    plan: ShiftPlan, booked: Sequence[Slot], at: datetime, *, most: int = MOST_OFFERED
) -> list[Slot]:
    """The next slots with somebody on duty from start to end who has no other call to make then.

    One person makes one promised call in a slot: the rest of the half hour belongs to who calls in.
    """
    found: list[Slot] = []
    for slot in _slots(plan.calendar.zone, at):
        if room_in(plan, booked, slot) > 0:
            found.append(slot)
            if len(found) == most:
                break
    return found


def room_in(plan: ShiftPlan, booked: Sequence[Slot], slot: Slot) -> int:
    """How many more calls can be promised for a slot."""
    taken = sum(one.starts_at < slot.ends_at and slot.starts_at < one.ends_at for one in booked)
    people = min(
        count_at(plan, moment) for moment in (slot.starts_at, slot.ends_at - timedelta(seconds=1))
    )
    return people - taken


def is_slot(slot: Slot, zone: str, at: datetime) -> bool:
    """Whether it is one of those that are offered: on the half hour, in time, and not too far."""
    local = slot.starts_at.astimezone(ZoneInfo(zone))
    is_aligned = local.minute % 30 == 0 and local.second == local.microsecond == 0
    is_near = at + NOTICE <= slot.starts_at <= at + timedelta(days=DAYS_AHEAD + 1)
    return is_aligned and is_near and slot.ends_at - slot.starts_at == LENGTH


def _slots(zone: str, at: datetime) -> Sequence[Slot]:
    """All half hours from after the notice to a week on, by the shop's clock."""
    local = (at + NOTICE).astimezone(ZoneInfo(zone))
    midnight = datetime.combine(local.date(), time(), local.tzinfo).astimezone(UTC)
    passed = -(-((at + NOTICE).astimezone(UTC) - midnight) // LENGTH)
    first = midnight + passed * LENGTH
    count = DAYS_AHEAD * 48
    return [Slot(first + n * LENGTH, first + (n + 1) * LENGTH) for n in range(count)]
