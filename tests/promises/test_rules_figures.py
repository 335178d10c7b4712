"""The figures as a pure function of the roll-ups."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pistos.promises.rules.figures import Count, DayRow, Figures, figures_of, is_same

THROUGH = date(2026, 3, 9)
AT = datetime(2026, 3, 10, tzinfo=UTC)


def _row(day: date, *, region: str = "Attica", toward: str = "customer", **counts: int) -> DayRow:
    made = sum(counts.get(state, 0) for state in ("open", "kept", "broken", "unproven"))
    cause = "courier_late" if counts.get("broken") else ""
    partner = 4 if toward == "shop" else 0
    return DayRow(
        day, "delivery", toward, partner, "GR", region, cause, False, Count(made=made, **counts)
    )


def _figures(*rows: DayRow, before: Figures | None = None) -> Figures:
    return figures_of(rows, through=THROUGH, as_known_at=AT, before=before)


@pytest.mark.serves("S4-7")
def test_a_shop_with_few_promises_due_is_new() -> None:
    assert _figures(_row(THROUGH, kept=29))["is_new"]
    assert not _figures(_row(THROUGH, kept=29, broken=1))["is_new"]
    assert _figures(_row(THROUGH, kept=29, open=40))["is_new"]


@pytest.mark.parametrize(("age", "in_30", "in_90"), [(0, 1, 1), (29, 1, 1), (30, 0, 1), (90, 0, 0)])
def test_periods_are_whole_days_ending_with_the_last(age: int, in_30: int, in_90: int) -> None:
    figures = _figures(_row(THROUGH - timedelta(days=age), kept=1))

    assert figures["customer"]["30"]["kept"] == in_30
    assert figures["customer"]["90"]["kept"] == in_90
    assert figures["customer"]["all"]["kept"] == 1


def test_partner_promises_stand_apart() -> None:
    figures = _figures(_row(THROUGH, kept=1), _row(THROUGH, toward="shop", broken=1))

    assert figures["customer"]["30"]["broken"] == 0
    assert figures["shop"]["30"]["broken"] == 1
    assert figures["partners"][0]["partner_id"] == 4


@pytest.mark.serves("S3-123")
def test_the_best_month_is_a_closed_one_with_enough_promises() -> None:
    figures = _figures(
        _row(date(2025, 12, 5), kept=30, broken=2),
        _row(date(2026, 1, 5), kept=60, broken=1),
        _row(date(2026, 2, 5), kept=5),
        _row(date(2026, 3, 5), kept=90),
    )

    assert figures["best_month"]["month"] == "2026-01"


def test_small_regions_are_merged_and_what_is_merged_is_not_small() -> None:
    figures = _figures(
        _row(THROUGH, region="Attica", kept=50),
        _row(THROUGH, region="Crete", kept=12),
        _row(THROUGH, region="Samos", kept=3),
    )

    shown = [(row["region"], row["made"]) for row in figures["regions"]]
    assert shown == [("Attica", 50), ("", 15)]


def test_the_month_before_closes_on_the_second() -> None:
    march_first = figures_of(
        [_row(date(2026, 2, 28), kept=1)], through=date(2026, 3, 1), as_known_at=AT
    )
    march_second = figures_of(
        [_row(date(2026, 2, 28), kept=1)], through=date(2026, 3, 2), as_known_at=AT
    )

    assert not march_first["months"][0]["is_closed"]
    assert march_second["months"][0]["is_closed"]


def test_a_quiet_day_says_the_same() -> None:
    rows = [_row(date(2024, 2, 28), kept=1)]
    one = figures_of(rows, through=date(2026, 3, 1), as_known_at=AT)
    other = figures_of(
        rows, through=date(2026, 3, 2), as_known_at=AT + timedelta(days=1), before=one
    )

    assert is_same(one, other)
