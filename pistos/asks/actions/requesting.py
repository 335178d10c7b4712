"""Asks come to be: one at a time as things happen, or a hundred thousand at once."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from pistos.asks import events
from pistos.asks.actions.holding import hold_back
from pistos.asks.facts import Wish
from pistos.asks.models import Ask, AskState
from pistos.asks.queries.rules import asks_in_force
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import upsert_into

REQUESTER = Actor.machine("asks.request")
KEY = ("customer_id", "kind", "about_kind", "about_id")
COLUMNS = (
    *KEY, "order_id", "state", "reason", "country", "basis", "requested_at", "earliest_at", "due_at",
    "expires_at",
)  # fmt: skip


@transaction.atomic
def request_ask(*, wish: Wish, at: datetime) -> Ask:
    """The ask of this wish, held from the start where an open matter stands before it.

    The same customer, kind and subject is one ask: later calls return the first as it is. Publishes
    AskRequested for a new one. Two at once make one.
    """
    values = dict(zip(COLUMNS, _row(wish, asks_in_force().lasting_days, at), strict=True))
    known_by = {name: values.pop(name) for name in KEY}
    ask, is_new = Ask.objects.get_or_create(**known_by, defaults=values)
    if is_new:
        hold_back(Ask.objects.filter(pk=ask.pk), at)
        ask.refresh_from_db()
        told = events.AskRequested(ask.pk, ask.kind, ask.customer_id)
        publish(told, about=Ref("ask", str(ask.pk)), by=REQUESTER, at=at)
    return ask


@transaction.atomic
def request_asks(*, wishes: Sequence[Wish], at: datetime) -> int:
    """`request_ask` for many, by a few statements. Returns how many are new; publishes AsksRequested for
    them. A wish that is told twice, or was before, counts once."""
    lasting = asks_in_force().lasting_days
    written = upsert_into(
        Ask._meta.db_table,
        COLUMNS,
        [_row(wish, lasting, at) for wish in wishes],
        on_conflict="DO NOTHING",
        returning=("id", "kind"),
    )
    if written:
        ids = [int(str(row[0])) for row in written]
        hold_back(Ask.objects.filter(pk__range=(min(ids), max(ids))), at)
        told = events.AsksRequested(counts=dict(Counter(str(row[1]) for row in written)))
        publish(told, about=Ref("asks", at.isoformat()), by=REQUESTER, at=at)
    return len(written)


def _row(wish: Wish, lasting_days: int, at: datetime) -> tuple[object, ...]:
    """Its values by `COLUMNS`; a merged row's asks are those of the row that was kept."""
    customer_id = wish.customer.merged_into_id or wish.customer.pk
    order_id = wish.order.pk if wish.order else None
    expires_at = wish.expires_at or wish.earliest_at + timedelta(days=lasting_days)
    return (
        customer_id, wish.kind, wish.about.kind, wish.about.id, order_id, AskState.WAITING,
        "", "", "", at, wish.earliest_at, max(wish.earliest_at, at), expires_at,
    )  # fmt: skip
