"""Public holidays come from a file, and the library is never loaded by this program."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test.utils import override_settings

from pistos.kit import public_holidays
from pistos.kit.public_holidays import holidays_of


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> Iterator[None]:
    public_holidays._decade.cache_clear()
    with override_settings(DATA=tmp_path):
        yield
    public_holidays._decade.cache_clear()


def test_holidays_are_reckoned_once_and_read_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = holidays_of("GR", "", 2026)
    public_holidays._decade.cache_clear()
    monkeypatch.setattr(subprocess, "run", None)

    assert date(2026, 4, 13) in first, "Orthodox Easter Monday"
    assert holidays_of("GR", "", 2026) == first
    assert holidays_of("GR", "", 2027) != first
    assert [path.name[:7] for path in (tmp_path / "holidays").iterdir()] == ["GR-2020"]
    assert "holidays" not in sys.modules


def test_a_region_falls_back_to_its_country_and_an_unknown_country_has_none() -> None:
    assert holidays_of("GR", "GR-B", 2026) == holidays_of("GR", "", 2026)
    assert holidays_of("DE", "BY", 2026) > holidays_of("DE", "", 2026)
    assert holidays_of("ZZ", "", 2026) == frozenset()
    assert holidays_of("../x", "", 2026) == frozenset()


def test_a_file_half_written_by_another_program_is_made_anew(tmp_path: Path) -> None:
    holidays_of("SI", "", 2026)
    path = next((tmp_path / "holidays").iterdir())
    path.write_text('{"": [73')
    public_holidays._decade.cache_clear()

    assert date(2026, 2, 8) in holidays_of("SI", "", 2026)


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "holidays").write_text("a file stands in the way")

    assert date(2026, 9, 21) in holidays_of("AM", "", 2026)
