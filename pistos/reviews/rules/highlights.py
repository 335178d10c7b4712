"""What several authors praise and what several criticise, each tied to the reviews that say so.

Aspects are rated by the authors themselves; words are what they wrote as good and as bad points, two
being the same when their words have the same stems. Neither side is ever shown without the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pistos.kit.searching import folded
from pistos.kit.stems import stem

FEWEST = 2
"""A point is a highlight once so many authors make it."""
MOST = 4
MOST_NAMED = 20
LONGEST_POINT = 60
_PARTS = re.compile(r"[.;:·•!?\n։՝]+|,(?=\s)|\s[-–—]\s|\s(?:and|και|in|ter|և)\s")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "the a an is it its was are very so too of for with this that and not no"
    " ο η το οι τα του της των και με σε για είναι πολύ δεν ήταν στο στη"
    " je in na se so zelo za z s ne ni bil bila to ta pri od"
    " է և են շատ որ չի".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one review says, as far as highlights are made of it; newest first."""

    public_id: str
    stars: int
    language: str
    pros: str = ""
    cons: str = ""
    aspects: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """A highlight as it is kept: see `facts.Highlight`."""

    kind: str
    count: int
    of: int
    review_ids: tuple[str, ...]
    code: str = ""
    words: str = ""
    language: str = ""


def praised(said: Sequence[Said]) -> list[Point]:
    """What several authors praise, most often first."""
    return _best([*_aspects(said, range(4, 6)), *_points(said, [each.pros for each in said])])


def criticised(said: Sequence[Said]) -> list[Point]:
    """What several authors criticise, most often first."""
    return _best([*_aspects(said, range(1, 3)), *_points(said, [each.cons for each in said])])


def _best(points: Iterable[Point]) -> list[Point]:
    """The most frequent, and so many of each language, so that every reader has some of their own."""
    ranked = sorted(
        points, key=lambda point: (-point.count, (point.code or point.words).casefold())
    )
    taken: Counter[str] = Counter()
    best = []
    for point in ranked:
        taken[point.language] += 1
        if taken[point.language] <= MOST:
            best.append(point)
    return best


def _aspects(said: Sequence[Said], ratings: range) -> list[Point]:
    """Aspects that more authors rate so than otherwise."""
    rated: dict[str, list[str]] = defaultdict(list)
    asked: dict[str, int] = defaultdict(int)
    for each in said:
        for code, rating in each.aspects.items():
            asked[code] += 1
            if rating in ratings:
                rated[code].append(each.public_id)
    return [
        Point("aspect", len(ids), asked[code], tuple(ids[:MOST_NAMED]), code=code)
        for code, ids in rated.items()
        if len(ids) >= FEWEST and 2 * len(ids) > asked[code]
    ]


def _points(said: Sequence[Said], texts: Sequence[str]) -> list[Point]:
    """What is written as a point in the same words, by different authors of one language."""
    named: dict[tuple[str, frozenset[str]], dict[str, str]] = defaultdict(dict)
    wrote: dict[str, int] = defaultdict(int)
    for each, text in zip(said, texts, strict=True):
        wrote[each.language] += bool(text)
        for point in _PARTS.split(text):
            key = _key(point, each.language)
            if key and len(point.strip()) <= LONGEST_POINT:
                named[each.language, key].setdefault(each.public_id, point.strip())
    return [
        Point(
            "words",
            len(by_review),
            wrote[language],
            tuple(list(by_review)[:MOST_NAMED]),
            words=min(by_review.values(), key=len),
            language=language,
        )
        for (language, _stems), by_review in named.items()
        if len(by_review) >= FEWEST
    ]


def _key(point: str, language: str) -> frozenset[str]:
    words = [word for word in _WORD.findall(folded(point)) if word not in _FOLDED_SMALL]
    return frozenset(stem(word, language) for word in words)


_FOLDED_SMALL = frozenset(folded(word) for word in _SMALL)
