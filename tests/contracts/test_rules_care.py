"""What comes before selling."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pistos.contracts.facts import CaseLived, Lived
from pistos.contracts.rules.care import bad_experiences, stands_before

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)
WELL = Lived(cared=(AT - 100 * DAY,))


def case(**more: bool) -> CaseLived:
    return CaseLived(AT - 200 * DAY, **{"is_unresolved": False, **more})


def codes(lived: Lived) -> dict[str, int]:
    return {one.code: one.count for one in stands_before(lived)}


@pytest.mark.serves("S3-13")
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {}),
        ({"open_conversations": 1}, {"conversation": 1}),
        ({"open_matters": 2}, {"matter": 2}),
        ({"cases": (case(is_unresolved=True),)}, {"complaint": 1}),
        ({"cases": (case(),)}, {}),
        ({"cases": (case(is_slow=True),)}, {"slow": 1}),
        ({"cases": (case(is_attitude=True),)}, {"attitude": 1}),
        ({"cases": (case(is_technical=True),)}, {}),
        ({"cases": (case(is_technical=True),) * 2}, {"faults": 2}),
        ({"cases": (case(),) * 3}, {"experiences": 3}),
        ({"cases": (case(is_apology_owed=True),)}, {"apology": 1}),
        ({"broken": ((AT, True),)}, {"broken": 1}),
        ({"busy": (AT, AT)}, {}),
        ({"busy": (AT, AT, AT)}, {"busy": 3, "experiences": 3}),
        ({"above": (AT,)}, {"attitude": 1}),
        ({"cared": ()}, {"no_care": 1}),
        ({"cared": (), "days_left": 5}, {"no_care": 1, "late": 5}),
        ({"days_left": 5}, {}),
    ],
)
def test_each_reason_stands_by_itself(change: dict[str, object], expected: dict[str, int]) -> None:
    assert codes(replace(WELL, **change)) == expected


@pytest.mark.serves("S3-13")
def test_a_word_with_a_person_settles_what_was_put_right_and_nothing_else() -> None:
    lived = replace(
        WELL,
        cases=(case(is_slow=True), case(is_attitude=True), case(is_unresolved=True)),
        broken=((AT - 90 * DAY, True), (AT - 90 * DAY, False)),
        busy=(AT - 80 * DAY,) * 5,
        settled_at=AT - 10 * DAY,
    )

    assert codes(lived) == {"complaint": 1, "broken": 1, "experiences": 2}
    again = replace(lived, busy=(AT,) * 3)
    assert codes(again)["busy"] == 3


@pytest.mark.serves("S3-8")
def test_what_is_not_put_right_weighs_more_over_the_whole_contract() -> None:
    lived = Lived(
        cases=(case(), case(is_unresolved=True)),
        broken=((AT, True), (AT, False)),
        busy=(AT,),
        settled_at=AT,
    )

    assert bad_experiences(lived) == (5, 7)
    assert bad_experiences(Lived()) == (0, 0)
