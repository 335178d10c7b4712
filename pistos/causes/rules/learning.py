"""A light model of how a shop codes: character n-grams and a multinomial naive Bayes, one a language. Pure.

Features are the n-grams of 3 to 5 letters of each word, with its borders, hashed to 32 bits: word forms
share most of theirs, which is what Greek and Armenian need. Kept small: the features seen in the most
texts, their weights in one byte each.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pistos.kit.searching import folded

GRAMS: Final = (3, 4, 5)
MOST_LETTERS: Final = 1_200
MOST_FEATURES: Final = 5_000
LEAST_TEXTS: Final = 3
"""Of a code, before it is learned: one or two texts say more about their writers than about the cause."""
LEAST_CODES: Final = 2
SMOOTHING: Final = 0.3
SHARPNESS: Final = 1.6
_STEP: Final = 0.08


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned. `weights` are of `_STEP`, a row for each feature, a column for each code."""

    codes: tuple[str, ...]
    features: NDArray[np.uint32]
    weights: NDArray[np.int8]
    texts: int

    def packed(self) -> bytes:
        return zlib.compress(self.features.tobytes() + self.weights.tobytes(), 6)


def unpacked(codes: Sequence[str], texts: int, packed: bytes) -> Lesson:
    raw = zlib.decompress(packed)
    count = len(raw) // (4 + len(codes))
    features = np.frombuffer(raw[: 4 * count], dtype=np.uint32)
    weights = np.frombuffer(raw[4 * count :], dtype=np.int8).reshape(count, len(codes))
    return Lesson(tuple(codes), features, weights, texts)


def features_of(text: str) -> NDArray[np.uint32]:
    """The hashed n-grams of a text, each once, sorted."""
    found: set[bytes] = set()
    tidy = "".join(c if c.isalnum() else " " for c in folded(text[:MOST_LETTERS]))
    for word in set(tidy.split()):
        edged = f" {word} "
        for size in GRAMS:
            for start in range(len(edged) - size + 1):
                found.add(edged[start : start + size].encode())
    return np.array(sorted(zlib.crc32(gram) for gram in found), dtype=np.uint32)


def learned(coded: Sequence[tuple[str, str]]) -> Lesson | None:
    """From pairs of text and code; None while there are too few of at least two codes."""
    counts = Counter(code for _, code in coded)
    codes = tuple(sorted(code for code, count in counts.items() if count >= LEAST_TEXTS))
    if len(codes) < LEAST_CODES:
        return None
    column = {code: place for place, code in enumerate(codes)}
    texts = [(features_of(text), column[code]) for text, code in coded if code in column]
    seen = Counter(int(one) for features, _ in texts for one in features)
    kept = [one for one, count in seen.most_common(MOST_FEATURES * 2) if count > 1]
    features = np.array(sorted(kept[:MOST_FEATURES]), dtype=np.uint32)
    if not len(features):
        return None
    table = np.zeros((len(features), len(codes)))
    for theirs, code in texts:
        table[_places(features, theirs), code] += 1
    of_code = np.array([counts[code] for code in codes], dtype=float)
    shares = (table + SMOOTHING) / (of_code + 2 * SMOOTHING)
    weights = np.log(shares)
    weights -= weights.mean(axis=1, keepdims=True)
    small = np.clip(np.round(weights / _STEP), -127, 127).astype(np.int8)
    return Lesson(codes, features, small, len(texts))


def shares_by(lesson: Lesson, text: str) -> dict[str, float]:
    """How likely each code is by the lesson; nothing where the text holds no feature it knows."""
    places = _places(lesson.features, features_of(text))
    if not len(places):
        return {}
    score = lesson.weights[places].sum(axis=0, dtype=np.int64) * _STEP
    score = score * SHARPNESS / np.sqrt(len(places))
    likely = np.exp(score - score.max())
    likely /= likely.sum()
    return {code: float(share) for code, share in zip(lesson.codes, likely, strict=True)}


def _places(features: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Where the features of a text stand among those known."""
    at = np.searchsorted(features, theirs)
    at[at == len(features)] = 0
    known: NDArray[np.intp] = at[features[at] == theirs]
    return known
