"""A text against the lists of terms. Pure."""

from functools import lru_cache
from typing import Final

from pistos.causes.rules.terms import TERMS
from pistos.kit.searching import folded

SHORTEST_BEGINNING: Final = 4
LONGEST_TEXT: Final = 2_000
APART: Final = 6
"""The words of a term stand within so many of a text."""


@lru_cache(maxsize=4)
def _index(language: str) -> tuple[dict[str, list[int]], list[tuple[str, tuple[str, ...]]]]:
    """Each word of a term to the terms that begin with it, and all terms with their code."""
    terms = [
        (code, tuple(_tokens(folded(term))))
        for code, lists in TERMS.items()
        for term in lists.get(language, "").split(",")
        if term.strip()
    ]
    index: dict[str, list[int]] = {}
    for place, (_, words) in enumerate(terms):
        index.setdefault(words[0], []).append(place)
    return index, terms


def named(text: str, language: str) -> dict[str, float]:
    """The codes whose terms stand in a text, with a weight: a term of n words weighs n to the power 1.5,
    the second of a code half, further ones nothing. A term within a longer one of another code says nothing.
    """
    index, terms = _index(language)
    tokens = _tokens(folded(text[:LONGEST_TEXT]))
    hits: list[tuple[frozenset[int], str]] = []
    for at, token in enumerate(tokens):
        for beginning in _beginnings(token):
            for place in index.get(beginning, ()):
                code, words = terms[place]
                places = _found(words, tokens, at)
                if places:
                    hits.append((places, code))
    weights: dict[str, list[float]] = {}
    for places, code in hits:
        if not any(places < other for other, _ in hits):
            weights.setdefault(code, []).append(len(places) ** 1.5)
    return {
        code: sum(value / (1 + place) for place, value in enumerate(sorted(all_, reverse=True)[:2]))
        for code, all_ in weights.items()
    }


def _found(words: tuple[str, ...], tokens: list[str], at: int) -> frozenset[int]:
    """The places of a term's words in order near `at`; empty where one lacks."""
    places, place = [at], at
    for word in words[1:]:
        place = next(
            (
                next_
                for next_ in range(place + 1, min(at + APART, len(tokens)))
                if _is(tokens[next_], word)
            ),
            -1,
        )
        if place < 0:
            return frozenset()
        places.append(place)
    return frozenset(places)


def _is(token: str, word: str) -> bool:
    return token.startswith(word) if len(word) >= SHORTEST_BEGINNING else token == word


def _beginnings(token: str) -> list[str]:
    if len(token) < SHORTEST_BEGINNING:
        return [token]
    return [token[:end] for end in range(SHORTEST_BEGINNING, len(token) + 1)]


def _tokens(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()
