from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.journal.models import Event
from pistos.orders.models import Parcel
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Entry, EntryKind, Promise, PromiseWords
from pistos.promises.rules.commitments import commitment, private_columns
from pistos.promises.rules.life import EntryFacts
from tests.promises.conftest import standing

SECOND = timedelta(seconds=1)


def test_mark_due_breaks_at_the_due_time_with_its_event(
    answer: Callable[[timedelta], Promise],
) -> None:
    promise = answer(timedelta(hours=2))
    noticed_at = promise.due_at + timedelta(days=2)

    assert actions.mark_due(at=noticed_at) == 1

    now = standing(promise)
    assert (now.state, now.settled_at, now.cause) == ("broken", promise.due_at, "shop_late")
    entry = Entry.objects.get(kind="broken")
    assert entry.happened_at == promise.due_at
    assert entry.recorded_at > entry.happened_at
    event = Event.objects.get(name="promises.PromiseBroken")
    assert event.data == {"promise_id": promise.pk, "entry_id": entry.pk, "cause": "shop_late"}
    assert actions.mark_due(at=noticed_at) == 0


def test_mark_due_commits_to_the_private_columns(answer: Callable[[timedelta], Promise]) -> None:
    promise = answer(timedelta(hours=2))

    actions.mark_due(at=promise.due_at + SECOND)

    entry = Entry.objects.get(kind="broken")
    private = private_columns(
        EntryFacts(
            EntryKind.BROKEN,
            entry.happened_at,
            entry.due_at,
            entry.due_on,
            blamed_partner_id=entry.blamed_partner_id,
        ),
        by="machine:promises.clock",
        customer_id=promise.customer_id,
        words="",
    )
    salt = bytes(PromiseWords.objects.get(pk=promise.pk).salt)
    assert bytes(entry.commitment) == commitment(salt, private)


def test_mark_due_leaves_the_last_instant_open(answer: Callable[[timedelta], Promise]) -> None:
    promise = answer(timedelta(hours=2))

    assert actions.mark_due(at=promise.due_at) == 0
    assert standing(promise).state == "open"


@pytest.mark.serves("S0-52")
def test_mark_due_blames_the_courier_who_had_it_in_time(
    hand_over: Promise, delivery: Promise, parcel: Parcel, courier: Partner, at: datetime
) -> None:
    Parcel.objects.filter(pk=parcel.pk).update(handed_over_at=at)

    actions.mark_due(at=delivery.due_at + SECOND)

    now = standing(delivery)
    assert (now.cause, now.blamed_partner_id) == ("courier_late", courier.pk)


@pytest.mark.serves("S0-52")
def test_mark_due_blames_the_supplier_who_handed_over_late(
    hand_over: Promise, delivery: Promise, parcel: Parcel, supplier: Partner
) -> None:
    Parcel.objects.filter(pk=parcel.pk).update(handed_over_at=hand_over.due_at + SECOND)

    actions.mark_due(at=delivery.due_at + SECOND)

    now = standing(delivery)
    assert (now.cause, now.blamed_partner_id) == ("supplier_late", supplier.pk)


@pytest.mark.serves("S0-48")
def test_mark_due_of_a_late_hand_over_raises_the_delivery(
    hand_over: Promise, delivery: Promise
) -> None:
    assert actions.mark_due(at=hand_over.due_at + SECOND) == 1

    assert standing(hand_over).cause == "supplier_late"
    assert standing(delivery).risk_reason == "hand_over_late"


def test_mark_due_costs_the_same_queries_for_one_and_for_many(
    answer: Callable[[timedelta], Promise],
) -> None:
    answer(timedelta(hours=1))
    last = [answer(timedelta(hours=2)) for _ in range(3)][-1]

    with CaptureQueriesContext(connection) as one:
        actions.mark_due(at=last.made_at + timedelta(hours=1, seconds=1))
    with CaptureQueriesContext(connection) as many:
        actions.mark_due(at=last.due_at + SECOND)

    assert len(one) == len(many)
