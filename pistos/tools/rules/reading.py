"""Reading content that a desk wrote or a plug-in kept: nothing in it is believed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any


def texts(value: object) -> dict[str, str]:
    """Text by language, without the empty ones."""
    if not isinstance(value, Mapping):
        return {}
    return {str(code): text.strip() for code, text in value.items() if str(text or "").strip()}


def is_said(value: object, languages: Sequence[str]) -> bool:
    """Whether there is a text in each of the languages."""
    return all(texts(value).get(code) for code in languages)


def dicts(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def decimal(value: object) -> Decimal | None:
    """A finite number, also as people write it ("92,5"); None for anything else."""
    try:
        found = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
