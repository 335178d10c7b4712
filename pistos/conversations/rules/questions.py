"""The questions in a customer's words, without what only greets."""

import re

from pistos.help.rules.seeking import SMALL_WORDS
from pistos.kit.searching import folded

LONGEST_TEXT = 4_000
MOST = 3
"""So many questions of one conversation are counted; whoever asks more needs an answer, not a sheet."""
_GREETED = frozenset(
    "hello hey dear good morning day evening thanks thank γεια καλημερα καλησπερα χαιρετε ευχαριστω κανετε"
    " dober dan jutro vecer zivjo pozdravljeni hvala բարեւ բարի օր երեկո շնորհակալություն".split()
)
_GREEK = re.compile(r"[\u0370-\u03ff]")
_SENTENCE = re.compile(r"[^.!?;:։\n]+[.!?;:։]?")
_WORD = re.compile(r"[^\W\d_]{3,}")


def questions_in(text: str) -> list[str]:
    """Sentences that ask something of a matter: "?", in Greek ";", in Armenian the mark within a word.

    "Hello, how are you?" asks nothing of a matter.
    """
    found = []
    for sentence in _SENTENCE.findall(text[:LONGEST_TEXT]):
        is_asked = (
            sentence.endswith("?")
            or "՞" in sentence
            or (sentence.endswith(";") and _GREEK.search(sentence))
        )
        if is_asked and asks_something(sentence):
            found.append(sentence.strip())
    return found[:MOST]


def asks_something(sentence: str) -> bool:
    """Whether a sentence speaks of a matter: "how are you?" does not."""
    return bool(set(_WORD.findall(folded(sentence))) - SMALL_WORDS - _GREETED)
