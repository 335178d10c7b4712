"""One promise with its whole life in a call, for tests of figures."""

import secrets
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta

from pistos.customers.models import Customer
from pistos.partners.models import Partner
from pistos.promises.models import Cause, Entry, EntryKind, Promise, PromiseWords, Standing
from pistos.promises.rules.due import day_of, end_of_day
from pistos.promises.rules.life import EntryFacts, fold

ZONE = "Europe/Athens"
REPEATED = (
    "kind", "toward", "customer_id", "partner_id", "made_by_kind", "made_by_id", "order_id",
    "about_kind", "about_id", "country", "region", "is_imported", "is_public", "gives_proof",
    "zone", "made_at",
)  # fmt: skip


def give_word(
    *,
    due_on: date,
    late: timedelta | None = timedelta(hours=-6),
    customer: Customer | None = None,
    partner: Partner | None = None,
    overturned: Cause = Cause.NONE,
    moved_from: date | None = None,
    settled: bool = True,
    **fields: object,
) -> Promise:
    """A promise due at the end of `due_on` in Athens and fulfilled `late` after that (None: never).

    To `customer`, or of `partner` toward the shop when there is no customer.
    """
    given: dict[str, object] = {
        "kind": "delivery",
        "toward": "customer" if customer else "shop",
        "customer": customer,
        "partner": partner,
        "made_by_kind": "machine" if customer else "partner",
        "made_by_id": "checkout",
        "about_kind": "parcel",
        "told_where": "order_page",
        "made_at": datetime.combine(due_on - timedelta(days=3), time(9), UTC),
        "due_at": end_of_day(moved_from or due_on, ZONE),
        "due_on": moved_from or due_on,
        "zone": ZONE,
        "country": "GR",
        "region": "Attica",
    }
    blamed = fields.pop("blamed", None)
    told_first_at = fields.pop("told_first_at", None)
    promise = Promise.objects.create(**given | fields)
    facts = _life(promise, due_on, late if settled else None, overturned, blamed, settled)
    PromiseWords.objects.create(promise=promise, salt=secrets.token_bytes(16), language="en")
    Entry.objects.bulk_create(_entry(promise, fact) for fact in facts)
    Standing.objects.create(
        promise=promise,
        told_first_at=told_first_at,
        **{name: getattr(promise, name) for name in REPEATED},
        **asdict(fold(facts)),
    )
    return promise


def _life(
    promise: Promise,
    due_on: date,
    late: timedelta | None,
    overturned: Cause,
    blamed: object,
    settled: bool,
) -> list[EntryFacts]:
    due_at = end_of_day(due_on, ZONE)
    blamed_id = blamed.pk if isinstance(blamed, Partner) else None
    facts = [EntryFacts(EntryKind.MADE, promise.made_at, promise.due_at, promise.due_on)]
    if due_on != promise.due_on:
        told_at = promise.due_at - timedelta(hours=20)
        facts.append(EntryFacts(EntryKind.MOVED, told_at, due_at, due_on))
    if not settled:
        return facts
    if late is not None and late <= timedelta(0):
        facts.append(EntryFacts(EntryKind.KEPT, due_at + late, due_at, due_on))
        if overturned:
            when = due_at + timedelta(days=1)
            facts.append(
                EntryFacts(EntryKind.OVERTURNED, when, due_at, due_on, overturned, "", blamed_id)
            )
        return facts
    cause = Cause.COURIER_LATE if late else Cause.NO_PROOF
    facts.append(EntryFacts(EntryKind.BROKEN, due_at, due_at, due_on, cause, "", blamed_id))
    if late is not None:
        facts.append(EntryFacts(EntryKind.FULFILLED_LATE, due_at + late, due_at, due_on))
    return facts


def _entry(promise: Promise, fact: EntryFacts) -> Entry:
    return Entry(
        promise=promise,
        kind=fact.kind,
        happened_at=fact.happened_at,
        happened_on=day_of(fact.happened_at, promise.zone),
        by_kind=promise.made_by_kind,
        by_id=promise.made_by_id,
        due_at=fact.due_at,
        due_on=fact.due_on,
        cause=fact.cause,
        blamed_partner_id=fact.blamed_partner_id,
        commitment=bytes(32),
    )
