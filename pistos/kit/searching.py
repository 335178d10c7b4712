"""Search in English, Greek, Slovene and Armenian: documents and queries for PostgreSQL, made here.

PostgreSQL's own dictionaries lack Slovene and give «παραγγελία» and «παραγγελίες» different stems. So
the lexemes are made here: each word is folded (case, accents, final sigma, «և») and kept, and beside it
its stem by the language that its letters show. Latin letters may be English or Slovene: both stems are
kept. The text of a `tsvector` or `tsquery` is written out, and no configuration of the server matters:

    UPDATE … SET words = %s::tsvector      document([(subject, "A"), (text, "B")])
    WHERE words @@ %s::tsquery             query("tracking numb")

A misspelt word is found in short columns by trigrams over `folded` text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pistos.kit.stems import stem

LONGEST_TEXT = 400_000
MOST_WORDS = 16_000
MOST_QUERY_WORDS = 12
LONGEST_WORD = 60
# A tsvector holds one megabyte at most, and 16,383 positions with 255 to a lexeme.
MOST_BYTES = 400_000
_LAST_POSITION = 16_383
_MOST_POSITIONS = 32
_WORD = re.compile(r"\w+(?:[.@/-]\w+)*")
_PART = re.compile(r"\w+")
_SHORTEST_PREFIX = 2
_SHORTEST_KNOWN = 4


def folded(text: str) -> str:
    """Lower case, without accents; final sigma as sigma, «և» and its capitals «ԵՎ» as «եւ»."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("եվ", "եւ")


@lru_cache(maxsize=8_192)
def lexemes(word: str) -> tuple[str, ...]:
    """What a folded word is found by: itself, its stems, and its parts where it has some ("a-1023")."""
    if word.isdigit():
        return (word,)
    parts = _PART.findall(word)
    found = {word: None}
    for part in parts:
        if len(parts) > 1:
            found[part] = None
        for language in _languages(part):
            found[stem(part, language)] = None
    return tuple(found)


def document(parts: Sequence[tuple[str, str]]) -> str:
    """A `tsvector` in PostgreSQL's own notation, from texts with their weights ("A" counts most, "D"
    least). What goes beyond 16,000 words or 400 KB is left out."""
    places: dict[str, list[str]] = {}
    position = size = 0
    for text, weight in parts:
        for word in _words(text):
            position += 1
            if position > MOST_WORDS or size > MOST_BYTES:
                break
            mark = f"{min(position, _LAST_POSITION)}{weight}"
            for lexeme in lexemes(word):
                if lexeme not in places:
                    places[lexeme] = []
                    size += len(lexeme.encode()) + 4
                if len(places[lexeme]) < _MOST_POSITIONS:
                    places[lexeme].append(mark)
                    size += 2
    return " ".join(f"'{lexeme}':{','.join(marks)}" for lexeme, marks in sorted(places.items()))


def query(words: str) -> str:
    """A `tsquery` in PostgreSQL's own notation for what a person typed: every word must be there, in
    any of its forms; the last one may be unfinished. Empty where nothing can be searched."""
    found = _words(words[:1_000])[:MOST_QUERY_WORDS]
    return " & ".join(_asked(word, is_last=word is found[-1]) for word in found)


def any_query(words: str) -> str:
    """Like `query`, but one of the words is enough: for a second try, ordered by rank."""
    found = _words(words[:1_000])[:MOST_QUERY_WORDS]
    return " | ".join(_asked(word, is_last=False) for word in found)


def known_words(texts: Iterable[str]) -> set[str]:
    """The folded words of texts that a mistyped one can be compared with: letters, four or more."""
    return {
        part
        for text in texts
        for word in _words(text)
        for part in _PART.findall(word)
        if len(part) >= _SHORTEST_KNOWN and not any(c.isdigit() for c in part)
    }


def _asked(word: str, *, is_last: bool) -> str:
    forms = [f"'{word}':*" if is_last and len(word) >= _SHORTEST_PREFIX else f"'{word}'"]
    if not word.isdigit() and _PART.fullmatch(word):
        forms += [f"'{form}'" for form in lexemes(word)[1:]]
    return f"({' | '.join(forms)})"


def _languages(word: str) -> tuple[str, ...]:
    first = word[0]
    if "\u0370" <= first <= "\u03ff":
        return ("el",)
    if "\u0530" <= first <= "\u058f":
        return ("hy",)
    return ("en", "sl") if "a" <= first <= "z" else ()


def _words(text: str) -> list[str]:
    """Folded words; \\w holds neither quotes, backslashes nor NUL, so a word can stand in '…'."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded(text[:LONGEST_TEXT]))]
