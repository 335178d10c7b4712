"""What is kept is given out while it is true, and no longer."""

from datetime import UTC, datetime, timedelta

from pistos.kit.keeping import Kept, KeptUntil

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_what_is_asked_for_least_lately_is_forgotten() -> None:
    kept: Kept[int] = Kept(2)
    made: list[str] = []

    def ask(key: str) -> None:
        kept.get(key, lambda: made.append(key) or len(made))

    for key in "aabacab":
        ask(key)

    assert made == ["a", "b", "c", "b"]


def test_a_piece_holds_from_its_making_until_its_end() -> None:
    kept: KeptUntil[datetime] = KeptUntil(2)

    def ask(at: datetime) -> datetime:
        return kept.get("page", at, lambda: (at, NOON + HOUR))

    assert ask(NOON) == NOON
    assert ask(NOON + HOUR - timedelta(microseconds=1)) == NOON
    assert ask(NOON + HOUR) == NOON + HOUR, "its end is no part of it"


def test_a_piece_says_nothing_of_the_time_before_it() -> None:
    kept: KeptUntil[datetime] = KeptUntil(2)

    late = kept.get("page", NOON, lambda: (NOON, NOON + HOUR))
    early = kept.get("page", NOON - HOUR, lambda: (NOON - HOUR, NOON))

    assert (late, early) == (NOON, NOON - HOUR)
