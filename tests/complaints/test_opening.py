"""One matter is one case, its words stay, and a day is promised for the solution."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.utils import IntegrityError

from pistos.asks.models import Hold
from pistos.complaints.actions.opening import NobodyThere
from pistos.complaints.actions.standing import (
    WrongMoment,
    confirm_solved,
    note_planned,
    note_remedied,
    reopen_complaint,
)
from pistos.complaints.facts import About, Weight, Wish
from pistos.complaints.models import (
    CaseState,
    Complaint,
    ComplaintEntry,
    EntryKind,
    Origin,
    WishedKind,
)
from pistos.customers.actions import erase_customer
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.promises.models import Promise, PromiseKind, Standing
from tests.factories.orders import order_of

Heard = Callable[..., Complaint]
BEN = Actor.person(7)


def test_a_complaint_promises_a_solution_and_says_so(
    complained: Heard, cleo: Customer, at: datetime
) -> None:
    made = complained(cleo, wish=Wish(WishedKind.REPLACEMENT, "a whole one"))

    assert (made.state, made.wished_kind, made.wished_words) == (
        "open",
        "replacement",
        "a whole one",
    )
    promise = Promise.objects.get(kind=PromiseKind.FIX)
    assert (promise.pk, promise.due_at) == (made.promise_id, made.due_at)
    assert promise.grounds["is_default"] is True
    mail = Message.objects.get(template="complaint_heard")
    assert mail.to_address == cleo.email
    assert made.token in mail.text
    assert "The mug" not in mail.text
    event = Event.objects.get(name="complaints.ComplaintOpened")
    assert event.data == {
        "complaint_id": made.pk, "customer_id": cleo.pk, "order_id": None, "origin": "door",
    }  # fmt: skip
    assert Hold.objects.get(reason="complaint").customer == cleo


def test_the_same_source_is_heard_once(complained: Heard, cleo: Customer) -> None:
    first = complained(cleo, source=Ref("message", "1"))
    again = complained(cleo, source=Ref("message", "1"))

    assert first.pk == again.pk
    assert ComplaintEntry.objects.filter(kind__in=["opened", "joined"]).count() == 1
    assert Event.objects.filter(name__startswith="complaints.Complaint").count() == 1


def test_what_is_heard_again_by_another_way_is_one_case(
    complained: Heard, cleo: Customer, arrived: Order, at: datetime
) -> None:
    made = complained(cleo, origin=Origin.MAIL)
    joined = complained(
        cleo,
        "Two stars: it came cracked.",
        origin=Origin.REVIEW,
        about=About(arrived),
        wish=Wish(WishedKind.REFUND),
        weight=Weight(is_public=True),
        at=at + timedelta(minutes=1),
    )

    assert joined.pk == made.pk
    assert Complaint.objects.count() == 1
    assert (joined.order, joined.reach) == (arrived, 100)
    assert joined.public_at == at + timedelta(minutes=1)
    assert Promise.objects.filter(kind=PromiseKind.FIX).count() == 1
    kinds = list(joined.entries.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["opened", "promised", "joined", "wished", "public"]


@pytest.mark.serves("S0-41")
def test_each_matter_is_a_case_of_its_own_tied_to_its_order(
    complained: Heard, cleo: Customer, arrived: Order, at: datetime
) -> None:
    other = order_of(arrived.customer, placed_at=at, number="2002")
    first, second = arrived.lines.order_by("position")

    made = [
        complained(arrived.customer, about=About(other)),
        complained(arrived.customer, about=About(arrived, first)),
        complained(arrived.customer, about=About(arrived, second)),
    ]

    assert len({one.pk for one in made}) == 3
    assert [one.order_id for one in made] == [other.pk, arrived.pk, arrived.pk]


def test_nobody_joins_another_persons_case(
    complained: Heard, cleo: Customer, dora: Customer
) -> None:
    assert complained(cleo).pk != complained(dora).pk


def test_nothing_is_written_of_the_erased(complained: Heard, cleo: Customer, at: datetime) -> None:
    erase_customer(customer=cleo, by=BEN, at=at)

    with pytest.raises(NobodyThere):
        complained(cleo)
    assert not Complaint.objects.exists()


def test_an_erased_persons_words_go_and_what_was_done_stays(
    complained: Heard, cleo: Customer, at: datetime
) -> None:
    made = complained(cleo, wish=Wish(WishedKind.OTHER, "call me Cleo"))
    complained(cleo, "It is still cracked")

    erase_customer(customer=cleo, by=BEN, at=at)

    made.refresh_from_db()
    assert (made.text, made.wished_words) == ("", "")
    assert set(made.entries.values_list("words", flat=True)) == {""}
    assert made.entries.count() == 3


def changed_by_hand(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.serves("S3-88")
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM complaints_complaintentry",
        "DELETE FROM complaints_complaint",
        "UPDATE complaints_complaint SET text = 'all is well'",
        "UPDATE complaints_complaint SET wished_words = 'nothing'",
        "UPDATE complaints_complaint SET wished_kind = 'apology'",
        "UPDATE complaints_complaint SET origin = 'mail'",
        "UPDATE complaints_complaint SET heard_at = heard_at + interval '1 day'",
        "UPDATE complaints_complaint SET severity = 1",
        "UPDATE complaints_complaint SET category = 'other'",
        "UPDATE complaints_complaintentry SET kind = 'noted'",
        "UPDATE complaints_complaintentry SET words = 'all is well'",
        "UPDATE complaints_complaintentry SET data = '{}'",
    ],
)
def test_no_hand_in_the_database_hides_a_complaint(
    complained: Heard, cleo: Customer, sql: str
) -> None:
    complained(cleo)

    with pytest.raises(IntegrityError):
        changed_by_hand(sql)


def test_it_goes_from_plan_to_remedy_to_confirmation(
    complained: Heard, cleo: Customer, at: datetime
) -> None:
    made = complained(cleo)
    with pytest.raises(WrongMoment):
        confirm_solved(complaint=made, by=Actor.customer(cleo.pk), at=at)

    note_planned(complaint=made, by=BEN, at=at)
    for _ in range(2):
        note_remedied(complaint=made, happened_at=at, evidence="sent", by=BEN, at=at)
    for _ in range(2):
        made = confirm_solved(complaint=made, by=Actor.customer(cleo.pk), at=at)

    assert made.state == CaseState.CONFIRMED
    assert Standing.objects.get(promise_id=made.promise_id).state == "kept"
    names = Event.objects.filter(name__startswith="complaints.Complaint").order_by("pk")
    assert [name.rpartition(".")[2] for name in names.values_list("name", flat=True)] == [
        "ComplaintOpened", "ComplaintPlanned", "ComplaintRemedied", "ComplaintConfirmed",
    ]  # fmt: skip


def test_what_is_not_well_is_open_again_with_a_new_day(
    complained: Heard, cleo: Customer, at: datetime
) -> None:
    made = complained(cleo)
    note_remedied(complaint=made, happened_at=at, evidence="sent", by=BEN, at=at)
    first = made.promise_id
    soon = at + timedelta(days=2)

    again = reopen_complaint(
        complaint=made, words="The new one is cracked too", by=Actor.customer(cleo.pk), at=soon
    )

    assert again.state == CaseState.OPEN
    assert again.promise_id not in (None, first)
    assert again.remedied_at is None
    assert again.entries.filter(kind=EntryKind.DISPUTED).get().words == "The new one is cracked too"
    event = Event.objects.get(name="complaints.ComplaintReopened")
    assert event.data == {"complaint_id": made.pk, "customer_id": cleo.pk, "by_customer": True}
