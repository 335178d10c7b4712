"""By what a customer is known, written in one way."""

import re


def tidy_alias(kind: str, value: str) -> tuple[str, str]:
    """The alias as it is stored: e-mail in lower case, phone as digits with its plus.

    A phone that starts with 00 is written with a plus; nothing is guessed about a national one.
    """
    value = " ".join(value.split())
    if kind == "email":
        value = value.lower()
    if kind == "phone":
        digits = re.sub(r"[^\d+]", "", value)
        value = "+" + digits[2:] if digits.startswith("00") else digits
    return kind[:20], value[:254]
