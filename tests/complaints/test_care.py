"""Priority, experiences, early warning, the silent, people at risk, and those who helped us most."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from pistos.accounts.models import User
from pistos.complaints.actions.caring import NothingDone, note_attended, raise_attention
from pistos.complaints.actions.crediting import credit
from pistos.complaints.actions.inferring import hear_late_deliveries, infer_silent
from pistos.complaints.actions.judging import Judgement, ReasonMissing, reclassify_complaint
from pistos.complaints.actions.standing import note_remedied
from pistos.complaints.facts import Weight
from pistos.complaints.models import (
    Attention,
    Complaint,
    ComplaintSettings,
    EntryKind,
    Origin,
    Sign,
    Silent,
)
from pistos.complaints.queries.experiences import experiences_of
from pistos.complaints.queries.impact import boomerangs, first_to_learn, people_at_risk
from pistos.complaints.queries.useful import most_useful
from pistos.complaints.rules.priority import LARGE, Standing, priority_of
from pistos.complaints.rules.solving import solvable_by
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.promises.actions import mark_due
from pistos.promises.models import Promise
from tests.factories.goods import a_courier
from tests.factories.orders import order_of, parcel_of, promised_delivery

Heard = Callable[..., Complaint]
BEN = Actor.person(7)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (Standing(1), Standing(2)),
        (Standing(2, is_large=True), Standing(3)),
        (Standing(1, is_large=True, reach=1000), Standing(2)),
        (Standing(2, reach=1), Standing(2, reach=50_000)),
        (Standing(2), Standing(2, earlier_unresolved=1)),
        (Standing(2, earlier_resolved=3), Standing(2, earlier_unresolved=3)),
        (Standing(2), Standing(2, is_overdue=True)),
        (Standing(2), Standing(2, is_large=True)),
    ],
)
def test_need_goes_before_everything_and_value_comes_last(less: Standing, more: Standing) -> None:
    assert priority_of(less) < priority_of(more)
    assert priority_of(Standing(2)) - priority_of(Standing(1)) > LARGE


@pytest.mark.serves("S3-98")
def test_a_large_customer_worsens_nobodys_promise(
    complained: Heard, cleo: Customer, dora: Customer, at: datetime
) -> None:
    small = complained(dora)
    was = small.due_at
    order_of(cleo, placed_at=at).__class__.objects.filter(customer=cleo).update(
        total_amount=Decimal(99_000)
    )

    large = complained(cleo)

    small.refresh_from_db()
    assert large.priority == small.priority + LARGE
    assert small.due_at == was == large.due_at


def test_a_solution_is_promised_from_what_solutions_took(at: datetime) -> None:
    spans = [timedelta(days=day % 4 + 1) for day in range(40)]

    known = solvable_by(spans, at=at, zone="Europe/Athens", target=0.9, default_days=7)
    new = solvable_by(spans[:5], at=at, zone="Europe/Athens", target=0.9, default_days=7)

    assert (known.due.on, known.sample) == ((at + timedelta(days=4)).date(), 40)
    assert known.chance is not None
    assert known.chance > 0.9
    assert (new.due.on, new.chance) == ((at + timedelta(days=7)).date(), None)


@pytest.mark.serves("S3-88")
def test_judging_anew_needs_a_reason_and_shows_in_the_history(
    complained: Heard, cleo: Customer, ben: User, at: datetime
) -> None:
    made = complained(cleo)
    with pytest.raises(ReasonMissing):
        reclassify_complaint(complaint=made, judgement=Judgement(1, "other", ""), by=ben, at=at)

    made = reclassify_complaint(
        complaint=made, judgement=Judgement(3, "damaged", "She was cut by it"), by=ben, at=at
    )

    assert (made.severity, made.category) == (3, "damaged")
    entry = made.entries.get(kind=EntryKind.RECLASSIFIED)
    assert (entry.data["was_severity"], entry.by_id, entry.words) == (
        2, str(ben.pk), "She was cut by it",
    )  # fmt: skip
    assert Event.objects.get(name="complaints.ComplaintReclassified").data["severity"] == 3


def broken_delivery(customer: Customer, at: datetime, number: str = "1001") -> Promise:
    """Promised by day 4, and nothing came."""
    order = order_of(customer, placed_at=at, number=number)
    promise = promised_delivery(parcel_of(order, courier=a_courier(f"c{number}")))
    mark_due(at=promise.due_at + timedelta(minutes=1))
    return promise


@pytest.mark.serves("S3-8")
def test_bad_experiences_are_counted_over_all_the_time_and_unresolved_weigh_more(
    complained: Heard, cleo: Customer, at: datetime
) -> None:
    broken_delivery(cleo, at)
    first = complained(cleo, at=at + timedelta(days=20))
    note_remedied(complaint=first, happened_at=at + timedelta(days=21), evidence="sent", by=BEN,
                  at=at + timedelta(days=21))  # fmt: skip

    found = experiences_of(cleo.pk)

    assert (found.complaints, found.complaints_unresolved) == (1, 0)
    assert (found.broken, found.broken_unresolved) == (1, 1)
    assert found.weight == 1 + 2


@pytest.mark.serves("S3-101")
def test_three_unresolved_put_thirty_at_risk_and_resolving_lowers_it(
    complained: Heard, at: datetime
) -> None:
    made = [
        complained(Customer.objects.create(name=name, email=f"{name}@c.example"))
        for name in ("a", "b", "c")
    ]
    assert people_at_risk().people == 30

    note_remedied(complaint=made[0], happened_at=at, evidence="sent", by=BEN, at=at)
    assert people_at_risk().people == 20

    ComplaintSettings.objects.create(people_told=7)
    assert people_at_risk().people == 14


@pytest.mark.serves("S2-30")
def test_who_was_first_to_learn(
    complained: Heard, cleo: Customer, dora: Customer, at: datetime
) -> None:
    complained(cleo)
    complained(
        cleo, weight=Weight(is_public=True), at=at + timedelta(hours=1), origin=Origin.REVIEW
    )
    complained(dora, origin=Origin.POST, weight=Weight(is_public=True))
    eve = Customer.objects.create(name="Eve", email="eve@c.example")
    complained(eve, origin=Origin.REVIEW, weight=Weight(is_public=True))

    found = first_to_learn(at - timedelta(days=1), at + timedelta(days=1))

    assert (found.first, found.all) == (1, 3)
    assert boomerangs(at - timedelta(days=1), at + timedelta(days=1)) == 0


@pytest.mark.serves("S3-98")
def test_a_large_customers_first_broken_promise_is_seen_before_they_complain(
    shop, cleo: Customer, dora: Customer, ben: User, at: datetime
) -> None:
    promise = broken_delivery(cleo, at)
    cleo.orders.update(total_amount=Decimal(800))
    broken_delivery(dora, at, "1002")
    drain(at + timedelta(days=6))

    found = Attention.objects.get()
    assert (found.customer, found.reason, found.is_large) == (cleo, "first_broken", True)
    assert found.source_id == str(promise.pk)
    event = Event.objects.get(name="complaints.AttentionRaised")
    assert event.data == {
        "attention_id": found.pk, "customer_id": cleo.pk, "reason": "first_broken",
    }  # fmt: skip
    with pytest.raises(NothingDone):
        note_attended(attention=found, done=" ", by=ben, at=at)
    for _ in range(2):
        found = note_attended(attention=found, done="Called her", by=ben, at=at)
    assert found.seen_by == ben


@pytest.mark.serves("S3-98")
def test_who_complains_already_needs_no_early_warning(
    complained: Heard, cleo: Customer, at: datetime
) -> None:
    order_of(cleo, placed_at=at)
    cleo.orders.update(total_amount=Decimal(800))
    complained(cleo)

    source = Ref("promise", "1")
    assert raise_attention(customer=cleo, reason=Sign.LATE_DELIVERY, source=source, at=at) is None


@pytest.mark.serves("S3-85")
def test_the_silent_are_inferred_with_their_signs_and_leave_when_they_speak(
    complained: Heard, cleo: Customer, dora: Customer, at: datetime
) -> None:
    broken_delivery(cleo, at)
    broken_delivery(dora, at, "1002")
    later = at + timedelta(days=60)
    order_of(dora, placed_at=at + timedelta(days=30), number="1003")

    assert infer_silent(at=later) == 1
    silent = Silent.objects.get()
    assert (silent.customer, silent.signs) == (cleo, ["no_reorder"])
    assert infer_silent(at=later) == 1

    complained(cleo, at=later)
    assert infer_silent(at=later + timedelta(days=1)) == 0


def test_a_delivery_late_by_the_shops_rule_is_heard_without_a_word(
    shop, cleo: Customer, at: datetime
) -> None:
    promise = broken_delivery(cleo, at)

    assert hear_late_deliveries(at=promise.due_at + timedelta(days=1)) == 0
    for hour in (1, 2):
        hear_late_deliveries(at=promise.due_at + timedelta(days=3, hours=hour))

    made = Complaint.objects.get()
    assert (made.origin, made.order_id) == ("promise", promise.order_id)
    assert "1001" in Message.objects.get(template="complaint_heard").subject


def test_on_a_bad_day_the_later_ones_are_heard_in_the_next_hour(
    shop, cleo: Customer, dora: Customer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than a run takes: what was heard makes room."""
    promise = broken_delivery(cleo, at)
    broken_delivery(dora, at, "1002")
    monkeypatch.setattr("pistos.complaints.actions.inferring.MOST_A_NIGHT", 1)

    runs = [
        hear_late_deliveries(at=promise.due_at + timedelta(days=3, hours=hour))
        for hour in (1, 2, 3)
    ]

    assert runs == [1, 1, 0]
    assert Complaint.objects.count() == 2


@pytest.mark.serves("S3-95")
def test_whose_complaint_led_to_a_fix_is_credited_thanked_and_invited(
    complained: Heard, cleo: Customer, dora: Customer, at: datetime
) -> None:
    made, other = complained(cleo), complained(dora)
    for fix in ("1", "1", "2"):
        credit(complaint=made, fix=Ref("correction", fix), at=at)
    credit(complaint=other, fix=Ref("correction", "1"), at=at)

    assert [(row.customer, row.fixes) for row in most_useful()] == [(cleo, 2), (dora, 1)]
    mails = Message.objects.filter(template="complaint_credited")
    assert mails.count() == 3
    assert Event.objects.filter(name="complaints.ComplaintCredited").count() == 3
    made.refresh_from_db()
    assert made.credited_at == at
