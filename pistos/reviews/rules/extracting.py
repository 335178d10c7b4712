"""What a harsh text says happened, without how it says it: for whoever has to read many of them."""

import re

from pistos.kit.searching import folded
from pistos.reviews.rules.hardness import SHARP

_SENTENCE = re.compile(r"[^.!?;։\n]+(?:[.!?;։]+|$)")
MOST = 3
FEWEST_WORDS = 3


def facts_in(text: str) -> list[str]:
    """The first sentences without strong words or shouting, as they stand; empty where there is none."""
    found = []
    for sentence in _SENTENCE.findall(text):
        said = " ".join(sentence.split())
        if len(said.split()) >= FEWEST_WORDS and not _is_outcry(said):
            found.append(said)
    return found[:MOST]


def _is_outcry(sentence: str) -> bool:
    plain = folded(sentence)
    loud = [word for word in sentence.split() if len(word) > 3 and word.isupper()]
    return bool(loud) or "!!" in sentence or any(stem in plain for stem in SHARP)
