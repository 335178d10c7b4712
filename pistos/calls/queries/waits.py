"""How long one waits now on the telephone and in the store."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum

from pistos.calls.models import Call, CallState, Line, LineHour
from pistos.conversations.models import Channel, Conversation
from pistos.conversations.queries.waits import waiting_count
from pistos.shop.queries import shift_plan
from pistos.shop.rules.hours import WorkingCalendar
from pistos.shop.rules.shifts import count_at, next_duty

LEARNED_FROM = timedelta(days=28)
RINGS_AT_MOST = timedelta(minutes=10)
FEWEST = 10


@dataclass(frozen=True, slots=True)
class PresentWait:
    """`next_at` is when somebody is there next, None while somebody is, or where nobody comes.

    `ahead` are those who wait now. `usual` is the mean wait of the last four weeks, None where fewer
    than ten calls tell of it.
    """

    is_staffed: bool
    next_at: datetime | None
    ahead: int
    usual: timedelta | None = None


def lines_shown() -> list[Line]:
    """The lines that customers are told of."""
    return list(Line.objects.filter(is_active=True, is_shown=True).order_by("pk"))


def telephone_now(at: datetime, calendar: WorkingCalendar) -> PresentWait:
    """The telephone, all lines together."""
    ringing = Call.objects.filter(
        state=CallState.RINGING, direction="in", ended_at=None, started_at__gt=at - RINGS_AT_MOST
    )
    heard = LineHour.objects.filter(hour_at__gte=at - LEARNED_FROM).aggregate(
        waited=Sum("waited_seconds"), answered=Sum("answered_count")
    )
    answered = heard["answered"] or 0
    usual = timedelta(seconds=heard["waited"] / answered) if answered >= FEWEST else None
    return _now(at, calendar, ringing.count(), usual)


def store_now(at: datetime, calendar: WorkingCalendar) -> PresentWait:
    """The store: visitors whose matter waits for us."""
    return _now(at, calendar, waiting_count(Channel.STORE), None)


def has_store() -> bool:
    """Whether customers come by: a visit was logged at some time."""
    return Conversation.objects.filter(channel=Channel.STORE).exists()


def _now(
    at: datetime, calendar: WorkingCalendar, ahead: int, usual: timedelta | None
) -> PresentWait:
    plan = shift_plan(at, calendar)
    is_staffed = count_at(plan, at) > 0
    return PresentWait(is_staffed, None if is_staffed else next_duty(plan, at), ahead, usual)
