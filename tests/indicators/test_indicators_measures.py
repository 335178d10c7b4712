from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.imports.events import ImportFinished
from pistos.indicators.queries import delivery, ledger
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.queries.trust import trust_points
from pistos.indicators.rules.measures import Figure, Period, period_to
from pistos.indicators.rules.trust import total
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.promises.models import Cause, Entry
from pistos.shop.models import Shop
from tests.factories.words_given import ZONE, give_word

LAST = date(2026, 3, 1)
MONTH = period_to(LAST, 30, ZONE)
LATE = timedelta(days=2)


@pytest.fixture
def courier(db: None) -> Partner:
    return Partner.objects.create(code="acs", name="ACS", kind="courier", state="active")


@pytest.fixture
def other(db: None) -> Partner:
    return Partner.objects.create(code="box", name="Box", kind="courier", state="active")


def measured(code: str, period: Period = MONTH, **given: str) -> Figure:
    return MEASURES[code].compute(period, given)


def in_february(day: int) -> date:
    return date(2026, 2, day)


@pytest.fixture
def record(shop: Shop, cleo: Customer, dora: Customer, courier: Partner, other: Partner) -> None:
    """Ten parcels: seven kept (one moved), one late, one never came, one arrived damaged."""
    for day in range(1, 7):
        give_word(due_on=in_february(day), customer=cleo, partner=courier, about_id=day)
    told_at = datetime.fromisoformat("2026-02-06T10:00+00:00")
    give_word(
        due_on=in_february(9),
        moved_from=in_february(7),
        customer=cleo,
        partner=courier,
        about_id=7,
        told_first_at=told_at,
    )
    give_word(due_on=in_february(10), late=LATE, customer=dora, partner=other, about_id=8)
    give_word(
        due_on=in_february(11), late=None, customer=dora, partner=other, about_id=9, region="Crete"
    )
    give_word(
        due_on=in_february(12),
        customer=cleo,
        partner=other,
        about_id=10,
        overturned=Cause.DAMAGED,
        region="Crete",
    )


@pytest.mark.serves("S4-23")
def test_kept_rate_overall_by_kind_and_by_owner(
    record: None, cleo: Customer, alma: User, ben: User
) -> None:
    give_word(
        due_on=in_february(13),
        customer=cleo,
        kind="answer",
        about_kind="customer",
        made_by_kind="person",
        made_by_id=str(ben.pk),
    )
    give_word(
        due_on=in_february(13),
        late=LATE,
        customer=cleo,
        kind="answer",
        about_kind="customer",
        made_by_kind="person",
        made_by_id=str(alma.pk),
    )

    assert (measured("kept_rate").numerator, measured("kept_rate").denominator) == (8, 12)
    assert measured("kept_rate", kind="delivery").value == 0.7
    assert measured("kept_rate", made_by=str(ben.pk)).value == 1
    owners = {row.owner: (row.kept, row.broken) for row in ledger.kept_by_owner(MONTH)}
    assert owners == {"": (7, 3), str(ben.pk): (1, 0), str(alma.pk): (0, 1)}


def test_kept_rate_counts_by_the_last_due_day(record: None) -> None:
    only_the_seventh = Period(in_february(7), in_february(7), ZONE)

    assert measured("kept_rate", only_the_seventh).denominator == 0
    assert measured("kept_rate", Period(in_february(9), in_february(9), ZONE)).value == 1


@pytest.mark.serves("S2-48")
def test_the_shares_beside_the_kept_rate(record: None) -> None:
    assert measured("kept_as_first_told").numerator == 6
    assert measured("moved_share").numerator == 1
    assert measured("overturned_share").numerator == 1
    assert measured("repaired_share").value == pytest.approx(1 / 3)
    assert (measured("told_first_ratio").numerator, measured("told_first_ratio").denominator) == (
        1,
        4,
    )


@pytest.mark.serves("S1-15")
def test_delivery_is_measured_by_courier_and_region(record: None) -> None:
    assert measured("delivery_on_time").value == 0.8
    assert measured("delivery_on_time", partner="acs").value == 1
    assert measured("delivery_on_time", partner="box").value == pytest.approx(1 / 3)
    assert measured("delivery_undamaged", region="Crete").value == 0
    assert measured("delivery_complete").value == 1
    assert measured("delivery_days_promised").value == pytest.approx(
        sum([3] * 9 + [3]) / 10, abs=0.001
    )
    by_courier = {row.place: row.due for row in delivery.deliveries(MONTH, {}, by="courier")}
    assert by_courier == {"ACS": 7, "Box": 3}
    regions = [row.place for row in delivery.deliveries(MONTH, {}, by="region")]
    assert regions == ["GR Attica", "GR Crete"]


