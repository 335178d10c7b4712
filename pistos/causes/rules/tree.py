"""What a cause carries, and how codes hang together. Pure.

A code is its path: "product", "product.size", "product.size.small". Two levels or three can be coded;
the first alone says too little to act on.
"""

import re
from collections.abc import Iterable
from typing import Final

CODE: Final = re.compile(r"[a-z][a-z0-9_]{1,23}(\.[a-z][a-z0-9_]{1,23}){0,2}")
LEVELS: Final = 3
CODED_FROM: Final = 2
MOST_CODES: Final = 5
UNLISTED: Final = "other.unlisted"
"""What fits nothing in the tree. Its texts are where proposals come from."""


class Area:
    """Which service a customer names by it: the lines of the weakness report."""

    ALL: Final = (
        "product",
        "delivery",
        "packing",
        "payment",
        "site",
        "answer_speed",
        "answers",
        "attitude",
        "information",
        "returns",
        "privacy",
        "other",
    )


class Track:
    """The legal track that the cause usually opens; empty is none."""

    ALL: Final = ("", "withdrawal", "conformity", "transport", "safety", "privacy", "contract")


DEPARTMENTS: Final = (
    "management",
    "purchasing",
    "warehouse",
    "delivery",
    "web",
    "payments",
    "service",
    "marketing",
)
FIXES: Final = (
    "supplier",
    "stop_sale",
    "sheet",
    "photos",
    "size_table",
    "stock_count",
    "promise_rule",
    "courier",
    "packing",
    "second_check",
    "site",
    "texts",
    "provider",
    "terms",
    "process",
    "staffing",
    "training",
    "notices",
    "privacy",
    "guard",
    "none",
)


def level_of(code: str) -> int:
    return code.count(".") + 1


def parent_of(code: str) -> str:
    """The code above; empty for a root."""
    return code.rpartition(".")[0]


def with_parents(codes: Iterable[str]) -> dict[str, bool]:
    """Each code and all above it, to whether it was named itself."""
    named = list(codes)
    found: dict[str, bool] = dict.fromkeys(named, True)
    for code in named:
        above = parent_of(code)
        while above:
            found.setdefault(above, False)
            above = parent_of(above)
    return found


def at_level(code: str, level: int) -> str:
    """The code cut to a level, itself where it is not that deep."""
    return ".".join(code.split(".")[:level])
