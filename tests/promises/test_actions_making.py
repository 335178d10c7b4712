from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.orders.models import Parcel
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Dependency, Entry, EntryToSeal, Promise, Standing
from pistos.promises.rules.terms import Told
from pistos.shop.models import Shop
from tests.promises.conftest import (
    MACHINE,
    answer_terms,
    delivery_terms,
    quote_for,
    standing,
    words,
)


def nothing_written() -> bool:
    return not (
        Promise.objects.exists()
        or Entry.objects.exists()
        or Standing.objects.exists()
        or Event.objects.exists()
    )


@pytest.mark.serves("S0-25")
def test_promise_delivery_writes_promise_words_entry_standing_and_event(
    cleo: Customer, courier: Partner, parcel: Parcel, at: datetime
) -> None:
    promise = actions.promise_delivery(
        parcel=parcel, quote=quote_for(), told=words("By Friday."), by=MACHINE, at=at
    )

    assert (promise.customer, promise.partner) == (cleo, courier)
    assert (promise.chance, promise.model_version) == (0.96, "2026-03-01.1")
    assert promise.grounds["parcels"] == 1240
    assert promise.grounds["names"]["courier"] == "Steady"
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


def test_make_promise_refuses_a_due_time_that_is_over(cleo: Customer, at: datetime) -> None:
    terms = answer_terms(cleo, at)

    with pytest.raises(actions.DueInThePast):
        actions.make_promise(to=cleo, terms=terms, told=words(), by=MACHINE, at=at)

    assert nothing_written()


def test_make_promise_refuses_empty_words(cleo: Customer, at: datetime) -> None:
    with pytest.raises(actions.SaysNothing):
        actions.make_promise(
            to=cleo,
            terms=answer_terms(cleo, at + timedelta(hours=1)),
            told=Told(" ", "en", "email"),
            by=MACHINE,
            at=at,
        )

    assert nothing_written()


def test_promise_delivery_refuses_a_second_one_for_a_parcel(
    delivery: Promise, parcel: Parcel, at: datetime
) -> None:
    with pytest.raises(actions.AlreadyPromised):
        actions.promise_delivery(parcel=parcel, quote=quote_for(), told=words(), by=MACHINE, at=at)

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


@pytest.mark.serves("S4-25")
def test_make_promise_refuses_what_history_does_not_support(
    shop: Shop, cleo: Customer, parcel: Parcel, at: datetime
) -> None:
    with pytest.raises(actions.PromiseUnrealistic) as refused:
        actions.make_promise(
            to=cleo,
            terms=delivery_terms(parcel, due_on=at.date()),
            told=words(),
            by=MACHINE,
            at=at,
        )

    assert nothing_written()
    realistic = refused.value.realistic
    assert realistic is not None
    assert refused.value.chance < 0.95
    promise = actions.make_promise(
        to=cleo,
        terms=delivery_terms(parcel, due_on=realistic.on),
        told=words(),
        by=MACHINE,
        at=at,
    )
    assert promise.grounds["is_default"] is True


@pytest.mark.serves("S4-25")
def test_make_promise_measures_answers_by_earlier_answers(
    cleo: Customer, answer: Callable[[timedelta], Promise], at: datetime
) -> None:
    for _ in range(20):
        earlier = answer(timedelta(hours=5))
        actions.keep_promise(
            promise=earlier,
            happened_at=at + timedelta(hours=3),
            evidence="message:1",
            by=MACHINE,
            at=at + timedelta(hours=3),
        )

    with pytest.raises(actions.PromiseUnrealistic) as refused:
        answer(timedelta(hours=2))

    assert refused.value.realistic is not None
    assert refused.value.realistic.at == at + timedelta(hours=3)


@pytest.mark.serves("S4-25")
def test_make_promise_against_history_keeps_the_reason_on_record(
    shop: Shop, alma: User, ben: User, cleo: Customer, parcel: Parcel, at: datetime
) -> None:
    terms = delivery_terms(parcel, due_on=at.date())

    with pytest.raises(actions.NotEntitled):
        actions.make_promise_against_history(
            to=cleo, terms=terms, told=words(), reason="A van goes there today.", by=ben, at=at
        )
    with pytest.raises(actions.ReasonMissing):
        actions.make_promise_against_history(
            to=cleo, terms=terms, told=words(), reason=" ", by=alma, at=at
        )
    assert nothing_written()
    promise = actions.make_promise_against_history(
        to=cleo, terms=terms, told=words(), reason="A van goes there today.", by=alma, at=at
    )

    assert promise.reason == "A van goes there today."
    assert promise.made_by_id == str(alma.pk)
