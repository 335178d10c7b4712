"""Postcodes as each country writes them, and the regions that they tell."""

import pytest

from pistos.kit.postcodes import postcode_example, region_by_postcode, tidy_postcode, zone_of


@pytest.mark.parametrize(
    ("country", "typed", "tidy"),
    [
        ("GR", "10431", "104 31"),
        ("GR", "gr-104 31", "104 31"),
        ("GR", "1043", ""),
        ("GR", "90431", ""),
        ("SI", "SI-1000", "1000"),
        ("SI", " 2 0 0 0 ", "2000"),
        ("SI", "10431", ""),
        ("SI", "0100", ""),
        ("AM", "0010", "0010"),
        ("AM", "375010", ""),
        ("PL", "00001", "00-001"),
        ("PT", "1100148", "1100-148"),
        ("NL", "1011ab", "1011 AB"),
        ("LV", "1050", "LV-1050"),
        ("LT", "lt01100", "LT-01100"),
        ("IE", "d02af30", "D02 AF30"),
        ("GB", "sw1a1aa", "SW1A 1AA"),
        ("MT", "vlt1117", "VLT 1117"),
        ("DE", "D-10115", ""),
        ("US", "94 103", "94 103"),
    ],
)
def test_postcode_is_written_as_its_country_writes_it(country: str, typed: str, tidy: str) -> None:
    assert tidy_postcode(country, typed) == tidy


@pytest.mark.parametrize(
    ("country", "postcode", "region"),
    [
        ("GR", "104 31", "GR-I"),
        ("GR", "546 22", "GR-B"),
        ("GR", "851 00", "GR-L"),
        ("SI", "1000", "SI-041"),
        ("SI", "2380", "SI-033"),
        ("SI", "8270", "SI-036"),
        ("AM", "0010", "AM-ER"),
        ("AM", "3126", "AM-SH"),
        ("DE", "10115", ""),
    ],
)
def test_postcode_tells_its_region(country: str, postcode: str, region: str) -> None:
    assert region_by_postcode(country, postcode) == region


def test_each_example_is_tidy_itself() -> None:
    for country in ("GR", "SI", "AM", "PL", "LV", "LT", "IE", "GB", "MT", "CZ"):
        assert tidy_postcode(country, postcode_example(country)) == postcode_example(country)


def test_days_are_reckoned_where_the_parcel_goes() -> None:
    assert zone_of("AM", "Europe/Athens") == "Asia/Yerevan"
    assert zone_of("US", "Europe/Athens") == "Europe/Athens"
