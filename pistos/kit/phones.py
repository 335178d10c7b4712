"""Telephone numbers in one way of writing: E.164, a plus and digits."""

import re

_CALLING: dict[str, tuple[str, str]] = {
    # country: calling code, trunk prefix that is dropped after it
    "GR": ("30", ""),
    "CY": ("357", ""),
    "SI": ("386", "0"),
    "AM": ("374", "0"),
    "AT": ("43", "0"),
    "BG": ("359", "0"),
    "DE": ("49", "0"),
    "FR": ("33", "0"),
    "GB": ("44", "0"),
    "HR": ("385", "0"),
    "IT": ("39", ""),
    "US": ("1", "1"),
}
_SHORTEST, _LONGEST = 7, 15


def international(number: str, country: str) -> str:
    """The number with its plus, a national one as dialled within `country`; "" for what is none.

    E.164 allows 15 digits; fewer than seven is a short code or an extension, which nobody outside can
    call. A national number of a country not listed is left as it stands, without a plus.
    """
    digits = re.sub(r"[^\d+]", "", number.strip())
    is_foreign = digits.startswith(("+", "00"))
    digits = digits.lstrip("+").removeprefix("00") if is_foreign else digits.replace("+", "")
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return ""
    if is_foreign:
        return f"+{digits}"
    code, trunk = _CALLING.get(country, ("", ""))
    return f"+{code}{digits.removeprefix(trunk)}" if code else digits


def spaced(number: str) -> str:
    """An international number as people read it: "+30 210 123 4567". Any other stays as it stands."""
    if not re.fullmatch(r"\+\d{7,15}", number):
        return number
    codes = sorted((code for code, _trunk in _CALLING.values()), key=len, reverse=True)
    code = next((code for code in codes if number.startswith(f"+{code}")), "")
    rest = number.removeprefix(f"+{code}")
    last = 4 if len(rest) % 3 == 1 else 3
    head, tail = rest[:-last], rest[-last:]
    first = len(head) % 3 or 3
    groups = [head[:first], *re.findall(r"\d{3}", head[first:]), tail]
    return " ".join([f"+{code}", *groups] if code else [f"+{groups[0]}", *groups[1:]])
