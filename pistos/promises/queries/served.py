"""What one customer has seen of us: their order's promises, their couriers, their reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Prefetch

from pistos.journal.actions import event_name
from pistos.journal.models import Event
from pistos.journal.queries import events_about
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.promises.events import NotRightReported, ReportAnswered
from pistos.promises.models import Entry, Promise, PromiseKind, Standing, State

_SERVED = """
SELECT p.courier_id, count(*) FILTER (WHERE s.state = 'kept'), count(*)
FROM promises_standing s JOIN orders_parcel p ON p.id = s.about_id
WHERE s.customer_id = %s AND s.kind = 'delivery' AND s.toward = 'customer'
  AND s.about_kind = 'parcel' AND s.state IN ('kept', 'broken') AND p.courier_id IS NOT NULL
GROUP BY p.courier_id
"""


@dataclass(frozen=True, slots=True)
class Served:
    """How many parcels a courier brought to one customer in time, of how many."""

    on_time: int
    parcels: int


def order_promises(order: Order) -> list[Promise]:
    """Every promise about an order, also the partners', with words, standing and life; two queries."""
    entries = Prefetch("entries", queryset=Entry.objects.order_by("pk"))
    rows = Promise.objects.filter(order_id=order.pk).select_related(
        "standing", "words", "compensation"
    )
    return list(rows.prefetch_related(entries).order_by("pk"))


def couriers_that_served(customer_id: int) -> dict[int, Served]:
    """By courier: what it brought to this customer, and how much of it in time."""
    with connection.cursor() as cursor:
        cursor.execute(_SERVED, [customer_id])
        return {row[0]: Served(row[1], row[2]) for row in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Report:
    """What a customer reported as not right, and what staff found when they closed it."""

    wrong: str
    reported: Event
    answered: Event | None = None

    @property
    def finding(self) -> str:
        return str(self.answered.data["finding"]) if self.answered else ""


def reports_about(promise: Promise) -> list[Report]:
    """Every report about a promise, oldest first, each with its answer."""
    found: list[Report] = []
    names = [event_name(NotRightReported), event_name(ReportAnswered)]
    for event in events_about(Ref("promise", str(promise.pk))).filter(name__in=names):
        wrong = str(event.data["wrong"])
        if event.name == names[0]:
            found.append(Report(wrong, event))
            continue
        place = max(place for place, report in enumerate(found) if report.wrong == wrong)
        found[place] = replace(found[place], answered=event)
    return found


def reports_open(*, most: int = 50) -> list[tuple[Event, Standing]]:
    """What customers reported as not right and nobody confirmed by overturning or closed, newest first."""
    names = [event_name(NotRightReported), event_name(ReportAnswered)]
    events = Event.objects.filter(name__in=names).order_by("-pk")[: most * 4]
    newest: dict[tuple[int, str], Event] = {}
    for event in events:
        newest.setdefault((event.data["promise_id"], event.data["wrong"]), event)
    found = [event for event in newest.values() if event.name == names[0]]
    standings = (
        Standing.objects.filter(is_overturned=False)
        .select_related("promise__customer")
        .in_bulk([event.data["promise_id"] for event in found])
    )
    pairs = [
        (event, standings[event.data["promise_id"]])
        for event in found
        if event.data["promise_id"] in standings
    ]
    return pairs[:most]


def open_report_ids(customer_ids: Sequence[int]) -> list[int]:
    """Promises of a person that they reported as not right and nobody confirmed or closed yet."""
    kept = Standing.objects.filter(
        customer_id__in=customer_ids, kind=PromiseKind.DELIVERY, is_overturned=False
    ).exclude(state=State.OPEN)
    names = [event_name(NotRightReported), event_name(ReportAnswered)]
    events = Event.objects.filter(
        subject_kind="promise",
        subject_id__in=[str(pk) for pk in kept.values_list("promise_id", flat=True)],
        name__in=names,
    )
    last = {(event.subject_id, event.data["wrong"]): event for event in events.order_by("pk")}
    return sorted({int(event.subject_id) for event in last.values() if event.name == names[0]})
