"""What visitors say they did not find: masked, and told apart by the words that tell."""

from pistos.help.rules.seeking import key_of, masked
from pistos.kit.searching import lexemes

WISHES_FOR_WORK = 2
ALIKE_SHARE = 0.6
"""The share of all telling words, by their stems, that two wishes of one kind have in common."""

__all__ = ["WISHES_FOR_WORK", "are_alike", "key_of", "masked"]


def are_alike(key: str, other: str) -> bool:
    """Whether two keys ask the same in other forms: "oven safe" and "ovens safely", not "safe lid"."""
    here, there = key.split(), other.split()
    met = sum(any(set(lexemes(word)) & set(lexemes(one)) for one in there) for word in here)
    return bool(met) and met / (len(here) + len(there) - met) >= ALIKE_SHARE
