"""Each question of a message by itself: "?", in Greek ";", in Armenian the mark within a word.

Also two questions in one sentence ("When does it come, and what does it cost?"), and those asked without
a mark ("I would like to know when it comes.").
"""

import re

from pistos.conversations.rules.questions import asks_something
from pistos.kit.searching import folded
from pistos.listening.rules.texts import sentences_of

LONGEST_QUESTION = 500
MOST = 30
_GREEK = re.compile(r"[\u0370-\u03ff]")
_ASKING = (
    r"(?:when|where|what|why|how|who|which|can i|can you|could you|will you|is it|do you"
    r"|πότε|που|πού|τι|γιατί|πώς|πως|πόσο|πόσα|πόση|ποιος|ποια|ποιο|μπορώ|μπορείτε|θα"
    r"|kdaj|kje|kaj|zakaj|kako|koliko|kdo|kateri|katera|ali|kam"
    r"|ե՞րբ|ինչո՞ւ|ինչպե՞ս|որտե՞ղ|որքա՞ն|ի՞նչ|ո՞ր|ո՞վ|արդյո՞ք)"
)
_JOINT = re.compile(
    rf"(?:,(?:\s*+(?:and|και|in|ter|pa|և|եւ))?|\b(?:and|και|in|ter|և|եւ))\s++(?={_ASKING}\b)",
    re.IGNORECASE,
)
_WITHOUT_MARK = re.compile(
    r"\b(?:(?:i|we) (?:would like|want|need) to know|please (?:tell|let) (?:me|us)(?: know)?"
    r"|(?:i|we) wonder (?:if|whether|when|why|how|what)"
    r"|(?:θα ηθελα|θα θελαμε|θελω|θελουμε) να (?:μαθω|μαθουμε|ξερω|ρωτησω|ρωτησουμε)"
    r"|παρακαλω (?:πειτε|ενημερωστε)|πειτε μου"
    r"|zanima (?:me|nas)|(?:rad|rada|radi) bi (?:vedel|vedela|vedeli|vprasal|vprasala)"
    r"|prosim,? (?:povejte|sporocite)"
    r"|(?:կուզեի|ուզում եմ|կցանկանայի) (?:իմանալ|հարցնել)|խնդրում եմ ասեք)"
)


def split_questions(text: str) -> list[str]:
    """Every question of the message in its own words, once, in their order."""
    found: list[str] = []
    for sentence in sentences_of(text):
        for part in _parts(sentence):
            if part not in found:
                found.append(part[:LONGEST_QUESTION])
    return found[:MOST]


def is_asked(sentence: str) -> bool:
    """Whether a sentence asks, with a mark or without."""
    return _has_mark(sentence) or bool(_WITHOUT_MARK.search(folded(sentence)))


def _has_mark(sentence: str) -> bool:
    return (
        sentence.endswith("?")
        or "՞" in sentence
        or (sentence.endswith(";") and bool(_GREEK.search(sentence)))
    )


def _parts(sentence: str) -> list[str]:
    if not is_asked(sentence) or not asks_something(sentence):
        return []
    if not _has_mark(sentence):
        return [sentence]
    pieces = [piece.strip(" ,") for piece in _JOINT.split(sentence)]
    asking = [piece for piece in pieces if asks_something(piece)]
    return asking if len(asking) > 1 and all(_begins(one) for one in asking[1:]) else [sentence]


def _begins(piece: str) -> bool:
    return bool(re.match(rf"{_ASKING}\b", piece, re.IGNORECASE))
