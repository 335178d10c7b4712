from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from pistos.shipping.rules.costs import (
    Destination,
    FreeRule,
    RateView,
    cost_of,
    fitting_rate,
)
from pistos.shipping.rules.customs import Consignment, customs_of
from pistos.shipping.rules.leaving import (
    Slot,
    Stocked,
    latest,
    next_turn,
    ready_to_fetch,
    ready_to_leave,
    slots,
)
from pistos.shop.rules.hours import Span, WorkingCalendar

GREECE, ISLANDS = Destination("GR"), Destination("GR", postcode="841 00")


def rate(amount: str, weight: int = 2000, first: str = "", last: str = "") -> RateView:
    return RateView(("GR", "CY"), first, last, weight, None, Decimal(amount))


RATES = [rate("3.50"), rate("6.00", 10_000), rate("5.00", 2000, "84000", "84999")]


@pytest.mark.parametrize(
    ("to", "grams", "amount"),
    [
        (GREECE, 500, "3.50"),
        (GREECE, 2001, "6.00"),
        (ISLANDS, 500, "5.00"),
        (ISLANDS, 5000, "6.00"),
        (Destination("CY"), 500, "3.50"),
        (Destination("GR", postcode="84"), 500, "3.50"),
    ],
)
def test_the_narrowest_rate_that_fits_is_asked(to: Destination, grams: int, amount: str) -> None:
    found = fitting_rate(RATES, to, grams, Decimal(20))

    assert found is not None
    assert found.gross_amount == Decimal(amount)


def test_there_is_no_rate_for_a_country_not_served_or_a_parcel_too_heavy() -> None:
    assert fitting_rate(RATES, Destination("SI"), 500, Decimal(20)) is None
    assert fitting_rate(RATES, GREECE, 10_001, Decimal(20)) is None


@pytest.mark.serves("S1-53")
@pytest.mark.parametrize(
    ("value", "paid", "missing", "because"),
    [
        ("40.00", "3.50", "10.00", ""),
        ("49.99", "3.50", "0.01", ""),
        ("50.00", "0.00", None, "threshold"),
    ],
)
def test_free_shipping_says_what_is_missing_until_nothing_is(
    value: str, paid: str, missing: str | None, because: str
) -> None:
    rules = [FreeRule(Decimal(50), False), FreeRule(Decimal(80), False)]

    cost = cost_of(rate("3.50"), Decimal(value), rules)

    assert (cost.gross_amount, cost.free_because) == (Decimal(paid), because)
    assert cost.missing == (None if missing is None else Decimal(missing))


CALENDAR = WorkingCalendar(
    zone="Europe/Athens",
    spans=tuple(Span(day, time(9), time(17)) for day in range(5)),
    closures=((date(2026, 3, 4), date(2026, 3, 4)),),
    holidays=frozenset({date(2026, 3, 25)}),
)
CUT_OFF = time(14)


@pytest.mark.serves("S1-30")
@pytest.mark.parametrize(
    ("ordered", "from_on", "leaves"),
    [
        (datetime(2026, 3, 2, 10, 0), None, datetime(2026, 3, 2, 10, 0)),
        (datetime(2026, 3, 2, 12, 30), None, datetime(2026, 3, 3, 7, 0)),
        (datetime(2026, 3, 3, 13, 0), None, datetime(2026, 3, 5, 7, 0)),
        (datetime(2026, 3, 6, 13, 0), None, datetime(2026, 3, 9, 7, 0)),
        (datetime(2026, 3, 8, 8, 0), None, datetime(2026, 3, 9, 7, 0)),
        (datetime(2026, 3, 24, 13, 0), None, datetime(2026, 3, 26, 7, 0)),
        (datetime(2026, 3, 2, 10, 0), date(2026, 3, 6), datetime(2026, 3, 6, 7, 0)),
        (datetime(2026, 3, 2, 10, 0), date(2026, 3, 7), datetime(2026, 3, 9, 7, 0)),
        (datetime(2026, 3, 2, 10, 0), date(2026, 3, 1), datetime(2026, 3, 2, 10, 0)),
    ],
)
def test_an_order_leaves_by_cut_off_working_days_and_stock(
    ordered: datetime, from_on: date | None, leaves: datetime
) -> None:
    """Cut-off at 14:00 in Athens: noon in UTC. A closure on 4 March, a holiday on 25 March."""
    found = ready_to_leave(
        at=ordered.replace(tzinfo=UTC), cut_off=CUT_OFF, calendar=CALENDAR, from_on=from_on
    )

    assert found == leaves.replace(tzinfo=UTC)


def test_a_shop_without_hours_works_every_day_that_is_not_closed() -> None:
    calendar = WorkingCalendar(zone="Europe/Athens", spans=())

    found = ready_to_leave(
        at=datetime(2026, 3, 7, 13, 0, tzinfo=UTC), cut_off=CUT_OFF, calendar=calendar
    )

    assert found == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)


