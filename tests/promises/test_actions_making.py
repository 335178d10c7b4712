from datetime import date, datetime, timedelta

import pytest

from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.orders.models import Parcel
from pistos.promises import actions
from pistos.promises.models import Dependency, Entry, EntryToSeal, Promise, Standing
from pistos.promises.rules.terms import Told
from tests.promises.conftest import MACHINE, delivery_terms, standing, words


def nothing_written() -> bool:
    return not (
        Promise.objects.exists()
        or Entry.objects.exists()
        or Standing.objects.exists()
        or Event.objects.exists()
    )


@pytest.mark.serves("S0-25")
def test_make_promise_writes_promise_words_entry_standing_and_event(
    cleo: Customer, parcel: Parcel, at: datetime
) -> None:
    promise = actions.make_promise(
        to=cleo, terms=delivery_terms(parcel), told=words("By Friday."), by=MACHINE, at=at
    )

    assert promise.words.text == "By Friday."
    assert promise.due_at.isoformat() == "2026-03-06T21:59:59.999999+00:00"
    entry = promise.entries.get()
    assert (entry.kind, entry.happened_at, entry.due_on) == ("made", at, date(2026, 3, 6))
    assert len(bytes(entry.commitment)) == 32
    assert standing(promise).state == "open"
    assert EntryToSeal.objects.filter(pk=entry.pk).exists()
    event = Event.objects.get()
    assert (event.name, event.subject_kind, event.subject_id) == (
        "promises.PromiseMade",
        "promise",
        str(promise.pk),
    )
    assert event.data == {
        "promise_id": promise.pk,
        "kind": "delivery",
        "toward": "customer",
        "due_at": "2026-03-06T21:59:59.999Z",
    }


def test_make_promise_refuses_a_due_time_that_is_over(
    cleo: Customer, parcel: Parcel, at: datetime
) -> None:
    terms = delivery_terms(parcel, due_on=at.date() - timedelta(days=1))

    with pytest.raises(actions.DueInThePast):
        actions.make_promise(to=cleo, terms=terms, told=words(), by=MACHINE, at=at)

    assert nothing_written()


def test_make_promise_refuses_empty_words(cleo: Customer, parcel: Parcel, at: datetime) -> None:
    with pytest.raises(actions.SaysNothing):
        actions.make_promise(
            to=cleo,
            terms=delivery_terms(parcel),
            told=Told(" ", "en", "email"),
            by=MACHINE,
            at=at,
        )

    assert nothing_written()


def test_make_promise_refuses_a_second_one_for_a_parcel(
    delivery: Promise, cleo: Customer, parcel: Parcel, at: datetime
) -> None:
    with pytest.raises(actions.AlreadyPromised):
        actions.make_promise(to=cleo, terms=delivery_terms(parcel), told=words(), by=MACHINE, at=at)

    assert Promise.objects.count() == Standing.objects.count() == Entry.objects.count() == 1
    assert Event.objects.count() == 1


@pytest.mark.serves("S0-48")
def test_note_partner_promise_carries_the_customers_promise(
    hand_over: Promise, delivery: Promise
) -> None:
    assert hand_over.toward == "shop"
    assert (hand_over.made_by_kind, hand_over.made_by_id) == ("partner", str(hand_over.partner_id))
    link = Dependency.objects.get()
    assert (link.promise_id, link.depends_on_id) == (delivery.pk, hand_over.pk)
