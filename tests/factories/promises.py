"""Promises with their lives, for tests: written as the ledger's own deeds leave them."""

import random
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.promises.models import Cause, Entry, EntryKind, Promise, PromiseWords, Standing
from pistos.promises.rules.commitments import commitment, private_columns
from pistos.promises.rules.due import day_of, end_of_day
from pistos.promises.rules.life import EntryFacts, fold

ZONE = "Europe/Athens"
REGIONS = (
    ("GR", "Attica"),
    ("GR", "Central Macedonia"),
    ("GR", "Crete"),
    ("SI", "Osrednjeslovenska"),
    ("AM", "Yerevan"),
)


@dataclass
class Life:
    """A promise before it is rows: the promise, and its entries after `made`."""

    promise: Promise
    later: Sequence[EntryFacts] = ()
    words: str = "At your door by then."
    told_first_at: datetime | None = None


def promise_to(
    customer: Customer, /, *, made_at: datetime, due_on: date, **fields: object
) -> Promise:
    """An unsaved delivery promise to a customer, due at the end of a day in Athens."""
    given: dict[str, object] = {
        "token": public_token(),
        "kind": "delivery",
        "toward": "customer",
        "customer": customer,
        "made_by_kind": "machine",
        "made_by_id": "checkout",
        "about_kind": "parcel",
        "told_where": "order_page",
        "made_at": made_at,
        "due_at": end_of_day(due_on, ZONE),
        "due_on": due_on,
        "zone": ZONE,
        "country": "GR",
        "region": "Attica",
    }
    return Promise(**given | fields)


@transaction.atomic
def write(lives: Sequence[Life]) -> list[Promise]:
    """Inserts promises, words, entries and standings; returns the promises."""
    promises = Promise.objects.bulk_create(life.promise for life in lives)
    words = PromiseWords.objects.bulk_create(
        PromiseWords(
            promise=life.promise, salt=secrets.token_bytes(16), language="en", text=life.words
        )
        for life in lives
    )
    entries: list[Entry] = []
    standings: list[Standing] = []
    for life, told in zip(lives, words, strict=True):
        promise = life.promise
        made = EntryFacts(EntryKind.MADE, promise.made_at, promise.due_at, promise.due_on)
        facts = [made, *life.later]
        entries += [entry_of(promise, fact, told) for fact in facts]
        standings.append(standing_of(promise, facts, life.told_first_at))
    Entry.objects.bulk_create(entries)
    Standing.objects.bulk_create(standings)
    return promises


def entry_of(promise: Promise, facts: EntryFacts, told: PromiseWords) -> Entry:
    """An unsaved entry with its commitment; the promise's words go with `made` alone."""
    by = f"{promise.made_by_kind}:{promise.made_by_id}"
    private = private_columns(
        facts,
        by=by,
        customer_id=promise.customer_id,
        words=told.text if facts.kind == EntryKind.MADE else "",
    )
    return Entry(
        promise=promise,
        kind=facts.kind,
        happened_at=facts.happened_at,
        happened_on=day_of(facts.happened_at, promise.zone),
        by_kind=promise.made_by_kind,
        by_id=promise.made_by_id,
        due_at=facts.due_at,
        due_on=facts.due_on,
        cause=facts.cause,
        blamed_partner_id=facts.blamed_partner_id,
        commitment=commitment(told.salt, private),
    )


def standing_of(
    promise: Promise, facts: Sequence[EntryFacts], told_first_at: datetime | None
) -> Standing:
    repeated = (
        "kind",
        "toward",
        "customer_id",
        "partner_id",
        "made_by_kind",
        "made_by_id",
        "order_id",
        "about_kind",
        "about_id",
        "country",
        "region",
        "is_imported",
        "is_public",
        "gives_proof",
        "zone",
        "made_at",
    )
    return Standing(
        promise=promise,
        told_first_at=told_first_at,
        **{name: getattr(promise, name) for name in repeated},
        **asdict(fold(facts)),
    )


def kept(promise: Promise, happened_at: datetime) -> EntryFacts:
    return EntryFacts(EntryKind.KEPT, happened_at, promise.due_at, promise.due_on)


def broken(promise: Promise, cause: Cause = Cause.COURIER_LATE) -> EntryFacts:
    return EntryFacts(EntryKind.BROKEN, promise.due_at, promise.due_at, promise.due_on, cause)


def late(promise: Promise, happened_at: datetime) -> EntryFacts:
    return EntryFacts(EntryKind.FULFILLED_LATE, happened_at, promise.due_at, promise.due_on)


def couriers() -> list[Partner]:
    return [
        Partner.objects.create(
            code=code, name=name, kind=PartnerKind.COURIER, state=PartnerState.ACTIVE
        )
        for code, name in (("hermes", "Hermes Post"), ("anemos", "Anemos Express"))
    ]


def a_record(
    count: int, *, until: date, customer: Customer, days: int = 420, seed: int = 7
) -> list[Promise]:
    """`count` promises spread over `days` before `until`, kept, moved and broken as in a real shop."""
    chance = random.Random(seed)
    partners = couriers()
    lives = []
    for number in range(count):
        made_on = until - timedelta(days=chance.randint(3, days))
        lives.append(_one(number, made_on, customer, partners, chance))
    return write(lives)


def _one(
    number: int, made_on: date, customer: Customer, partners: list[Partner], chance: random.Random
) -> Life:
    made_at = datetime.combine(made_on, time(9, chance.randint(0, 59)), UTC)
    due_on = made_on + timedelta(days=chance.choice((1, 2, 2, 3)))
    country, region = chance.choices(REGIONS, weights=(50, 30, 10, 8, 2))[0]
    fields: dict[str, object] = {"country": country, "region": region, "about_id": -number}
    kind = chance.choices(("delivery", "answer", "refund"), weights=(70, 22, 8))[0]
    if kind == "delivery" and chance.random() < 0.4:
        partner = chance.choice(partners)
        fields |= {
            "toward": "shop",
            "partner": partner,
            "customer": None,
            "made_by_kind": "partner",
            "made_by_id": str(partner.pk),
        }
    elif kind != "delivery":
        fields |= {"about_kind": "order"}
    promise = promise_to(customer, made_at=made_at, due_on=due_on, kind=kind, **fields)
    return _lived(promise, chance)


def _lived(promise: Promise, chance: random.Random) -> Life:
    luck = chance.random()
    if luck < 0.90:
        return Life(
            promise, [kept(promise, promise.due_at - timedelta(hours=chance.randint(2, 30)))]
        )
    if luck < 0.94:
        due_on = promise.due_on + timedelta(days=2)
        due_at = end_of_day(due_on, ZONE)
        told_at = promise.due_at - timedelta(hours=20)
        moved = EntryFacts(EntryKind.MOVED, told_at, due_at, due_on)
        then = EntryFacts(EntryKind.KEPT, due_at - timedelta(hours=8), due_at, due_on)
        return Life(promise, [moved, then], told_first_at=told_at)
    if luck < 0.96:
        return Life(
            promise,
            [EntryFacts(EntryKind.UNPROVEN, promise.due_at, promise.due_at, promise.due_on)],
        )
    cause = chance.choice((Cause.COURIER_LATE, Cause.COURIER_LATE, Cause.SHOP_LATE, Cause.NO_PROOF))
    after = late(promise, promise.due_at + timedelta(hours=chance.randint(5, 60)))
    return Life(promise, [broken(promise, cause), after])
