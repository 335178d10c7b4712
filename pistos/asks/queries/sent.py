"""Asks as the desk reads them: lists by state and reason, and a summary."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from pistos.asks.models import Ask, AskState, Hold, HoldReason
from pistos.kit.keyset import NoSuchPlace, Page, Sort, page_of

STATES = {
    "waiting": (AskState.WAITING,),
    "held": (AskState.HELD,),
    "sent": (AskState.SENT, AskState.REMINDED),
    "answered": (AskState.ANSWERED,),
    "not_sent": (AskState.NOT_SENT, AskState.EXPIRED),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """Of what was requested since a day: `delivered` were asked, `answered` of these answered.

    `held` is how many wait behind an open matter now, whenever they were requested.
    """

    delivered: int
    answered: int
    unsent: int
    held: int
    reasons: tuple[tuple[str, int], ...]


def summary(since: datetime) -> Summary:
    """Three queries."""
    rows = Ask.objects.filter(requested_at__gte=since)
    counts = rows.aggregate(
        delivered=Count("id", filter=Q(sent_at__isnull=False) & ~Q(state=AskState.NOT_SENT)),
        answered=Count("id", filter=Q(sent_at__isnull=False, state=AskState.ANSWERED)),
        unsent=Count("id", filter=Q(state__in=STATES["not_sent"])),
    )
    held = Ask.objects.filter(state=AskState.HELD).count()
    reasons = rows.filter(state__in=STATES["not_sent"]).values_list("reason")
    by_reason = reasons.annotate(n=Count("id")).order_by("-n", "reason")
    return Summary(**counts, held=held, reasons=tuple((reason, n) for reason, n in by_reason))


def holds_by_reason() -> list[tuple[str, int]]:
    """What asking stands behind now, in words, most first."""
    rows = Hold.objects.filter(lifted_at=None).values_list("reason").annotate(n=Count("id"))
    return [(str(HoldReason(reason).label), n) for reason, n in rows.order_by("-n", "reason")]


def asks_page(state: str, reason: str, *, after: str = "", before: str = "") -> Page[Ask]:
    """A page of asks, newest first: all, of one state, or with one reason. Refuses an unknown state."""
    rows = Ask.objects.select_related("customer", "order")
    if state and state not in STATES:
        raise NoSuchPlace(_("There is no such list."))
    if reason:
        rows = rows.filter(reason=reason)
    if state:
        rows = rows.filter(state__in=STATES[state])
    return page_of(rows, Sort("requested_at", is_descending=True), after=after, before=before)
