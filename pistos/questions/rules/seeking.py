"""Which questions ask the same, for whoever is about to ask."""

from pistos.catalogue.rules.wishes import are_alike, key_of
from pistos.kit.searching import lexemes

__all__ = ["are_alike", "key_of", "likeness"]


def likeness(key: str, other: str) -> float:
    """The share of all telling words, by their stems, that two questions have in common."""
    here, there = key.split(), other.split()
    met = sum(any(set(lexemes(word)) & set(lexemes(one)) for one in there) for word in here)
    total = len(here) + len(there) - met
    return met / total if total else 0.0
