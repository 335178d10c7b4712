"""A promise under way: how its chance to be late moves with what happens and what does not."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pistos.estimates.rules import Risk, Standing
from pistos.estimates.rules.cells import Model
from pistos.estimates.rules.quoting import quote_from
from pistos.estimates.rules.risk import risk_of
from tests.estimates.test_rules_quoting import learned
from tests.estimates.worlds import AT, a_case, history

DUE = (AT + timedelta(days=7)).date()
LATER = DUE + timedelta(days=13)


@pytest.fixture(scope="module")
def steady() -> Model:
    return learned(history(800, days=4.0))


def risk(
    model: Model,
    *,
    after: float,
    handed: float | None = None,
    scanned: float | None = None,
    due: date = DUE,
) -> Risk:
    standing = Standing(
        case=a_case(),
        due_on=due,
        handed_over_at=None if handed is None else AT + timedelta(days=handed),
        last_scan_at=None if scanned is None else AT + timedelta(days=scanned),
    )
    return risk_of(model, standing, AT + timedelta(days=after), 0.95)


@pytest.mark.serves("S0-53", "S2-48")
def test_risk_rises_while_nothing_happens(steady: Model) -> None:
    chances = [risk(steady, after=day).chance_late for day in range(8)]

    assert chances == sorted(chances)
    assert chances[0] < 0.2
    assert chances[6] > 0.6


@pytest.mark.serves("S0-48")
def test_risk_falls_with_the_hand_over_and_rises_when_it_is_late(steady: Model) -> None:
    waiting = risk(steady, after=4)
    handed = risk(steady, after=4, handed=1.2)
    handed_late = risk(steady, after=4, handed=4)

    assert handed.chance_late < waiting.chance_late
    assert handed.chance_late < handed_late.chance_late


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        ({"after": 0.1, "due": LATER}, "usual"),
        ({"after": 5}, "not_handed_over"),
        ({"after": 2, "handed": 1, "due": LATER}, "usual"),
        ({"after": 10, "handed": 1, "due": LATER}, "slow_lane"),
        ({"after": 6, "handed": 1, "scanned": 1.5}, "silent"),
        ({"after": 0.1, "due": DUE - timedelta(5)}, "slow_lane"),
        ({"after": 12}, "overdue"),
    ],
)
def test_risk_names_what_weighs_most(
    steady: Model, standing: dict[str, float], reason: str
) -> None:
    assert risk(steady, **standing).reason == reason


def test_risk_of_the_overdue_is_certain_and_has_a_new_day(steady: Model) -> None:
    found = risk(steady, after=12, handed=1)

    assert found.chance_late == 1.0
    assert found.promised_on >= found.expected_on >= (AT + timedelta(days=12)).date()


def test_risk_without_a_model_rests_on_the_default() -> None:
    early, late = (risk(Model("", {}), after=day) for day in (1, 6))

    assert early.chance_late < late.chance_late
    assert late.promised_on > late.expected_on


def test_risk_at_the_start_agrees_with_the_quote(steady: Model) -> None:
    quote = quote_from(steady, a_case(), AT, 0.95)

    found = risk(steady, after=0, due=quote.promised_on)

    assert found.chance_late < 0.12
    assert abs((found.promised_on - quote.promised_on).days) <= 2


@given(
    after=some.floats(0, 300),
    handed=some.none() | some.floats(0, 300),
    scanned=some.none() | some.floats(0, 300),
    due=some.integers(-5, 200),
)
@settings(max_examples=60, deadline=None)
def test_risk_is_a_chance_and_its_days_are_ahead(
    steady: Model, after: float, handed: float | None, scanned: float | None, due: int
) -> None:
    for model in (steady, Model("", {})):
        found = risk(
            model, after=after, handed=handed, scanned=scanned, due=DUE + timedelta(days=due)
        )
        assert 0.0 <= found.chance_late <= 1.0
        assert found.promised_on >= found.expected_on >= (AT + timedelta(days=after)).date()


@given(after=some.floats(0, 9), first=some.integers(0, 30), more=some.integers(0, 30))
@settings(max_examples=40, deadline=None)
def test_risk_is_never_higher_for_a_later_due_day(
    steady: Model, after: float, first: int, more: int
) -> None:
    low, high = (
        risk(steady, after=after, due=AT.date() + timedelta(days=n)).chance_late
        for n in (first, first + more)
    )
    assert high <= low + 1e-9