@pytest.mark.serves("S3-113")
@pytest.mark.parametrize(
    ("ordered", "ready"),
    [
        (datetime(2026, 3, 2, 10, 0), datetime(2026, 3, 2, 12, 0)),
        (datetime(2026, 3, 2, 14, 0), datetime(2026, 3, 3, 8, 0)),
        (datetime(2026, 3, 7, 10, 0), datetime(2026, 3, 9, 9, 0)),
    ],
)
def test_an_order_lies_ready_in_the_store_after_working_hours(
    ordered: datetime, ready: datetime
) -> None:
    found = ready_to_fetch(at=ordered.replace(tzinfo=UTC), within_hours=2, calendar=CALENDAR)

    assert found == ready.replace(tzinfo=UTC)


def test_an_order_waits_for_the_last_of_its_pieces() -> None:
    assert latest([Stocked(), Stocked(date(2026, 3, 5)), Stocked(date(2026, 3, 3))]) == Stocked(
        date(2026, 3, 5)
    )
    assert latest([Stocked(), Stocked(is_never=True)]).is_never


def test_windows_are_told_from_the_promised_day_on_and_not_on_holidays() -> None:
    windows = [(0, time(9), time(12)), (2, time(17), time(20))]

    found = slots(windows, date(2026, 3, 23), frozenset({date(2026, 3, 25)}), most=3)

    assert found == [
        Slot(date(2026, 3, 23), time(9), time(12)),
        Slot(date(2026, 3, 30), time(9), time(12)),
        Slot(date(2026, 4, 1), time(17), time(20)),
    ]


@pytest.mark.serves("CUS-01")
@pytest.mark.parametrize(
    ("origin", "country", "value", "on", "duty", "amount"),
    [
        ("AM", "GR", "149.99", date(2026, 7, 1), "flat", "6.00"),
        ("AM", "GR", "150.00", date(2026, 7, 1), "flat", "6.00"),
        ("AM", "GR", "150.01", date(2026, 7, 1), "unknown", None),
        ("AM", "GR", "20.00", date(2026, 6, 30), "none", "0.00"),
        ("AM", "GR", "20.00", date(2028, 7, 1), "unknown", None),
        ("AM", "GR", None, date(2026, 7, 1), "unknown", None),
        ("GR", "AM", "20.00", date(2026, 7, 1), "unknown", None),
    ],
)
def test_duty_into_the_union_is_told_before_the_button(
    origin: str, country: str, value: str | None, on: date, duty: str, amount: str | None
) -> None:
    found = customs_of(
        origin=origin,
        country=country,
        consignment=Consignment(None if value is None else Decimal(value), 2),
        vat_percent=Decimal(24),
        on=on,
    )

    assert found is not None
    assert found.duty == duty
    assert found.duty_amount == (None if amount is None else Decimal(amount))
    assert found.vat_percent == Decimal(24)


@pytest.mark.serves("CUS-01")
@pytest.mark.parametrize(("origin", "country"), [("GR", "GR"), ("GR", "SI"), ("AM", "KZ")])
def test_no_border_is_told_where_there_is_none(origin: str, country: str) -> None:
    found = customs_of(
        origin=origin,
        country=country,
        consignment=Consignment(Decimal(20), 1),
        vat_percent=None,
        on=date(2026, 7, 1),
    )

    assert found is None


@pytest.mark.parametrize(
    ("at", "others", "turn"),
    [
        ("2026-03-02T10:00:00", (), "2026-03-02T11:00:00"),
        ("2026-03-02T12:10:00", (), "2026-03-02T12:20:00"),  # the cut-off, 14:20 in Athens
        ("2026-03-02T12:20:00", (), "2026-03-02T13:00:00"),
        ("2026-03-02T18:10:00", ("Asia/Kolkata",), "2026-03-02T18:30:00"),  # midnight there
        ("2026-03-02T18:10:00", ("",), "2026-03-02T19:00:00"),
        ("2026-10-25T00:59:59.5", (), "2026-10-25T01:00:00"),  # summer time ends
    ],
)
def test_the_clock_turns_at_cut_offs_and_whole_hours(
    at: str, others: tuple[str, ...], turn: str
) -> None:
    found = next_turn(
        datetime.fromisoformat(f"{at}+00:00"), "Europe/Athens", others, [time(14, 20)]
    )

    assert found == datetime.fromisoformat(f"{turn}+00:00")


def test_a_cut_off_that_comes_twice_turns_twice() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # half past three, and again an hour later
    before = timedelta(minutes=5)

    turns = [
        next_turn(at, "Europe/Athens", (), [time(3, 30)])
        for at in (first - before, first + timedelta(hours=1) - before)
    ]

    assert turns == [first, first + timedelta(hours=1)]
