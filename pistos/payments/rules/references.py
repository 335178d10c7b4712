"""References that a bank carries: the creditor reference of ISO 11649, and the form of an IBAN."""

import re

_CREDITOR = re.compile(r"RF\s*[0-9]{2}(?:\s*[0-9A-Z]){1,21}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")


def creditor_reference(number: int) -> str:
    """ "RF", two check digits (modulus 97) and the number: "RF71 2348 231" of ISO 11649, unspaced."""
    digits = str(number).zfill(8)
    return f"RF{98 - _remainder(f'{digits}RF00'):02d}{digits}"


def is_creditor_reference(text: str) -> bool:
    """Whether the check digits hold; spaces and case do not matter."""
    tidy = _tidy(text)
    return bool(_CREDITOR.fullmatch(tidy)) and _remainder(tidy[4:] + tidy[:4]) == 1


def references_in(words: str) -> set[str]:
    """Creditor references anywhere in the words of a bank statement, unspaced; only sound ones.

    Payers add words before and after without a space, so each length is tried.
    """
    tidy = _tidy(words)
    return {
        tidy[start : start + length]
        for start in (found.start() for found in re.finditer("RF[0-9]{2}", tidy))
        for length in range(12, 26)
        if is_creditor_reference(tidy[start : start + length])
    }


def spaced(reference: str) -> str:
    """In fours, as people read and type it."""
    return " ".join(reference[start : start + 4] for start in range(0, len(reference), 4))


def is_iban(text: str) -> bool:
    """Form and check digits of ISO 13616; spaces do not matter."""
    tidy = _tidy(text)
    return bool(_IBAN.fullmatch(tidy)) and _remainder(tidy[4:] + tidy[:4]) == 1


def _tidy(text: str) -> str:
    return re.sub(r"[\s\-./]", "", text).upper()


def _remainder(text: str) -> int:
    return int("".join(str(int(letter, 36)) for letter in text)) % 97
