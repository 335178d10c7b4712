"""The promised day: what it follows, and what it never does."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pistos.estimates.rules import Case, Observation, Quote
from pistos.estimates.rules.cells import Model
from pistos.estimates.rules.history import history_of
from pistos.estimates.rules.learning import learn
from pistos.estimates.rules.pacing import calendars_of
from pistos.estimates.rules.quoting import chance_of, quote_from
from pistos.estimates.rules.records import with_records
from pistos.estimates.rules.rehearsal import rehearsed
from tests.estimates.worlds import AT, a_case, a_parcel, history

FEW_RUNS = settings(max_examples=25, deadline=None)


def learned(observations: Sequence[Observation], at: datetime = AT) -> Model:
    known = history_of(observations)
    return with_records(learn(known, calendars_of(known), at, name="test"), known, at)


def rehearsed_model(observations: Sequence[Observation], at: datetime = AT) -> Model:
    known = history_of(observations)
    calendars = calendars_of(known)
    model = learn(known, calendars, at, name="test", past=rehearsed(known, calendars, at))
    return with_records(model, known, at)


def days(quote: Quote) -> int:
    return (quote.promised_on - AT.date()).days


@pytest.fixture(scope="module")
def steady() -> Model:
    return learned(history(800))


@pytest.mark.serves("S4-25", "S0-53")
def test_quote_promises_what_history_keeps(steady: Model) -> None:
    quote = quote_from(steady, a_case(), AT, 0.95)

    later = history(2000, seed=9)
    kept = [
        chance_of(
            steady, seen.case, quote_from(steady, seen.case, seen.case.ordered_at, 0.95).promised_on
        )
        for seen in later[:50]
    ]
    taken = sorted(
        (seen.delivered_at - seen.case.ordered_at).days for seen in later if seen.delivered_at
    )
    assert taken[int(0.93 * len(taken))] <= days(quote) <= taken[int(0.99 * len(taken))] + 2
    assert min(kept) >= 0.95 - 1e-4
    assert quote.usual_on < quote.promised_on
    assert quote.chance >= 0.95 - 1e-4


def test_quote_tells_its_grounds(steady: Model) -> None:
    grounds = quote_from(steady, a_case(), AT, 0.95).grounds

    assert not grounds.is_default
    assert grounds.window_days == 90
    assert grounds.parcels == 360  # 800 parcels, evenly over 200 days
    assert set(grounds.level) == {"country", "region", "courier", "origin"}
    assert grounds.names["courier"] == "acs"
    assert grounds.share >= 0.93


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"country": "SI", "region": ""}, id="a country never sent to"),
        pytest.param({"country": "", "region": ""}, id="a country not known"),
    ],
)
def test_quote_without_history_is_cautious_and_marked(steady: Model, facts: dict[str, str]) -> None:
    quote = quote_from(steady, a_case(**facts), AT, 0.95)

    assert quote.grounds.is_default
    assert quote.grounds.parcels == 0
    assert days(quote) >= 30


def test_quote_of_an_empty_model_is_the_default_and_shorter_for_express() -> None:
    plain = quote_from(learned([]), a_case(), AT, 0.95)
    express = quote_from(learned([]), a_case(service="express"), AT, 0.95)

    assert plain.grounds.is_default
    assert express.promised_on < plain.promised_on


def test_quote_backs_off_to_the_country_for_an_unseen_region(steady: Model) -> None:
    quote = quote_from(steady, a_case(region="never seen", courier="new"), AT, 0.95)

    assert not quote.grounds.is_default
    assert quote.grounds.level == ("country",)


@pytest.mark.parametrize("service", ["", "express"])
@given(low=some.floats(0.5, 0.995), more=some.floats(0, 0.4), hour=some.integers(0, 23))
@FEW_RUNS
def test_quote_is_never_earlier_for_a_higher_target(
    steady: Model, service: str, low: float, more: float, hour: int
) -> None:
    case = a_case(AT.replace(hour=hour), service=service)
    for model in (steady, Model("", {})):
        first = quote_from(model, case, AT, low)
        second = quote_from(model, case, AT, min(low + more, 1.0))
        assert second.promised_on >= first.promised_on
        assert second.usual_on == first.usual_on
        assert second.chance >= first.chance


@given(
    after=some.timedeltas(timedelta(), timedelta(days=40)),
    zone=some.sampled_from(["Pacific/Kiritimati", "America/Sao_Paulo", "Asia/Yerevan", "UTC", ""]),
    target=some.floats(0, 1),
)
@FEW_RUNS
def test_quote_is_never_before_the_day_at_the_destination(
    steady: Model, after: timedelta, zone: str, target: float
) -> None:
    from pistos.estimates.rules.days import zone_named

    at = AT + after
    for case in (a_case(zone=zone), a_case(zone=zone, country="XX")):
        quote = quote_from(steady, case, at, target)
        assert quote.promised_on >= quote.usual_on >= at.astimezone(zone_named(zone)).date()


def test_quote_is_later_with_fewer_data() -> None:
    promised = [
        days(quote_from(learned(history(count)), a_case(), AT, 0.95)) for count in (6, 30, 600)
    ]

    assert promised[0] > promised[1] >= promised[2]


def test_quote_is_later_when_the_unfinished_count() -> None:
    slow = [a_parcel(a_case(AT - timedelta(days=9)), 99.0) for _ in range(40)]
    done = history(400, over=120)

    without, with_them = learned(done), learned([*done, *slow])

    assert days(quote_from(with_them, a_case(), AT, 0.95)) > days(
        quote_from(without, a_case(), AT, 0.95)
    )
    country = ("delivery", "curve:country", "GR")
    assert with_them.cells[country].within[6] < without.cells[country].within[6]


def test_quote_learns_nothing_from_the_future() -> None:
    known = history(300)
    after = [
        a_parcel(a_case(AT + timedelta(hours=n)), 30.0, seen_until=AT + timedelta(90))
        for n in range(1, 200)
    ]

    with_them = rehearsed_model([*known, *after])
    assert quote_from(with_them, a_case(), AT, 0.95) == quote_from(
        rehearsed_model(known), a_case(), AT, 0.95
    )


@pytest.mark.parametrize(
    ("speed", "least", "most"),
    [
        pytest.param(lambda age: 2.0 if age < 60 else 1.0, 1.5, 2.6, id="slower"),
        pytest.param(lambda age: 0.5 if age < 60 else 1.0, 0.4, 0.8, id="faster"),
    ],
)
def test_quote_follows_a_change(speed: object, least: float, most: float) -> None:
    before = days(quote_from(learned(history(2000, days=8, over=300)), a_case(), AT, 0.95))
    changed = history(2000, days=8, over=300, speed=speed)
    after = days(quote_from(learned(changed), a_case(), AT, 0.95))

    assert least * before <= after <= most * before


@pytest.mark.parametrize(
    ("name", "slow"),
    [
        ("region", {"region": "remote"}),
        ("courier", {"courier": "slow"}),
        ("supplier", {"supplier": "slow"}),
        ("origin", {"origin": "far"}),
        ("service", {"service": "economy"}),
        ("weight_grams", {"weight_grams": 25_000}),
        ("category", {"category": "furniture"}),
    ],
)
def test_quote_knows_what_is_slower(name: str, slow: dict[str, object]) -> None:
    model = learned([*history(300), *history(300, days=7.0, seed=2, **slow)])

    plain = quote_from(model, a_case(), AT, 0.95)
    slower = quote_from(model, a_case(**slow), AT, 0.95)

    assert days(slower) > days(plain), name


def test_quote_is_wider_for_an_erratic_courier() -> None:
    erratic = history(400, spread=0.9, seed=2, courier="erratic")
    model = learned([*history(400, spread=0.2), *erratic])

    steady, wild = (
        quote_from(model, a_case(courier=courier), AT, 0.95) for courier in ("acs", "erratic")
    )

    assert days(wild) > days(steady) + 2


def test_quote_lets_holidays_pass() -> None:
    """Nobody delivers on Sundays and holidays; Good Friday and Easter Monday 2026 are in April."""
    working = [
        seen
        for seen in history(3000, days=2.0, spread=0.3, over=360)
        if seen.delivered_at is None or not _is_off(seen.delivered_at)
    ]
    model = learned(working)
    before_easter = a_case(datetime(2026, 4, 9, 9, tzinfo=UTC))
    a_week_earlier = a_case(datetime(2026, 3, 26, 9, tzinfo=UTC))

    easter = quote_from(model, before_easter, before_easter.ordered_at, 0.95)
    plain = quote_from(model, a_week_earlier, a_week_earlier.ordered_at, 0.95)

    assert easter.promised_on - date(2026, 4, 9) > plain.promised_on - date(2026, 3, 26)


def _is_off(at: datetime) -> bool:
    from pistos.estimates.rules.days import HOLIDAY, day_kinds, zone_named

    day = at.astimezone(zone_named("Europe/Athens")).date().toordinal()
    return int(day_kinds("GR", "", day, 1)[0]) in (6, HOLIDAY)


@given(shift=some.integers(0, 23))
@settings(max_examples=24, deadline=None)
def test_quote_survives_the_days_of_clock_change(steady: Model, shift: int) -> None:
    for day in (datetime(2026, 3, 29, tzinfo=UTC), datetime(2025, 10, 26, tzinfo=UTC)):
        at = day - timedelta(hours=3) + timedelta(hours=shift)
        quote = quote_from(steady, a_case(at), at, 0.95)
        assert 3 <= (quote.promised_on - at.date()).days <= 14


def test_chance_rises_with_the_day(steady: Model) -> None:
    for case in (a_case(), a_case(country="XX")):
        chances = [chance_of(steady, case, AT.date() + timedelta(days=n)) for n in range(40)]
        assert chances == sorted(chances)
        assert chances[0] < 0.5 < chances[-1] <= 1.0


def test_history_leaves_out_the_impossible() -> None:
    good = history(50)
    case = a_case(AT - timedelta(days=20))
    early = a_parcel(case, 5.0)
    impossible = replace(early, delivered_at=case.ordered_at - timedelta(days=1))

    assert len(history_of([*good, impossible, early])) == 51


def test_case_of_the_next_day_elsewhere_is_dated_there(steady: Model) -> None:
    late = a_case(datetime(2026, 3, 2, 22, 30, tzinfo=UTC))  # 3 March, 00:30 in Athens
    quote = quote_from(steady, late, late.ordered_at, 0.5)

    assert quote.usual_on >= date(2026, 3, 3)
    assert isinstance(late, Case)
