"""What a sentence is: fact, feeling, need, wish, complaint"
", opinion. Suggested by beginnings of words."""

import re

from pistos.kit.searching import folded
from pistos.listening.rules.learning import Learned, learned_score
from pistos.listening.rules.signs import SIGNS
from pistos.listening.rules.splitting import is_asked
from pistos.listening.rules.texts import sentences_of

CLASSES = ("wish", "complaint", "opinion")
"""What a whole message is said to be; the other kinds are marked in it only."""
SURE = 1.5
"""The learned score (a logarithm of confirmed against dismissed) that decides by itself."""
LONGEST_QUOTE = 500
_FACT = re.compile(
    r"\d{3,}|\b\d{1,2}[./]\d{1,2}\b|\d+ ?(?:€|eur|amd|դրամ|ευρω|evr)|€ ?\d+|\b\d+ (?:day|hour"
    r"|week|μερ|ημερ|ωρ|dni"
    r"|dan|ur|teden|օր|ժամ)"
)


def _pattern(signs: str) -> re.Pattern[str]:
    words = [re.escape(sign) for sign in signs.split(",")]
    return re.compile(rf"\b(?:{'|'.join(words)})")


_PATTERNS = {kind: _pattern(",".join(signs.values())) for kind, signs in SIGNS.items()}


def kinds_of_sentence(sentence: str, learned: Learned | None = None) -> list[str]:
    """The kinds of one sentence"
    ", in a fixed order. What the shop has learned overrules the signs."""
    plain = folded(sentence)
    kinds = []
    for kind, pattern in _PATTERNS.items():
        is_sign = bool(pattern.search(plain)) or (kind == "fact" and bool(_FACT.search(plain)))
        score = learned_score(plain, kind, learned) if learned else 0.0
        if score >= SURE or (is_sign and score > -SURE):
            kinds.append(kind)
    return kinds


def found_in(text: str, learned: Learned | None = None) -> list[tuple[str, str]]:
    """(kind, quote) of every sentence that shows something, questions apart."""
    found = []
    for sentence in sentences_of(text):
        for kind in kinds_of_sentence(sentence, learned):
            if kind == "fact" and is_asked(sentence) and not _FACT.search(folded(sentence)):
                continue
            found.append((kind, sentence[:LONGEST_QUOTE]))
    return found


def classes_of(text: str, learned: Learned | None = None) -> list[str]:
    """Wish, complaint, opinion: one, several or none of them."""
    kinds = {kind for kind, _quote in found_in(text, learned)}
    return [kind for kind in CLASSES if kind in kinds]
