"""The watch: a courier's drift raises one alarm, once, and it closes when the rate is back."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.causes.actions.watching import watch_causes
from pistos.causes.models import Alarm, Cause, CodedCause, Coding, Exposure, Watch
from pistos.causes.queries.series import WEEKS, all_series
from pistos.causes.queries.sharing import Sharing
from pistos.causes.rules.charts import Signal
from pistos.causes.rules.explaining import Breach
from pistos.causes.rules.tree import with_parents
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.apart import SomeFailed
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
SUNDAY = date(2026, 3, 1)


def night(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)


def matters(code: str, days: date | list[date], count: int, **facets: Any) -> None:
    """So many subjects a day for which a cause stands, with what is above it."""
    causes = {row.code: row for row in Cause.objects.filter(code__in=with_parents([code]))}
    first = Coding.objects.count()
    each = [day for day in ([days] if isinstance(days, date) else days) for _ in range(count)]
    codings = Coding.objects.bulk_create(
        Coding(
            subject_kind="complaint", subject_id=str(first + place), codes=[code], found="Seen.",
            happened_at=night(day), coded_at=night(day), by_kind="person", by_id="1",
        )
        for place, day in enumerate(each)
    )  # fmt: skip
    CodedCause.objects.bulk_create(
        CodedCause(
            coding=coding, subject_kind="complaint", subject_id=coding.subject_id, is_primary=True,
            cause=causes[one], is_named=is_named, day=coding.happened_at.date(), **facets,
        )
        for coding in codings
        for one, is_named in with_parents([code]).items()
    )  # fmt: skip


@pytest.fixture
def couriers(db: None) -> list[Partner]:
    return [
        Partner.objects.create(code=code, name=code.title(), kind="courier")
        for code in ("hermes", "boreas")
    ]


@pytest.fixture
def year(shop: Shop, couriers: list[Partner]) -> list[Partner]:
    """78 weeks of 40 orders by each courier, two late ones a week each; the exposure as counted."""
    days = [SUNDAY - timedelta(days=7 * week + 2) for week in range(WEEKS)]
    orders = {"": 80, **{str(courier.pk): 40 for courier in couriers}}
    Exposure.objects.bulk_create(
        Exposure(slice="courier" if key else "all", slice_key=key, day=day, orders=count)
        for key, count in orders.items()
        for day in days
    )
    for courier in couriers:
        matters("carrier.late", days, 2, courier=courier)
    return couriers


def drift(courier: Partner, *, weeks: int, more: int, until: date = SUNDAY) -> None:
    days = [until - timedelta(days=7 * week + 2) for week in range(weeks)]
    matters("carrier.late", days, more, courier=courier)


def told() -> list[str]:
    return list(
        Event.objects.filter(name__contains="Alarm").order_by("id").values_list("name", flat=True)
    )


@pytest.fixture(autouse=True)
def exposure_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """The orders of these tests are their exposure alone; counting it has a test of its own."""
    monkeypatch.setattr("pistos.causes.actions.watching.count_exposure", lambda **known: None)


def test_a_quiet_year_raises_nothing(year: list[Partner]) -> None:
    watch = watch_causes(at=night(MONDAY))

    assert watch is not None
    assert (watch.until, watch.series, watch.raised) == (SUNDAY, 3, 0)
    assert not Alarm.objects.exists()


@pytest.mark.serves("S2-26")
def test_one_couriers_drift_is_one_alarm_about_this_courier(year: list[Partner]) -> None:
    hermes = year[0]
    drift(hermes, weeks=5, more=5)

    watch_causes(at=night(MONDAY))
    watch_causes(at=night(MONDAY + timedelta(days=1)))

    alarm = Alarm.objects.select_related("cause").get()
    assert (alarm.cause.code, alarm.slice, alarm.slice_key) == (
        "carrier.late", "courier", str(hermes.pk),
    )  # fmt: skip
    assert alarm.counted == 35
    assert alarm.expected == pytest.approx(10, rel=0.05)
    assert alarm.began_on == SUNDAY - timedelta(days=34)
    assert [row["slice"] for row in alarm.also] == ["all"]
    event = Event.objects.get(name="causes.AlarmRaised")
    assert event.data == {
        "alarm_id": alarm.pk,
        "code": "carrier.late",
        "facet": "courier",
        "facet_key": str(hermes.pk),
        "began_on": "2026-01-26",
        "counted": 35,
        "expected": pytest.approx(10, rel=0.05),
    }
    assert told() == ["causes.AlarmRaised"]
    assert Watch.objects.count() == 2


def usual_week(couriers: list[Partner], sunday: date) -> None:
    """One more week at the usual rate."""
    day = sunday - timedelta(days=2)
    Exposure.objects.create(slice="all", slice_key="", day=day, orders=80)
    for courier in couriers:
        Exposure.objects.create(slice="courier", slice_key=str(courier.pk), day=day, orders=40)
        matters("carrier.late", day, 2, courier=courier)


def test_an_alarm_closes_when_the_rate_is_back_and_a_new_breach_is_a_new_one(
    year: list[Partner],
) -> None:
    hermes = year[0]
    drift(hermes, weeks=5, more=5)
    watch_causes(at=night(MONDAY))

    for week in range(1, 31):
        sunday = SUNDAY + timedelta(days=7 * week)
        usual_week(year, sunday)
        if week >= 27:
            drift(hermes, weeks=1, more=6, until=sunday)
        watch_causes(at=night(sunday + timedelta(days=1)))
        if week == 1:
            assert told() == ["causes.AlarmRaised"]
        if week == 4:
            assert told() == ["causes.AlarmRaised", "causes.AlarmClosed"]
            assert Alarm.objects.get().closed_on is not None

    assert told() == ["causes.AlarmRaised", "causes.AlarmClosed", "causes.AlarmRaised"]


@pytest.mark.fault("F22")
def test_one_bad_alarm_keeps_no_other_from_being_raised_or_closed(year: list[Partner]) -> None:
    hermes, boreas = year
    drift(hermes, weeks=5, more=5)
    watch_causes(at=night(MONDAY))
    Alarm.objects.update(also=[{"code": "carrier.late"}])
    drift(boreas, weeks=5, more=5)

    with pytest.raises(SomeFailed) as failed:
        watch_causes(at=night(MONDAY + timedelta(days=1)))

    bad, good = Alarm.objects.order_by("pk")
    assert str(bad.pk) in str(failed.value)
    assert (good.slice, good.pk != bad.pk) == ("all", True)
    assert told() == ["causes.AlarmRaised", "causes.AlarmRaised"]
    assert Watch.objects.latest("pk").raised == 1
    for week in range(1, 5):
        sunday = SUNDAY + timedelta(days=7 * week)
        usual_week(year, sunday)
        with pytest.raises(SomeFailed):
            watch_causes(at=night(sunday + timedelta(days=1)))
    good.refresh_from_db()
    bad.refresh_from_db()
    assert good.closed_at is not None
    assert bad.closed_at is None, "nothing of what failed stays"


def test_a_closed_alarm_that_cannot_be_read_stops_nothing(year: list[Partner]) -> None:
    hermes = year[0]
    drift(hermes, weeks=5, more=5)
    watch_causes(at=night(MONDAY))
    Alarm.objects.update(
        also=[None], closed_at=night(MONDAY), closed_on=SUNDAY - timedelta(days=60),
        began_on=SUNDAY - timedelta(days=90),
    )  # fmt: skip

    assert watch_causes(at=night(MONDAY + timedelta(days=1))).raised == 1


def test_what_stands_under_other_is_never_watched(year: list[Partner]) -> None:
    matters("other.unlisted", SUNDAY, 30)

    assert watch_causes(at=night(MONDAY)).raised == 0


def test_before_the_shop_is_set_up_nothing_is_watched(db: None) -> None:
    assert watch_causes(at=night(MONDAY)) is None


def test_the_watch_reads_in_as_many_queries_however_many_series(
    year: list[Partner], django_assert_num_queries
) -> None:
    with django_assert_num_queries(3):
        all_series(SUNDAY)
    for number, code in enumerate(("carrier.lost", "carrier.damaged", "product.size.small")):
        matters(code, SUNDAY, 2, courier=year[0], page=f"/{number}")

    with django_assert_num_queries(3):
        assert len(all_series(SUNDAY).keys) == 12


def test_orders_are_counted_by_day_product_and_courier_and_cancelled_ones_are_none(
    shop: Shop, cleo: Customer, couriers: list[Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    at = night(MONDAY)
    for number in range(4):
        order = Order.objects.create(
            ref=str(number), number=str(number), customer=cleo, currency="EUR",
            placed_at=at - timedelta(days=1 + number, hours=5), total_amount=Decimal(10),
            cancelled_at=at if number == 3 else None,
        )  # fmt: skip
        for ref in ("a", "b"):
            Parcel.objects.create(order=order, ref=ref, courier=couriers[number % 2], zone="UTC")

    watch_causes(at=at)
    watch_causes(at=at)

    rows = Exposure.objects.order_by("slice", "slice_key", "day")
    assert sum(row.orders for row in rows if row.slice == "all") == 3
    assert {row.day for row in rows} == {date(2026, 2, 27), date(2026, 2, 28), SUNDAY}
    by = {row.slice_key: row.orders for row in rows if row.slice == "courier" and row.orders}
    assert set(by) == {str(row.pk) for row in couriers}


@pytest.mark.parametrize("count", [2, 6])
def test_what_series_share_is_read_once_a_cause_however_many_rise(
    year: list[Partner], count: int
) -> None:
    """Each pair of series that rose together is compared; none of that asks the database again."""
    matters("carrier.late", SUNDAY, 4 * count, courier=year[0])
    seen = all_series(SUNDAY)
    signal = Signal(0, "u", 4, 5, 1.0, 40.0, 0.02, 0.001)
    parts = [Breach("carrier.late", "courier", str(n), signal) for n in range(count)]
    both = [
        Breach("carrier.late", "all", "", signal),
        Breach("carrier.late", "courier", str(year[0].pk), signal),
    ]
    sharing = Sharing(seen)

    with CaptureQueriesContext(connection) as asked:
        found = [sharing.count(one, other) for one in both + parts for other in both + parts]

    assert len(asked) == 1
    assert found[1] == 4 * 2 + 4 * count  # the courier's of four weeks, within the whole
    assert found[2] == 0
