"""VAT ids of businesses: their form and, where the country publishes one, their check digit.

Form by the Commission's list for its exchange of VAT information; the check digits by the rules that Greece,
Slovenia and others publish. A right form proves nothing about the firm: whether it is registered
today is for the register to say, and a person to look up.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

PATTERNS: dict[str, str] = {
    "AT": r"U\d{8}",
    "BE": r"[01]\d{9}",
    "BG": r"\d{9,10}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"[1-9]\d{8}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "EL": r"\d{9}",
    "ES": r"[A-Z0-9]\d{7}[A-Z0-9]",
    "FI": r"\d{8}",
    "FR": r"[A-HJ-NP-Z0-9]{2}\d{9}",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W]",
    "IT": r"\d{11}",
    "LT": r"\d{9}|\d{12}",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"\d{9}B\d{2}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{2,10}",
    "SE": r"\d{10}01",
    "SI": r"[1-9]\d{7}",
    "SK": r"\d{10}",
    "XI": r"\d{9}|\d{12}|(GD|HA)\d{3}",
    "AM": r"\d{8}",
}
"""By prefix; Greece writes EL, Northern Ireland XI. Armenia's has eight digits and no prefix abroad."""

_PREFIX_OF = {"GR": "EL"}


@dataclass(frozen=True, slots=True)
class VatId:
    """`country` is the ISO code, `prefix` as written before the number."""

    country: str
    prefix: str
    number: str

    def __str__(self) -> str:
        return f"{self.prefix}{self.number}"


def read_vat_id(text: str, country: str = "") -> VatId | None:
    """The id in what somebody typed, with or without its prefix; None where its form cannot be right.

    Without a prefix it is taken for one of `country`. Spaces, dots and dashes are overlooked.
    """
    tidy = re.sub(r"[\s.\-/]", "", text).upper()
    prefix, number = _parted(tidy, _PREFIX_OF.get(country, country))
    pattern = PATTERNS.get(prefix)
    if pattern is None or not re.fullmatch(pattern, number):
        return None
    check = _CHECKS.get(prefix)
    if check is not None and not check([int(digit) for digit in number if digit.isdigit()]):
        return None
    return VatId("GR" if prefix == "EL" else prefix, prefix, number)


def _parted(tidy: str, expected: str) -> tuple[str, str]:
    head = "EL" if tidy[:2] == "GR" else tidy[:2]
    if head in PATTERNS and not tidy[:2].isdigit():
        return head, tidy[2:]
    return expected, tidy


def _greek(digits: list[int]) -> bool:
    total = sum(digit << (8 - place) for place, digit in enumerate(digits[:8]))
    return total % 11 % 10 == digits[8]


def _slovene(digits: list[int]) -> bool:
    check = 11 - sum(digit * (8 - place) for place, digit in enumerate(digits[:7])) % 11
    return check != 11 and check % 10 == digits[7]


def _german(digits: list[int]) -> bool:
    """ISO 7064, MOD 11,10; Croatia's is the same over ten digits."""
    rest = 10
    for digit in digits[:-1]:
        rest = ((rest + digit) % 10 or 10) * 2 % 11
    return (11 - rest) % 10 == digits[-1]


def _italian(digits: list[int]) -> bool:
    """Luhn."""
    doubled = [digit * 2 if place % 2 else digit for place, digit in enumerate(digits)]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _weighted(weights: tuple[int, ...], modulus: int) -> Callable[[list[int]], bool]:
    def holds(digits: list[int]) -> bool:
        pairs = zip(digits, weights, strict=True)
        return sum(digit * weight for digit, weight in pairs) % modulus == 0

    return holds


def _belgian(digits: list[int]) -> bool:
    number = int("".join(map(str, digits)))
    return (number // 100 + number) % 97 == 0 or number % 100 == 97 - number // 100 % 97


def _polish(digits: list[int]) -> bool:
    pairs = zip(digits[:9], (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=True)
    return sum(digit * weight for digit, weight in pairs) % 11 == digits[9]


def _portuguese(digits: list[int]) -> bool:
    check = 11 - sum(digit * (9 - place) for place, digit in enumerate(digits[:8])) % 11
    return (0 if check > 9 else check) == digits[8]


def _austrian(digits: list[int]) -> bool:
    doubled = [digit * 2 if place % 2 else digit for place, digit in enumerate(digits[:7])]
    total = sum(digit // 10 + digit % 10 for digit in doubled)
    return (10 - (total + 4) % 10) % 10 == digits[7]


def _luxembourgish(digits: list[int]) -> bool:
    number = int("".join(map(str, digits)))
    return number // 100 % 89 == number % 100


_CHECKS: dict[str, Callable[[list[int]], bool]] = {
    "EL": _greek,
    "SI": _slovene,
    "DE": _german,
    "HR": _german,
    "IT": _italian,
    "AT": _austrian,
    "BE": _belgian,
    "LU": _luxembourgish,
    "PL": _polish,
    "PT": _portuguese,
    "DK": _weighted((2, 7, 6, 5, 4, 3, 2, 1), 11),
    "FI": _weighted((7, 9, 10, 5, 8, 4, 2, 1), 11),
    "EE": _weighted((3, 7, 1, 3, 7, 1, 3, 7, 1), 10),
    "HU": _weighted((9, 7, 3, 1, 9, 7, 3, 1), 10),
    "MT": _weighted((3, 4, 6, 7, 8, 9, 10, 1), 37),
}
