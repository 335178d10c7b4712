"""The seals: one chain over everything committed, late commits included."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connections, transaction

from pistos.customers.models import Customer
from pistos.promises import actions
from pistos.promises.models import Entry, EntryToSeal, Seal
from pistos.promises.rules.commitments import GENESIS, public_columns, seal
from tests.factories.promises import Life, promise_to, write


def _promised(customer: Customer, at: datetime, *, days: int = 2) -> Entry:
    promise = promise_to(customer, made_at=at, due_on=(at + timedelta(days=days)).date())
    write([Life(promise)])
    return promise.entries.get()


@pytest.mark.serves("S0-25")
def test_sealing_chains_each_entry_to_the_one_before(cleo: Customer, at: datetime) -> None:
    entries = [_promised(cleo, at) for _ in range(3)]

    assert actions.seal_entries(at) == 3

    digest = GENESIS
    for position, entry in enumerate(entries, start=1):
        row = Seal.objects.get(position=position)
        public = public_columns(
            token=entry.promise.token,
            promise_kind="delivery",
            toward="customer",
            kind="made",
            happened_on=entry.happened_on,
            due_on=entry.due_on,
            cause="",
        )
        digest = seal(digest, public, bytes(entry.commitment))
        assert (row.entry_id, bytes(row.digest)) == (entry.id, digest)
    assert not EntryToSeal.objects.exists()


def test_sealing_again_does_nothing(cleo: Customer, at: datetime) -> None:
    _promised(cleo, at)
    actions.seal_entries(at)

    assert actions.seal_entries(at) == 0
    assert actions.seal_next(at) == 0


def test_sealing_a_little_leaves_the_rest_for_next_time(cleo: Customer, at: datetime) -> None:
    for _ in range(3):
        _promised(cleo, at)

    assert actions.seal_next(at, most=2) == 2
    assert actions.seal_next(at, most=2) == 1
    assert list(Seal.objects.order_by("position").values_list("position", flat=True)) == [1, 2, 3]


def test_a_seal_is_never_changed(cleo: Customer, at: datetime) -> None:
    _promised(cleo, at)
    actions.seal_entries(at)

    with pytest.raises(IntegrityError, match="insert-only"), transaction.atomic():
        Seal.objects.update(position=5)


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_commits_late_is_sealed_next(cleo: Customer, at: datetime) -> None:
    written, sealed = threading.Event(), threading.Event()
    late: list[int] = []

    def slow() -> None:
        try:
            with transaction.atomic():
                late.append(_promised(cleo, at, days=9).id)
                written.set()
                assert sealed.wait(20)
        finally:
            connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(20)
    early = _promised(cleo, at)
    assert actions.seal_entries(at) == 1
    sealed.set()
    thread.join()

    assert late[0] < early.id
    assert actions.seal_entries(at) == 1
    order = list(Seal.objects.order_by("position").values_list("entry_id", flat=True))
    assert order == [early.id, late[0]]


@pytest.mark.django_db(transaction=True)
def test_several_sealers_make_one_chain(cleo: Customer, at: datetime) -> None:
    for _ in range(40):
        _promised(cleo, at)

    def work() -> None:
        try:
            actions.seal_entries(at)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    positions = list(Seal.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, 41))
