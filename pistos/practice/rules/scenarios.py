"""The simulated customers: eight matters, each in four languages, kept as data."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[1] / "data" / "scenarios.json"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A customer's first words, what they add when asked, and what has to be understood.

    Each of `points` is a word to be heard in the restatement, alternatives apart by "/"; `correction` is
    what the customer says where one is missing.
    """

    key: str
    language: str
    name: str
    opening: str
    answer: str
    points: tuple[str, ...]
    correction: str


@lru_cache(maxsize=1)
def scenarios() -> dict[tuple[str, str], Scenario]:
    """By key and language."""
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    return {
        (key, language): Scenario(
            key,
            language,
            one["name"],
            one["opening"],
            one["answer"],
            tuple(one["points"]),
            one["correction"],
        )
        for key, languages in told.items()
        for language, one in languages.items()
    }


def keys() -> list[str]:
    return list(dict.fromkeys(key for key, _language in scenarios()))
