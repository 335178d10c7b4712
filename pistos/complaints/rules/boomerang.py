"""When a complaint that comes back in public was ignored by us: a boomerang."""

from dataclasses import dataclass
from datetime import datetime, timedelta

PATIENCE = timedelta(hours=24)
"""Nobody is ignored before this time is over, however it goes on."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a complaint went until it appeared in public."""

    heard_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    remedied_at: datetime | None
    confirmed_at: datetime | None


def is_boomerang(course: Course, appeared_at: datetime) -> bool:
    """It had been told us in private, and then: no answer within a day, or closed without a remedy, or
    closed without the customer saying that it is well."""
    if course.closed_at is not None and course.closed_at <= appeared_at:
        return course.remedied_at is None or course.confirmed_at is None
    was_answered = course.answered_at is not None and course.answered_at <= appeared_at
    return not was_answered and appeared_at - course.heard_at > PATIENCE
