"""Finds what looks like a payment card's number in text, so that none is ever stored."""

import re
from collections.abc import Callable

_DIGITS = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][ .\-\u00a0\u2010-\u2013])"
    r"[0-9](?:[ .\-\u00a0\u2009\u202f\u2010-\u2013]?[0-9]){12,18}"
    r"(?![0-9A-Za-z])(?![ .\-\u00a0\u2010-\u2013][0-9])"
)
_NOT_A_DIGIT = re.compile(r"[^0-9]")
_ISSUERS = re.compile(
    r"4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[689])|6(?:011|4[4-9]|5|2)"
    r"|5[06-9]|6[0-9]|35"
)
"""Visa, Mastercard, American Express, Diners, Discover, UnionPay, Maestro, JCB: how their numbers begin."""

LONGEST_PHONE = 13
"""Digits of a telephone number with its country after a plus: a German mobile's; longer ones may be cards."""

_LUHN = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def mask_cards(text: str) -> str:
    """Replaces all but the last four digits of numbers of 13 to 19 digits that pass as a card's."""
    return masked(text)[0]


def masked(text: str, *, is_ours: Callable[[str], bool] | None = None) -> tuple[str, int]:
    """The text without card numbers, and how many there were.

    `is_ours` says of a number, digits alone, that it is one of our orders or parcels: it stays.
    """
    if not _may_hold_one(text):
        return text, 0
    count = 0

    def one(found: re.Match[str]) -> str:
        nonlocal count
        digits = _NOT_A_DIGIT.sub("", found.group())
        is_phone = _is_phone(text[max(0, found.start() - 1) : found.start()], digits)
        if is_phone or not is_card_number(digits) or (is_ours is not None and is_ours(digits)):
            return found.group()
        count += 1
        return "*" * (len(digits) - 4) + digits[-4:]

    return _DIGITS.sub(one, text), count


def is_card_number(digits: str) -> bool:
    """Whether the digits pass as a card's: length, an issuer's prefix, the check digit."""
    return (
        13 <= len(digits) <= 19
        and len(set(digits)) > 1
        and bool(_ISSUERS.match(digits))
        and _passes_luhn(digits)
    )


def _is_phone(before: str, digits: str) -> bool:
    return before == "+" and len(digits) <= LONGEST_PHONE


def _may_hold_one(text: str) -> bool:
    return any(character in text for character in "23456")


def _passes_luhn(digits: str) -> bool:
    doubled = (_LUHN[int(d)] if place % 2 else int(d) for place, d in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0
