"""A call out of its reports, in whatever order they come."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from pistos.calls.facts import Report, Reported
from pistos.calls.models import CallState
from pistos.calls.rules.merging import CallFacts, after, begun_by
from pistos.calls.rules.tallying import tally_of

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def report(step: Reported, seconds: int) -> Report:
    return Report("c1", step, AT + timedelta(seconds=seconds), "+302101234567")


def call_of(*reports: Report) -> CallFacts:
    first, *rest = reports
    call = begun_by(first)
    for each in rest:
        call = after(call, each)
    return call


@pytest.mark.fault("F16")
@pytest.mark.parametrize(
    ("reports", "state", "waited", "talked"),
    [
        (
            [
                report(Reported.RINGING, 0),
                report(Reported.ANSWERED, 12),
                report(Reported.ENDED, 72),
            ],
            CallState.ANSWERED,
            12,
            60,
        ),
        (
            [report(Reported.RINGING, 0), report(Reported.ABANDONED, 40)],
            CallState.ABANDONED,
            40,
            0,
        ),
        ([report(Reported.RINGING, 0), report(Reported.MISSED, 30)], CallState.MISSED, 30, 0),
        ([report(Reported.BUSY, 0)], CallState.BUSY, 0, 0),
        (
            [
                report(Reported.RINGING, 0),
                report(Reported.MISSED, 20),
                report(Reported.ANSWERED, 25),
                report(Reported.ENDED, 45),
            ],
            CallState.ANSWERED,
            25,
            20,
        ),
    ],
)
def test_the_order_and_number_of_reports_do_not_matter(
    reports: list[Report], state: CallState, waited: int, talked: int
) -> None:
    for order in permutations([*reports, reports[0]]):
        call = call_of(*order)

        assert (call.state, call.waited_seconds, call.talked_seconds) == (state, waited, talked)
        assert call.started_at == AT


def test_a_call_that_rings_is_not_counted_yet() -> None:
    assert tally_of(None) is None
    assert tally_of(call_of(report(Reported.RINGING, 0))) is None
    tally = tally_of(call_of(report(Reported.BUSY, 0)))
    assert tally is not None
    assert (tally.hour_at, tally.values) == (AT, (0, 1, 0, 0, 0, 0))
