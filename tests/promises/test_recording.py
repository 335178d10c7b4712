"""Promises recorded whole, with what became of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.partners.models import Partner
from pistos.promises.actions import record_promises
from pistos.promises.facts import MoveFacts, PromiseFacts
from pistos.promises.models import (
    Dependency,
    Entry,
    EntryKind,
    KeptDay,
    Promise,
    PromiseWords,
    Standing,
)
from pistos.promises.rules.commitments import commitment, private_columns
from pistos.promises.rules.due import end_of_day
from pistos.promises.rules.life import EntryFacts

AT = datetime(2026, 3, 20, 12, tzinfo=UTC)
DUE = date(2026, 3, 10)
BY = Actor.machine("import")
pytestmark = pytest.mark.django_db


def a_promise(customer: Customer, **changes: Any) -> PromiseFacts:
    facts = PromiseFacts(
        kind="delivery",
        toward="customer",
        about_kind="parcel",
        about_id=7,
        customer_id=customer.pk,
        made_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
        due_on=DUE,
        zone="Europe/Athens",
        made_by=Actor.machine("shop"),
        told_where="import",
        words="2026-03-10",
        cause="courier_late",
    )
    return replace(facts, **changes)


def kinds() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


@pytest.mark.serves("S0-25")
def test_a_promise_delivered_in_time_is_recorded_as_kept(cleo):
    delivered = datetime(2026, 3, 9, 15, tzinfo=UTC)

    recorded = record_promises(batch=[a_promise(cleo, fulfilled_at=delivered)], by=BY, at=AT)

    assert (recorded.new, recorded.entries) == (1, 2)
    assert kinds() == ["made", "kept"]
    standing = Standing.objects.get(pk=recorded.ids[0])
    assert (standing.state, standing.fulfilled_at, standing.due_at) == (
        "kept", delivered, end_of_day(DUE, "Europe/Athens"),
    )  # fmt: skip
    rolled = KeptDay.objects.get()
    assert (rolled.day, rolled.made, rolled.kept, rolled.kept_as_told) == (DUE, 1, 1, 1)


def test_a_promise_without_proof_by_the_due_time_breaks_at_the_due_time(cleo):
    record_promises(batch=[a_promise(cleo)], by=BY, at=AT)

    entry = Entry.objects.get(kind="broken")
    assert entry.happened_at == end_of_day(DUE, "Europe/Athens")
    assert entry.cause == "courier_late"


def test_proof_that_arrives_late_adds_entries_and_edits_none(cleo):
    record_promises(batch=[a_promise(cleo)], by=BY, at=AT)
    in_time = end_of_day(DUE, "Europe/Athens") - timedelta(minutes=1)

    again = record_promises(batch=[a_promise(cleo, fulfilled_at=in_time)], by=BY, at=AT)

    assert (again.new, again.changed, again.same) == (0, 1, 0)
    assert kinds() == ["made", "broken", "corrected"]
    assert Standing.objects.get().is_corrected
    assert KeptDay.objects.get(made=1).kept == 1


def test_delivery_after_the_due_time_is_fulfilled_late(cleo):
    record_promises(batch=[a_promise(cleo)], by=BY, at=AT)
    late = end_of_day(DUE, "Europe/Athens") + timedelta(minutes=1)

    record_promises(batch=[a_promise(cleo, fulfilled_at=late)], by=BY, at=AT)

    assert kinds() == ["made", "broken", "fulfilled_late"]
    assert Standing.objects.get().state == "broken"


def test_recording_the_same_twice_changes_nothing(cleo):
    facts = a_promise(cleo, fulfilled_at=datetime(2026, 3, 9, 15, tzinfo=UTC))
    first = record_promises(batch=[facts], by=BY, at=AT)
    again = record_promises(batch=[facts], by=BY, at=AT)

    assert again.ids == first.ids
    assert (again.same, again.entries) == (1, 0)
    assert Entry.objects.count() == 2


def test_an_open_promise_stays_open_and_then_keeps(cleo):
    before = datetime(2026, 3, 5, tzinfo=UTC)
    record_promises(batch=[a_promise(cleo)], by=BY, at=before)
    assert kinds() == ["made"]

    delivered = datetime(2026, 3, 9, 15, tzinfo=UTC)
    record_promises(batch=[a_promise(cleo, fulfilled_at=delivered)], by=BY, at=AT)

    assert kinds() == ["made", "kept"]
    assert (KeptDay.objects.get().open, KeptDay.objects.get().kept) == (0, 1)


def test_moved_withdrawn_and_unproven_lives(cleo):
    told = datetime(2026, 3, 8, 9, tzinfo=UTC)
    moved = a_promise(
        cleo,
        moves=(MoveFacts(told, date(2026, 3, 12), "New day: 12 March"),),
        fulfilled_at=datetime(2026, 3, 11, 9, tzinfo=UTC),
    )
    withdrawn = a_promise(cleo, about_id=8, withdrawn_at=told, withdrawn_because="cancelled")
    unproven = a_promise(cleo, about_id=9, gives_proof=False)

    recorded = record_promises(batch=[moved, withdrawn, unproven], by=BY, at=AT)

    states = [Standing.objects.get(pk=id_).state for id_ in recorded.ids]
    assert states == ["kept", "withdrawn", "unproven"]
    standing = Standing.objects.get(pk=recorded.ids[0])
    assert (standing.move_count, standing.is_kept_as_told, standing.told_first_at) == (
        1, False, told,
    )  # fmt: skip


def test_the_commitment_covers_the_private_columns(cleo):
    recorded = record_promises(batch=[a_promise(cleo)], by=BY, at=AT)

    entry = Entry.objects.get(kind="made")
    words = PromiseWords.objects.get(pk=recorded.ids[0])
    expected = commitment(
        bytes(words.salt),
        private_columns(
            EntryFacts(EntryKind.MADE, entry.happened_at, entry.due_at, entry.due_on),
            by="machine:shop",
            customer_id=cleo.pk,
            words="2026-03-10",
        ),
    )
    assert bytes(entry.commitment) == expected


def test_a_delivery_stands_on_the_suppliers_hand_over(cleo):
    supplier = Partner.objects.create(code="loom", name="Loom", kind="supplier")
    hand_over = a_promise(
        cleo, kind="hand_over", toward="shop", customer_id=None, partner_id=supplier.pk
    )

    recorded = record_promises(batch=[hand_over, a_promise(cleo)], by=BY, at=AT)

    joined = Dependency.objects.get()
    assert (joined.depends_on_id, joined.promise_id) == tuple(recorded.ids)
    assert Promise.objects.count() == 2
