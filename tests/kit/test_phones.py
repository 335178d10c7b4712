"""Telephone numbers written in one way."""

import pytest

from pistos.kit.phones import international, spaced


@pytest.mark.parametrize(
    ("number", "country", "written"),
    [
        ("+30 210 123 4567", "SI", "+302101234567"),
        ("0030 210 123 4567", "SI", "+302101234567"),
        ("210 123 4567", "GR", "+302101234567"),
        ("031/123-456", "SI", "+38631123456"),
        ("(077) 12-34-56", "AM", "+37477123456"),
        ("06 12 34 56 78", "IT", "+390612345678"),
        ("5551234567", "BR", "5551234567"),
        ("112", "GR", ""),
        ("anonymous", "GR", ""),
        ("", "GR", ""),
        ("+" + "9" * 16, "GR", ""),
    ],
)
def test_a_number_is_written_in_one_way(number: str, country: str, written: str) -> None:
    assert international(number, country) == written


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("+302101234567", "+30 210 123 4567"),
        ("+38612345678", "+386 12 345 678"),
        ("+37410123456", "+374 10 123 456"),
        ("+30 2101 234567", "+30 2101 234567"),
        ("112", "112"),
    ],
)
def test_a_number_is_shown_in_groups(number: str, read: str) -> None:
    assert spaced(number) == read
