"""Call-backs that were promised."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from pistos.calls.models import Call, CallBack, CallBackState, CallState, Line
from pistos.conversations.models import Conversation
from pistos.promises.models import PromiseKind, Standing, State

BESIDE = ("conversation__customer", "promise__standing")
FEWEST = 30


def call_backs_to_make(*, most: int = 100) -> list[CallBack]:
    """Those that wait, the next due first; one query."""
    rows = CallBack.objects.filter(state=CallBackState.WAITING).select_related(*BESIDE)
    return list(rows.order_by("next_at", "pk")[:most])


def call_backs_done(*, most: int = 20) -> list[CallBack]:
    """Those settled last; one query."""
    rows = CallBack.objects.exclude(state=CallBackState.WAITING).select_related(*BESIDE)
    return list(rows.order_by("-settled_at", "-pk")[:most])


def waiting_call_back(conversation: Conversation) -> CallBack | None:
    """The call that the conversation's customer was promised and still waits for."""
    rows = CallBack.objects.filter(conversation=conversation, state=CallBackState.WAITING)
    return rows.select_related("promise__standing").order_by("next_at").first()


def waiting_for_number(number: str) -> CallBack | None:
    rows = CallBack.objects.filter(number=number, state=CallBackState.WAITING)
    return rows.order_by("next_at").first()


def attempts_of(number: str, line: Line, at: datetime) -> QuerySet[Call]:
    """Calls of this number on any line that did not get through, within the line's window.

    An answered call ends a series: what was before it counts no more.
    """
    since = at - timedelta(minutes=line.attempts_minutes)
    calls = Call.objects.filter(number=number, direction="in", started_at__gte=since)
    spoke = calls.filter(state=CallState.ANSWERED).order_by("-started_at").first()
    if spoke is not None:
        calls = calls.filter(started_at__gt=spoke.started_at)
    return calls.filter(state__in=[CallState.BUSY, CallState.ABANDONED, CallState.MISSED])


def kept_share() -> float | None:
    """The share of promised call-backs that were kept; None with fewer than 30."""
    rows = Standing.objects.filter(kind=PromiseKind.CALL_BACK)
    kept = rows.filter(state=State.KEPT).count()
    settled = kept + rows.filter(state=State.BROKEN).count()
    return kept / settled if settled >= FEWEST else None
