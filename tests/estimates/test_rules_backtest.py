"""The walk: only what was known takes part, and the figures are those of the issue."""

import csv
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pistos.estimates.rules import Case, Observation, backtest
from pistos.estimates.rules.backtest import walk_forward
from pistos.estimates.rules.scores import Fate, result_of
from tests.estimates.worlds import AT, a_parcel, history

START = AT.date() - timedelta(days=45)


def own_dates(observations: list[Observation], days: int) -> list[date | None]:
    return [seen.case.ordered_at.date() + timedelta(days=days) for seen in observations]


@pytest.mark.serves("S4-25")
def test_walk_keeps_about_what_it_aims_at() -> None:
    seen = history(1200, days=5.0)

    high = walk_forward(seen, own_dates(seen, 20), START, 0.95)
    low = walk_forward(seen, own_dates(seen, 20), START, 0.8)

    assert 0.93 <= high.delivered.pistos.kept <= 0.985
    assert 0.76 <= low.delivered.pistos.kept <= 0.9
    assert low.delivered.pistos.mean_days < high.delivered.pistos.mean_days < 15
    assert 19.5 <= high.delivered.own.mean_days <= 20.0  # own dates are by the day in UTC


def test_walk_does_not_look_ahead() -> None:
    """What comes after a day may change as it likes: what was promised until then stays."""
    seen = history(600)
    turn = AT - timedelta(days=30)
    changed = [
        one
        if one.case.ordered_at < turn
        else a_parcel(one.case, 40.0, seen_until=AT + timedelta(days=90))
        for one in seen
    ]

    first = walk_forward(seen, own_dates(seen, 9), START, 0.95).by_month
    second = walk_forward(changed, own_dates(changed, 9), START, 0.95).by_month

    assert first["2026-01"].kept.mean_days == second["2026-01"].kept.mean_days
    assert first["2026-02"].kept.mean_days < second["2026-02"].kept.mean_days


def test_walk_warns_before_what_will_be_late() -> None:
    """Parcels whose hand-over is late are late; the others are not."""
    seen = []
    for number, one in enumerate(history(900, days=4.0, spread=0.15)):
        if number % 12 == 0:
            stuck = a_parcel(one.case, 25.0, hand_over=21.0, seen_until=AT)
            seen.append(stuck)
        else:
            seen.append(one)

    found = walk_forward(seen, own_dates(seen, 30), START, 0.9).delivered.warned

    assert found.recall > 0.5
    assert found.precision > 0.5
    assert found.lead_days >= 1.0


def test_walk_learns_weekly_where_there_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backtest, "DAILY_UP_TO", 100)
    steps: list[tuple[int, int]] = []
    seen = history(300, over=60)

    found = walk_forward(
        seen, own_dates(seen, 9), START, 0.9, lambda done, all_: steps.append((done, all_))
    )

    assert steps[-1] == (9, 9)  # 2 of warming up, then 45 days by the week
    assert found.delivered.orders > 200


def test_walk_of_nothing_is_nothing() -> None:
    result = walk_forward([], [], START, 0.95)

    assert result.as_json()["orders"] == 0


def test_result_counts_as_the_issue_says() -> None:
    day = date(2026, 1, 1)

    def fate(promised: int, own: int | None, came: int | None, **more: Any) -> Fate:
        return Fate(
            ordered_on=day,
            promised_on=day + timedelta(days=promised),
            own_promised_on=None if own is None else day + timedelta(days=own),
            delivered_on=None if came is None else day + timedelta(days=came),
            **more,
        )

    told = result_of(
        [
            fate(5, 10, 5),
            fate(5, 10, 6, warned_on=day + timedelta(days=2)),
            fate(7, 10, 11),
            fate(7, 10, 3, warned_on=day + timedelta(days=2)),
            fate(7, 10, None, is_overdue=True),
            fate(7, 10, None),
            fate(7, None, 3),
        ],
        0.95,
    ).as_json()

    assert told["orders"] == 4
    assert told["own"] == {"kept": 0.75, "mean_days": 10.0}
    assert told["pistos"]["kept"] == 0.5
    assert told["pistos"]["mean_days"] == 6.0
    assert told["pistos"]["by_month"] == {"2026-01": {"orders": 4, "kept": 0.5, "mean_days": 6.0}}
    assert told["warned"] == {"recall": 0.5, "precision": 0.5, "lead_days": 3.0}
    assert told["open_overdue"] == 1
    assert told["with_open_overdue"]["orders"] == 5
    assert told["with_open_overdue"]["own"]["kept"] == 0.6
    assert told["with_open_overdue"]["pistos"]["kept"] == 0.4


def test_walk_over_real_orders_keeps_more_than_the_marketplace(field_data: Path) -> None:
    seen, own = _olist(field_data / "orders" / "olist")

    found = walk_forward(seen, own, date(2018, 3, 20), 0.95)

    assert found.delivered.orders > 100
    assert found.delivered.pistos.kept > found.delivered.own.kept + 0.03
    assert found.open_overdue > 0


def _olist(folder: Path) -> tuple[list[Observation], list[date | None]]:
    def rows(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def at(text: str) -> datetime | None:
        zone = ZoneInfo("America/Sao_Paulo")
        return datetime.fromisoformat(text).replace(tzinfo=zone) if text else None

    states = {row["customer_id"]: row["customer_state"] for row in rows("customers")}
    sellers = {row["seller_id"]: row["seller_state"] for row in rows("sellers")}
    lines: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("items"):
        lines[row["order_id"]].append(row)
    seen, own = [], []
    ended = ("canceled", "unavailable")
    orders = [row for row in rows("orders") if row["order_status"] not in ended]
    happened = ("order_purchase_timestamp", "order_delivered_customer_date")
    known = [at(row[name]) for row in orders for name in happened]
    last = max(moment for moment in known if moment)
    for row in orders:
        ordered = at(row["order_purchase_timestamp"])
        assert ordered
        seller = lines[row["order_id"]][0]["seller_id"] if lines[row["order_id"]] else ""
        case = Case(
            ordered_at=ordered,
            zone="America/Sao_Paulo",
            origin=sellers.get(seller, ""),
            country="BR",
            region=states[row["customer_id"]],
            courier="",
            supplier=seller,
            service="",
            weight_grams=None,
        )
        seen.append(
            Observation(
                case,
                at(row["order_delivered_carrier_date"]),
                at(row["order_delivered_customer_date"]),
                last,
            )
        )
        own.append(date.fromisoformat(row["order_estimated_delivery_date"][:10]))
    return seen, own
