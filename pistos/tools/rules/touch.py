"""What stands in for touching a product: a sample, trying at home, a live showing, the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pistos.tools.rules.reading import dicts, is_said, texts

SAMPLE, TRY_HOME, LIVE, STORE = "sample", "try_home", "live", "store"
WAYS = (SAMPLE, TRY_HOME, LIVE, STORE)
ORDERED = (SAMPLE, TRY_HOME)
"""These are order lines, of a variant; the others are promised calls."""


@dataclass(frozen=True, slots=True)
class Way:
    """`sku` is what is put in the cart; of trying at home it is empty where the product itself is sent.
    `days` may it be tried, and returned free of charge."""

    code: str
    words: Mapping[str, str]
    sku: str = ""
    days: int = 0


def read_ways(content: Mapping[str, Any]) -> list[Way]:
    return [
        Way(
            str(row["way"]),
            texts(row.get("words")),
            str(row.get("sku") or ""),
            days if isinstance(days := row.get("days"), int) and 0 <= days <= 365 else 0,
        )
        for row in dicts(content.get("ways"))
        if row.get("way") in WAYS
    ]


def touch_problems(content: Mapping[str, Any], languages: Sequence[str]) -> list[str]:
    ways, found = read_ways(content), []
    if not ways and not texts(content.get("material")):
        found.append("no_ways")
    if texts(content.get("material")) and not is_said(content.get("material"), languages):
        found.append("no_material")
    if any(not is_said(way.words, languages) for way in ways):
        found.append("no_words")
    if any(way.code == SAMPLE and not way.sku for way in ways):
        found.append("no_sample")
    if any(way.code == TRY_HOME and not way.days for way in ways):
        found.append("no_days")
    return found
