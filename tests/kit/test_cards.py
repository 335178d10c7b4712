"""Card numbers are masked, and nothing else is."""

import time

import pytest

from pistos.kit.cards import mask_cards, masked

CARDS = [
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111.1111.1111.1111",
    "4111\u00a01111\u00a01111\u00a01111",
    "5500005555555559",
    "2221000000000009",
    "378282246310005",
    "3782 822463 10005",
    "30569309025904",
    "6011111111111117",
    "3530111333300000",
    "6240008631401148",
    "6304000000000000",
    "4000000000006",
]

OTHERS = [
    "4111111111111112",
    "1234567890123456",
    "9111111111111111",
    "0000000000000000",
    "4111 1111 1111",
    "+30 210 3614 000 and +30 694 411 1111",
    "GR1601101250000000012300695",
    "order 2026-11-21 10:30:00",
    "12345678901234567890123",
    "RF4111111111111111GR",
    "call me: +4915112345603",
    "call me: +49 151 1234 5603",
]


@pytest.mark.serves("S0-18")
@pytest.mark.parametrize("number", CARDS)
def test_card_number_keeps_its_last_four_digits_alone(number: str) -> None:
    text, count = masked(f"my card: {number}, thanks")

    digits = "".join(character for character in number if character.isdigit())
    assert count == 1
    assert text == f"my card: {'*' * (len(digits) - 4)}{digits[-4:]}, thanks"


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_stay(text: str) -> None:
    assert mask_cards(text) == text


def test_number_of_ours_stays() -> None:
    text = "parcel 4111111111111111"

    assert masked(text, is_ours=lambda digits: digits == "4111111111111111") == (text, 0)


def test_several_cards_are_all_masked() -> None:
    text, count = masked("4111111111111111\n5500005555555559; 378282246310005")

    assert count == 3
    assert text == "************1111\n************5559; ***********0005"


def test_time_is_linear_in_the_digits() -> None:
    started = time.perf_counter()

    mask_cards("4" * 500_000 + " 4 " * 200_000 + "4-" * 200_000)

    assert time.perf_counter() - started < 2
