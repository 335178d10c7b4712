"""Whether a restatement only copies the customer's words: we repeat in our own."""

import re
from collections.abc import Iterable
from itertools import pairwise

from pistos.kit.searching import folded

LONGEST_RUN = 9
"""So many words in the customer's very order are a copy, also within a longer text."""
MOST_PAIRS = 0.6
FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W_]+")


def is_near_copy(text: str, theirs: Iterable[str]) -> bool:
    """Whether most neighbouring words are the customer's, or a long run of them stands in their order."""
    words = _WORD.findall(folded(text))
    pairs = list(pairwise(words))
    if not pairs:
        return False
    said = [_WORD.findall(folded(one)) for one in theirs]
    known = {pair for one in said for pair in pairwise(one)}
    copied = sum(pair in known for pair in pairs)
    if copied >= MOST_PAIRS * len(pairs):
        return True
    runs = {
        tuple(one[place : place + LONGEST_RUN])
        for one in said
        for place in range(len(one) - LONGEST_RUN + 1)
    }
    return any(
        tuple(words[place : place + LONGEST_RUN]) in runs
        for place in range(len(words) - LONGEST_RUN + 1)
    )


def says_enough(text: str) -> bool:
    return len(_WORD.findall(text)) >= FEWEST_WORDS
