"""Whether two answers say the same: near-identical replies to different people are noticed.

`fingerprint` is a 64-bit simhash of what is the agent's own in a text (greeting, closing, signature
and the shop's prepared sentences apart), kept with each answer. Answers that may be alike are found by
it (`is_near`), and settled by the texts (`are_alike`).

Simhash: Charikar 2002, "Similarity estimation techniques from rounding algorithms". Two texts whose
features have the cosine c differ in about 64·arccos(c)/π of its bits; 18 bits are a cosine of 0.63.
Short texts of one language share their small words and differ in 27 bits or so, so a few come near
without being alike: that is what the second look is for.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from pistos.kit.searching import folded

FEWEST_WORDS = 8
NEAR_BITS = 18
ALIKE_SHARE = 0.6
LONGEST_TEXT = 20_000
_SENTENCE = re.compile(r"[^.!?;:։՞\n]+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BRACES = re.compile(r"\{[^{}]*\}")
_MOST_FILLED_WORDS = 6
_GREETING_WORDS = 8

_GREETED = re.compile(
    r"(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)"
    r"|αγαπητ\w+|γεια|καλημερα|καλησπερα|χαιρετε"
    r"|spostovan\w+|pozdravljen\w*|dober dan|dobro jutro|dober vecer|zivjo|zdravo"
    r"|հարգելի|բարեւ|բարի (?:լույս|օր|երեկո)|ողջույն)\b"
)
_CLOSED = re.compile(
    r"(?:kind regards|best regards|regards|best wishes|yours sincerely|sincerely|many thanks"
    r"|με εκτιμηση|με φιλικους χαιρετισμους|φιλικα|μετα τιμης"
    r"|lep pozdrav|lepe pozdrave|s spostovanjem|prijazen pozdrav"
    r"|հարգանքով|լավագույն մաղթանքներով|բարի մաղթանքներով)\b"
)


def fingerprint(text: str, prepared: Sequence[str] = ()) -> int | None:
    """A signed 64-bit simhash; None where too little of the agent's own words is left to compare.

    `prepared` are the shop's own texts that may repeat: macros as stored (with their braces), signatures.
    """
    words = _own_words(text, prepared)
    if len(words) < FEWEST_WORDS:
        return None
    totals = [0] * 64
    for feature, weight in _features(words).items():
        bits = int.from_bytes(blake2b(feature.encode(), digest_size=8).digest())
        for place in range(64):
            totals[place] += weight if bits >> place & 1 else -weight
    made = sum(1 << place for place, total in enumerate(totals) if total > 0)
    return made - (1 << 64) if made >> 63 else made


def is_near(one: int, other: int) -> bool:
    """Whether two fingerprints differ in few bits: worth comparing the texts."""
    mask = (1 << 64) - 1
    return ((one & mask) ^ (other & mask)).bit_count() <= NEAR_BITS


def are_alike(one: str, other: str, prepared: Sequence[str] = ()) -> bool:
    """Whether two texts say nearly the same in the same words, names and numbers apart."""
    words, others = _own_words(one, prepared), _own_words(other, prepared)
    if min(len(words), len(others)) < FEWEST_WORDS:
        return False
    a, b = _features(words), _features(others)
    return (a & b).total() >= ALIKE_SHARE * (a | b).total()


def _features(words: Sequence[str]) -> Counter[str]:
    """The words and the pairs of neighbours, by how often each stands there."""
    pairs = (f"{one} {other}" for one, other in itertools.pairwise(words))
    return Counter([*words, *pairs])


def _own_words(text: str, prepared: Sequence[str]) -> list[str]:
    """The words that are the agent's own; every number counts as the same one."""
    known = [
        frozenset(_words(sentence)) for ready in prepared for sentence in _sentences(_open(ready))
    ]
    own = []
    for sentence in _sentences(_without_frame(text[:LONGEST_TEXT])):
        said = _words(sentence)
        if not _is_prepared(frozenset(said), known):
            own += said
    return own


def _open(ready: str) -> str:
    """A prepared text without its variables."""
    return _BRACES.sub(" ", ready)


def _is_prepared(said: frozenset[str], known: Iterable[frozenset[str]]) -> bool:
    return any(
        ready and len(ready & said) >= 0.85 * len(ready) and len(said - ready) <= _MOST_FILLED_WORDS
        for ready in known
    )


def _without_frame(text: str) -> str:
    """The text without its greeting line, and without what follows its closing or "-- "."""
    lines: list[str] = []
    for line in text.splitlines():
        plain = folded(line).strip()
        if line.rstrip() == "--" or (len(plain) < 60 and _CLOSED.match(plain)):
            break
        if not lines and (
            not plain or (_GREETED.match(plain) and len(plain.split()) <= _GREETING_WORDS)
        ):
            continue
        lines.append(line)
    return "\n".join(lines)


def _sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)


def _words(text: str) -> list[str]:
    return ["#" if word[0].isdigit() else word for word in _WORD.findall(folded(text))]
