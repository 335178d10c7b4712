"""Finds what looks like a payment card's number in text, so that none is ever stored."""

import re

_DIGITS = re.compile(r"(?<![\d])(?:\d[ -]?){12,18}\d(?![\d])")
_ISSUERS = re.compile(
    r"4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[68])|6(?:011|4[4-9]|5|2)"
    r"|5[06-8]|6|35"
)


def mask_cards(text: str) -> str:
    """Replaces all but the last four digits of numbers of 13 to 19 digits that pass as a card's."""
    return _DIGITS.sub(_masked, text) if any(c.isdigit() for c in text) else text


def _masked(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found.group())
    if not _ISSUERS.match(digits) or not _passes_luhn(digits):
        return found.group()
    return "*" * (len(digits) - 4) + digits[-4:]


def _passes_luhn(digits: str) -> bool:
    doubled = (
        sum(divmod(int(d) * 2, 10)) if place % 2 else int(d)
        for place, d in enumerate(reversed(digits))
    )
    return sum(doubled) % 10 == 0
