"""What a courier's last report does to the chance of being late."""

from datetime import UTC, datetime, timedelta

import pytest

from pistos.estimates.rules import Risk, Standing
from pistos.estimates.rules.reports import after_report
from pistos.estimates.rules.waits import ScanCase, Wait, curve_of, learn_waits
from tests.estimates.worlds import AT, a_case

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
RISK = Risk(
    0.4, "slow_lane", MORNING.date() + timedelta(days=1), MORNING.date() + timedelta(days=3)
)


def standing(code: str, scanned_at: datetime = MORNING) -> Standing:
    return Standing(
        a_case(AT - timedelta(days=3)), MORNING.date(), AT - timedelta(days=2), scanned_at, code
    )


def curves(code: str, hours: list[float], courier: str = "acs") -> dict[str, object]:
    waits = [
        Wait(ScanCase(code, courier), MORNING - timedelta(days=5), 3600 * value) for value in hours
    ]
    return learn_waits(waits, MORNING)


@pytest.mark.serves("S0-53", "S2-48")
def test_out_for_delivery_makes_today_likely() -> None:
    """95 of 100 came within ten hours of it: the promise for today is likely to hold."""
    history = curves("out_for_delivery", [2 + n % 8 for n in range(95)] + [26.0] * 5)

    risk = after_report(RISK, standing("out_for_delivery"), history, MORNING, 0.95)

    assert risk.chance_late == pytest.approx(0.05, abs=0.02)
    assert risk.expected_on == MORNING.date()


def test_out_for_delivery_and_not_come_by_evening_makes_it_unlikely_again() -> None:
    history = curves("out_for_delivery", [2 + n % 8 for n in range(80)] + [26.0] * 20)
    evening = MORNING + timedelta(hours=14)

    risk = after_report(RISK, standing("out_for_delivery"), history, evening, 0.95)

    assert risk.chance_late > 0.9
    assert risk.expected_on == MORNING.date() + timedelta(days=1)


@pytest.mark.serves("S2-48")
def test_a_failed_attempt_is_the_reason_and_moves_the_expected_day() -> None:
    history = curves("attempt_failed", [24 + n % 30 for n in range(60)])

    risk = after_report(RISK, standing("attempt_failed"), history, MORNING, 0.95)

    assert risk.reason == "attempt_failed"
    assert risk.chance_late > 0.95
    assert risk.expected_on == MORNING.date() + timedelta(days=1)
    assert risk.promised_on >= risk.expected_on


def test_each_courier_has_its_own_word_worth() -> None:
    """One courier's "out for delivery" is worth less than another's."""
    steady = curves("out_for_delivery", [4.0] * 100)
    erratic = curves("out_for_delivery", [4.0] * 50 + [30.0] * 50)

    late = [
        after_report(RISK, standing("out_for_delivery"), known, MORNING, 0.95).chance_late
        for known in (steady, erratic)
    ]

    assert late[0] < 0.05
    assert late[1] == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("code", ["in_transit", "handed_over", "", "announced"])
def test_other_reports_leave_the_chance_to_the_time_on_the_way(code: str) -> None:
    history = curves("out_for_delivery", [4.0] * 100)

    assert after_report(RISK, standing(code), history, MORNING, 0.95) == RISK


def test_without_history_the_report_changes_nothing() -> None:
    assert after_report(RISK, standing("held"), {}, MORNING, 0.95) == RISK
    assert curve_of([]).sample == 0
