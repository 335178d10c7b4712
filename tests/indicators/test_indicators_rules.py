from datetime import UTC, date, datetime, timedelta

import pytest

from pistos.indicators.rules.measures import Figure, Period, period_to, share_figure
from pistos.indicators.rules.ourselves import Mark, Verdict, compare, mark
from pistos.indicators.rules.trust import Trust, points_of, total, trust_from_counts
from pistos.promises.models import Cause, EntryKind
from pistos.promises.rules.life import EntryFacts

DUE = datetime(2026, 2, 10, 22, tzinfo=UTC)
DAY = date(2026, 2, 10)


def entry(kind: EntryKind, hours: float = 0, cause: Cause = Cause.NONE) -> EntryFacts:
    return EntryFacts(kind, DUE + timedelta(hours=hours), DUE, DAY, cause)


@pytest.mark.serves("S3-20")
def test_one_break_after_many_keeps_costs_more_than_a_keep_earns() -> None:
    before = trust_from_counts(kept=100, broken=0, repaired=0).score
    one_more_kept = trust_from_counts(kept=101, broken=0, repaired=0).score
    one_broken = trust_from_counts(kept=100, broken=1, repaired=0).score
    assert before is not None
    assert one_more_kept is not None
    assert one_broken is not None

    assert before - one_broken > 50 * (one_more_kept - before)


@pytest.mark.serves("S3-20")
def test_a_broken_promise_takes_many_keeps_to_make_good() -> None:
    before = trust_from_counts(kept=20, broken=0, repaired=0).score or 0
    keeps = next(
        more
        for more in range(1000)
        if (trust_from_counts(kept=20 + more, broken=1, repaired=0).score or 0) >= before
    )

    assert keeps >= 5


def test_trust_begins_in_the_middle_and_is_unknown_before_the_first_outcome() -> None:
    assert Trust(0, 0).score is None
    assert trust_from_counts(kept=1, broken=0, repaired=0).score == pytest.approx(600 / 11)


def test_repair_gives_back_a_part_only() -> None:
    whole = trust_from_counts(kept=50, broken=0, repaired=0).score or 0
    repaired = trust_from_counts(kept=50, broken=1, repaired=1).score or 0
    broken = trust_from_counts(kept=50, broken=1, repaired=0).score or 0

    assert broken < repaired < whole


@pytest.mark.parametrize(
    ("later", "earned", "lost"),
    [
        ([], 0, 0),
        ([entry(EntryKind.KEPT, -3)], 1, 0),
        ([entry(EntryKind.BROKEN)], 0, 5),
        ([entry(EntryKind.BROKEN), entry(EntryKind.FULFILLED_LATE, 4)], 0, 3),
        ([entry(EntryKind.BROKEN), entry(EntryKind.CORRECTED, -1)], 1, 0),
        ([entry(EntryKind.KEPT, -3), entry(EntryKind.OVERTURNED, 9, Cause.DAMAGED)], 0, 5),
        ([entry(EntryKind.UNPROVEN)], 0, 0),
        ([entry(EntryKind.WITHDRAWN, -9)], 0, 0),
    ],
)
def test_points_of_a_life_add_up_to_where_it_stands(
    later: list[EntryFacts], earned: float, lost: float
) -> None:
    life = [entry(EntryKind.MADE, -72), *later]

    points = points_of(1, enumerate(life))

    assert total(points) == Trust(earned, lost)
    assert all(point.entry_id > 0 for point in points)


def test_a_period_is_whole_days_of_the_shop() -> None:
    period = period_to(date(2026, 3, 29), 7, "Europe/Athens")

    assert period.first_on == date(2026, 3, 23)
    assert period.ends_at - period.starts_at == timedelta(days=7)
    assert (period.ends_at.astimezone(UTC) - period.starts_at.astimezone(UTC)) == timedelta(
        days=7, hours=-1
    )
    assert period.previous() == Period(date(2026, 3, 16), date(2026, 3, 22), "Europe/Athens")


@pytest.mark.serves("S3-123")
@pytest.mark.parametrize(
    ("now", "before", "best", "higher", "against_previous", "against_best"),
    [
        (0.96, 0.94, 0.95, True, Verdict.BEATEN, Verdict.BEATEN),
        (0.945, 0.94, 0.95, True, Verdict.BEATEN, Verdict.NOT_BEATEN),
        (0.93, 0.94, 0.95, True, Verdict.NOT_BEATEN, Verdict.NOT_BEATEN),
        (0.02, 0.03, 0.01, False, Verdict.BEATEN, Verdict.NOT_BEATEN),
        (0.03, 0.03, 0.03, False, Verdict.EQUAL, Verdict.EQUAL),
        (0.93, None, None, True, Verdict.FIRST, Verdict.FIRST),
        (None, 0.9, 0.9, True, Verdict.NO_FIGURE, Verdict.NO_FIGURE),
    ],
)
def test_we_compete_with_ourselves(
    now: float | None,
    before: float | None,
    best: float | None,
    higher: bool,
    against_previous: Verdict,
    against_best: Verdict,
) -> None:
    found = compare(Figure(now), Figure(before), best, is_higher_better=higher)

    assert (found.against_previous, found.against_best) == (against_previous, against_best)


def test_a_change_within_chance_is_not_called_proven() -> None:
    few = compare(share_figure(29, 30), share_figure(27, 30), None, is_higher_better=True)
    many = compare(share_figure(2900, 3000), share_figure(2700, 3000), None, is_higher_better=True)

    assert few.is_proven is False
    assert many.is_proven is True


@pytest.mark.parametrize(
    ("value", "target", "threshold", "higher", "expected"),
    [
        (0.96, 0.95, 0.9, True, Mark.REACHED),
        (0.93, 0.95, 0.9, True, Mark.NOT_REACHED),
        (0.89, 0.95, 0.9, True, Mark.ALARM),
        (3, 0, 10, False, Mark.NOT_REACHED),
        (11, 0, 10, False, Mark.ALARM),
        (5, None, None, True, Mark.NO_TARGET),
        (None, 0.9, 0.8, True, Mark.NO_TARGET),
    ],
)
def test_a_value_stands_against_target_and_threshold(
    value: float | None,
    target: float | None,
    threshold: float | None,
    higher: bool,
    expected: Mark,
) -> None:
    assert mark(value, target=target, threshold=threshold, is_higher_better=higher) is expected
