"""Which right, whose burden, how long, and what goes back: the rules without a database."""

from datetime import date, timedelta
from typing import Any

import pytest

from pistos.returns.models import Happened, Track, Wish
from pistos.returns.rules.couriers import claim_deadline
from pistos.returns.rules.guarantee import Tried, burden_of, law_of, legal_until, opens_all
from pistos.returns.rules.tracks import Item, track_of, wishes_of

CAME = date(2026, 3, 2)


def item(today: date = CAME + timedelta(days=3), **known: Any) -> Item:
    given: dict[str, object] = {
        "today": today,
        "arrived_on": CAME,
        "right_within_days": 14,
        **known,
    }
    return Item(**given)


@pytest.mark.parametrize(
    ("happened", "known", "track"),
    [
        ("damaged", {}, Track.TRANSPORT),
        ("damaged", {"today": CAME + timedelta(days=14)}, Track.TRANSPORT),
        ("damaged", {"today": CAME + timedelta(days=15)}, Track.LEGAL),
        ("lost", {"arrived_on": None}, Track.TRANSPORT),
        ("wrong", {}, Track.LEGAL),
        ("description", {}, Track.LEGAL),
        ("broken", {"legal_until": date(2028, 3, 2)}, Track.LEGAL),
        ("broken", {"today": date(2028, 3, 3), "legal_until": date(2028, 3, 2)}, Track.LEGAL),
        (
            "broken",
            {
                "today": date(2028, 3, 3),
                "legal_until": date(2028, 3, 2),
                "guaranteed_until": date(2031, 3, 2),
            },
            Track.COMMERCIAL,
        ),
        (
            "broken",
            {"legal_until": date(2028, 3, 2), "guaranteed_until": date(2031, 3, 2)},
            Track.LEGAL,
        ),
        ("too_small", {}, Track.WITHDRAWAL),
        ("changed", {}, Track.WITHDRAWAL),
    ],
)
def test_each_answer_leads_into_exactly_one_right(
    happened: str, known: dict[str, object], track: Track
) -> None:
    assert track_of(happened, item(**known)) == track


def test_every_answer_has_a_right() -> None:
    assert {track_of(each, item()) for each in Happened.values} == {
        Track.TRANSPORT, Track.LEGAL, Track.WITHDRAWAL,
    }  # fmt: skip


@pytest.mark.serves("GUA-01", "GUA-10")
@pytest.mark.parametrize(
    ("country", "until"),
    [("GR", date(2028, 3, 2)), ("SI", date(2028, 3, 2)), ("PT", date(2029, 3, 2)),
     ("es", date(2029, 3, 2)), ("", date(2028, 3, 2))],
)  # fmt: skip
def test_two_years_or_the_countrys_term(country: str, until: date) -> None:
    assert legal_until(CAME, country) == until
    assert legal_until(None, country) is None


@pytest.mark.serves("GUA-04")
def test_a_repair_adds_twelve_months() -> None:
    assert legal_until(CAME, "GR", is_extended=True) == date(2029, 3, 2)
    assert legal_until(date(2024, 2, 29), "GR", is_extended=True) == date(2027, 2, 28)


@pytest.mark.serves("GUA-02")
@pytest.mark.parametrize(
    ("happened", "today", "country", "who"),
    [
        ("broken", date(2027, 3, 2), "GR", "shop"),
        ("broken", date(2027, 3, 3), "GR", "customer"),
        ("broken", date(2027, 3, 3), "PT", "shop"),
        ("description", date(2027, 12, 1), "GR", "shop"),
    ],
)
def test_the_calendar_says_who_proves(happened: str, today: date, country: str, who: str) -> None:
    assert burden_of(happened, today, CAME, country) == who


@pytest.mark.serves("GUA-03", "GUA-09")
def test_repair_or_replacement_first_and_slovenia_ends_at_once_within_thirty_days() -> None:
    day = CAME + timedelta(days=30)
    first = wishes_of(Track.LEGAL, opens_all=opens_all(day, CAME, "GR", Tried()))
    assert first == (Wish.REPAIR, Wish.REPLACEMENT)
    assert opens_all(day, CAME, "SI", Tried())
    assert not opens_all(day + timedelta(days=1), CAME, "SI", Tried())
    for tried in (Tried(attempts=1), Tried(is_impossible=True), Tried(is_overdue=True)):
        assert Wish.REFUND in wishes_of(Track.LEGAL, opens_all=opens_all(day, CAME, "GR", tried))


def test_listed_technical_goods_in_slovenia_are_guaranteed_a_year() -> None:
    assert law_of("SI").least_technical == 12


def test_the_courier_is_claimed_from_within_its_days() -> None:
    assert claim_deadline(CAME + timedelta(days=2), CAME, None) == CAME + timedelta(days=7)
    assert claim_deadline(CAME, None, 21) == CAME + timedelta(days=21)
