"""Trust, replayed from the ledger's entries: every point can be traced to one."""

from itertools import groupby

from pistos.indicators.rules.trust import Point, points_of
from pistos.promises.models import Cause, Entry, EntryKind
from pistos.promises.rules.life import EntryFacts


def trust_points(customer_id: int) -> list[Point]:
    """What each entry of the promises made to a customer changed, oldest first; one query."""
    rows = (
        Entry.objects.filter(promise__customer_id=customer_id, promise__toward="customer")
        .order_by("promise_id", "id")
        .only("id", "promise_id", "kind", "happened_at", "due_at", "due_on", "cause")
    )
    points = [
        point
        for promise_id, entries in groupby(rows, key=lambda entry: entry.promise_id)
        for point in points_of(promise_id, [(entry.pk, _facts(entry)) for entry in entries])
    ]
    return sorted(points, key=lambda point: (point.happened_at, point.entry_id))


def _facts(entry: Entry) -> EntryFacts:
    return EntryFacts(
        EntryKind(entry.kind), entry.happened_at, entry.due_at, entry.due_on, Cause(entry.cause)
    )
