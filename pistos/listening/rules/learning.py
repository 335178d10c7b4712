"""What agents' decisions teach: words of confirmed findings against words of dismissed ones."""

import math
import re
from collections.abc import Mapping

from pistos.kit.searching import folded

Learned = Mapping[tuple[str, str], tuple[int, int]]
"""(kind, word) to (confirmed, dismissed)."""
MOST_WORDS = 12
LEAST_SEEN = 3
"""A word seen less often says nothing."""
_WORD = re.compile(r"[^\W\d_]{4,30}")


def telling_words(quote: str) -> list[str]:
    """The words that are learned from a quote: folded, of four letters or more, each once."""
    return list(dict.fromkeys(_WORD.findall(folded(quote))))[:MOST_WORDS]


def learned_score(plain: str, kind: str, learned: Learned) -> float:
    """Above zero: such words were confirmed; below: dismissed. The mean of the words that were seen often.

    Each word counts log((confirmed + 1) ÷ (dismissed + 1)), so that one decision moves little.
    """
    scores = []
    for word in telling_words(plain):
        confirmed, dismissed = learned.get((kind, word), (0, 0))
        if confirmed + dismissed >= LEAST_SEEN:
            scores.append(math.log((confirmed + 1) / (dismissed + 1)))
    return sum(scores) / len(scores) if scores else 0.0
