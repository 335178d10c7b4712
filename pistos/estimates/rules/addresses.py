"""How learned rows are written down and read back."""

from collections.abc import Mapping
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from pistos.estimates.rules.cells import CellKey, Figures

LONGEST = 500


def address_of(key: CellKey) -> str:
    """Quantity, level and key in one text; what is too long for an index ends in its digest."""
    address = "/".join(key).replace("\x1f", "|").replace("\x00", "")
    if len(address) <= LONGEST:
        return address
    digest = blake2b(address.encode(), digest_size=16).hexdigest()
    return f"{address[:LONGEST]}#{digest}"


def figures_as_json(figures: Mapping[str, Figures]) -> dict[str, Any]:
    return {quantity: {"unit": "day", **asdict(found)} for quantity, found in figures.items()}


def figures_from(stored: Mapping[str, Any]) -> dict[str, Figures]:
    return {
        quantity: Figures(
            base=found["base"],
            drift=found["drift"],
            pace=tuple(found["pace"]),
            lost=found["lost"],
            observations=found["observations"],
            calibration=tuple(found["calibration"]),
        )
        for quantity, found in stored.items()
    }
