"""Search in English, Greek, Slovene and Armenian: documents and queries for PostgreSQL, made here.

PostgreSQL's own dictionaries lack Slovene and give «παραγγελία» and «παραγγελίες» different stems. So
the lexemes are made here, without its configurations: each word is folded (case, accents, final
sigma, «և»), and stemmed by the rules of the language that its letters show; Latin letters may be
English or Slovene, so both. The text of a `tsvector` or `tsquery` is written out:

    UPDATE … SET words = %s::tsvector      document([(subject, "A"), (text, "B")])
    WHERE words @@ %s::tsquery             query("tracking numb")
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

MOST_WORDS = 20_000
MOST_QUERY_WORDS = 12
LONGEST_WORD = 60
_LAST_POSITION = 16_383
_WORD = re.compile(r"\w+(?:[.@-]\w+)*")


def folded(text: str) -> str:
    """Lower case, without accents; final sigma as sigma, «և» as «եւ»."""
    plain = unicodedata.normalize("NFKD", text.replace("և", "եւ").casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("և", "եւ")


@lru_cache(maxsize=8_192)
def lexemes(word: str) -> tuple[str, ...]:
    """What a folded word is found by: itself and its stems."""
    return (word,)


def document(parts: Sequence[tuple[str, str]]) -> str:
    """A `tsvector` in PostgreSQL's own notation, from texts with their weights ("A" counts most, "D"
    least)."""
    places: dict[str, list[str]] = {}
    position = 0
    for text, weight in parts:
        for word in _words(text):
            position += 1
            if position > MOST_WORDS:
                break
            mark = f"{min(position, _LAST_POSITION)}{weight}"
            for lexeme in lexemes(word):
                places.setdefault(lexeme, []).append(mark)
    return " ".join(
        f"{_quoted(lexeme)}:{','.join(marks[:64])}" for lexeme, marks in sorted(places.items())
    )


def query(words: str) -> str:
    """A `tsquery` in PostgreSQL's own notation for what a person typed: every word must be there, in
    any of its forms; the last one may be unfinished. Empty where nothing can be searched."""
    found = _words(words)[:MOST_QUERY_WORDS]
    asked = []
    for place, word in enumerate(found):
        ends = ":*" if place == len(found) - 1 and len(word) > 1 else ""
        any_of = [f"{_quoted(lexeme)}{ends}" for lexeme in lexemes(word)]
        asked.append(f"({' | '.join(any_of)})")
    return " & ".join(asked)


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded(text))]


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
