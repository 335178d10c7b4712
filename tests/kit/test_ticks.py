"""What a worker does by the second: in its time, beside each other, whatever the clock does."""

import logging
from datetime import datetime, timedelta

import pytest

from pistos.kit import ticks


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    monkeypatch.setattr(ticks, "_ticks", {})
    calls: list[datetime] = []
    ticks.tick("test.call", seconds=10)(calls.append)
    return calls


def test_a_tick_runs_once_in_its_seconds(calls: list[datetime], at: datetime) -> None:
    for second in range(21):
        ticks.run_due(at + timedelta(seconds=second))

    assert [(call - at).seconds for call in calls] == [0, 10, 20]


def test_a_clock_set_back_stops_nothing(calls: list[datetime], at: datetime) -> None:
    ticks.run_due(at)
    ticks.run_due(at - timedelta(hours=1))
    ticks.run_due(at - timedelta(hours=1) + timedelta(seconds=1))

    assert calls == [at, at - timedelta(hours=1)]


@pytest.mark.django_db
def test_one_that_fails_does_not_stop_the_others(
    calls: list[datetime], at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(at: datetime) -> None:
        raise ValueError("not today")

    ticks._ticks = {"test.fails": ticks._Entry(fails, 1), **ticks._ticks}

    with caplog.at_level(logging.ERROR):
        ticks.run_due(at)

    assert calls == [at]
    assert "test.fails failed" in caplog.text
