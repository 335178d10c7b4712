"""What a commitment covers is written in one way only, the same as any encoder of JSON would."""

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pistos.promises.models import Cause
from pistos.promises.rules.commitments import canonical

VALUES = st.one_of(
    st.none(),
    st.integers(),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.dates(),
    st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(ZoneInfo("Europe/Athens"))),
    st.sampled_from(list(Cause)),
)


@given(st.dictionaries(st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1), VALUES))
def test_it_is_the_json_of_any_encoder(columns: dict[str, object]) -> None:
    def plain(value: object) -> str:
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        assert isinstance(value, date)
        return value.isoformat()

    told = json.dumps(
        columns, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plain
    )

    assert canonical(columns) == told.encode()


@pytest.mark.parametrize("value", [1.5, True, b"x", ["x"]])
def test_what_has_no_one_way_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical({"by": value})