def test_what_never_arrived_counts_as_late_and_long(record: None) -> None:
    """Leaving it out would flatter the slowest."""
    crete = measured("delivery_on_time", region="Crete")
    taken = measured("delivery_days_actual", region="Crete")

    assert (crete.numerator, crete.denominator) == (1, 2)
    assert taken.value == pytest.approx((22 + 3) / 2)


def test_worst_tenth_is_in_days_against_the_due_time(
    shop: Shop, cleo: Customer, courier: Partner
) -> None:
    for number in range(1, 12):
        give_word(
            due_on=in_february(10),
            late=timedelta(days=number - 6),
            customer=cleo,
            partner=courier,
            about_id=number,
        )

    assert measured("late_days_worst_tenth").value == pytest.approx(4.0)


def test_overdue_and_let_down(record: None, cleo: Customer) -> None:
    give_word(due_on=in_february(27), customer=cleo, about_id=99, settled=False)

    assert measured("open_overdue").value == 2
    assert measured("open_overdue", period_to(in_february(10), 1, ZONE)).value == 1
    assert measured("customers_let_down").value == 1


def test_time_to_answer_counts_the_unanswered(shop: Shop, cleo: Customer) -> None:
    for late in (timedelta(hours=-71), timedelta(hours=-65), None):
        give_word(
            due_on=in_february(10), late=late, customer=cleo, kind="answer", about_kind="customer"
        )

    hours = measured("answer_hours_median").value
    assert hours is not None
    assert hours == pytest.approx(84.99 - 65 - 7 + 7, abs=1.1)


def test_orders_messages_and_imports(shop: Shop, cleo: Customer, dora: Customer) -> None:
    for number, (customer, day) in enumerate(((cleo, 3), (cleo, 20), (dora, 21))):
        Order.objects.create(
            ref=str(number),
            number=str(number),
            customer=customer,
            placed_at=datetime.fromisoformat(f"2026-02-{day:02}T09:00+00:00"),
            currency="EUR",
            total_amount=Decimal(10),
        )
    for key, state in (("a", "sent"), ("b", "sent"), ("c", "bounced"), ("d", "waiting")):
        Message.objects.create(
            key=key,
            template="x",
            language="en",
            recipient_kind="customer",
            to_address="x@example.org",
            subject="",
            text="",
            state=state,
            written_at=datetime.fromisoformat("2026-02-10T09:00+00:00"),
        )

    assert measured("orders_placed").value == 3
    assert measured("returning_customers", period_to(LAST, 14, ZONE)).value == 0.5
    assert measured("message_bounces").value == pytest.approx(1 / 3)
    publish(
        ImportFinished(1, read=95, quarantined=5),
        about=Ref("run", "1"),
        by=Actor.machine("imports"),
        at=datetime.fromisoformat("2026-02-10T09:00+00:00"),
    )
    assert measured("quarantined_rows").value == 0.05


@pytest.mark.serves("S0-1")
def test_trust_is_replayed_from_entries_and_every_point_leads_to_one(
    record: None, cleo: Customer, dora: Customer
) -> None:
    points = trust_points(cleo.pk)
    trust = total(points)

    assert (trust.earned, trust.lost) == (7, 5)
    entries = {entry.pk: entry for entry in Entry.objects.filter(promise__customer=cleo)}
    assert all(entries[point.entry_id].kind == point.kind for point in points)
    shop_wide = measured("reputation").details
    both = total([*points, *trust_points(dora.pk)])
    assert shop_wide == {"earned": both.earned, "lost": both.lost} == {"earned": 7, "lost": 13}


@pytest.mark.serves("S0-1")
def test_trust_needs_nothing_but_the_entries(record: None, cleo: Customer) -> None:
    before = total(trust_points(cleo.pk))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM promises_standing")
        cursor.execute("DELETE FROM promises_keptday")

    assert total(trust_points(cleo.pk)) == before


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_every_measure_answers_on_an_empty_record(shop: Shop, code: str) -> None:
    figure = measured(code)

    assert figure.value in (None, 0)
    every = dict.fromkeys(MEASURES[code].parameters, "1")
    assert measured(code, **every).value in (None, 0)
