"""A reply, read once: its sentences with their places, folded, in the language that they are in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pistos.kit.detecting import language_of
from pistos.kit.searching import folded, lexemes
from pistos.replies.rules.checks.armenian import ARMENIAN
from pistos.replies.rules.checks.english import ENGLISH
from pistos.replies.rules.checks.greek import GREEK
from pistos.replies.rules.checks.slovene import SLOVENE
from pistos.replies.rules.checks.speech import Speech

SPEECHES: Mapping[str, Speech] = {
    "en": ENGLISH,
    "el": GREEK,
    "sl": SLOVENE,
    "hy": ARMENIAN,
}
LONGEST_TEXT = 20_000
LONGEST_CLOSING = 60
# So long at most: the patterns look ahead within one sentence, and their cost grows with its square.
_SENTENCE = re.compile(r"(?:[^.!?;\u037e:։\n]|[.!?;\u037e:](?!\s|$)){1,500}[.!?;\u037e:։]*")
_WORD = re.compile(r"[^\W_]+")
_MARKS = str.maketrans({"՞": None, "՜": None, "՛": None, "’": "'", "ʼ": "'", "\u037e": ";"})
_GREEK = re.compile(r"[\u0370-\u03ff]")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_SHORTEST_CONTENT = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` as it was written, at `start`; `plain` folded, without the marks inside words."""

    text: str
    plain: str
    start: int
    is_question: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the checks see it. `body` are the sentences between greeting and closing."""

    speech: Speech
    sentences: tuple[Sentence, ...]
    body: tuple[Sentence, ...]
    plain: str
    has_greeting: bool
    language: str

    @property
    def word_count(self) -> int:
        return sum(len(_WORD.findall(each.plain)) for each in self.body)


def plain_of(text: str) -> str:
    return folded(text.translate(_MARKS))


def read(text: str, language: str) -> Read:
    """The text in the language that it is written in; `language` where that does not show."""
    said = _QUOTED.sub(_blank, _SIGNATURE.split(text[:LONGEST_TEXT])[0])
    spoken = _language(said, language)
    speech = SPEECHES[spoken]
    sentences = tuple(_sentences(said))
    first = next(iter(sentences), None)
    has_greeting = first is not None and speech.greeting.match(first.plain) is not None
    body = tuple(_body(sentences, speech))
    plain = " . ".join(each.plain for each in sentences)
    return Read(speech, sentences, body, plain, has_greeting, spoken)


def content_of(text: str) -> set[str]:
    """What a text is about: stems of its longer words, and its numbers."""
    found: set[str] = set()
    for word in _WORD.findall(plain_of(text[:LONGEST_TEXT])):
        if word.isdigit() or any(each.isdigit() for each in word):
            found.add(word)
        elif len(word) >= _SHORTEST_CONTENT:
            found.update(lexemes(word))
    return found


def _blank(quoted: re.Match[str]) -> str:
    """As long as what it takes away, so that places stay."""
    return " " * len(quoted.group())


def _language(text: str, language: str) -> str:
    found = language_of(text)
    if found:
        return found
    if language not in SPEECHES:
        return "en"
    is_latin = not _GREEK.search(text) and not re.search(r"[\u0531-\u0587]", text)
    return "en" if is_latin and language in {"el", "hy"} else language


def _sentences(text: str) -> list[Sentence]:
    found = []
    for each in _SENTENCE.finditer(text):
        raw = each.group()
        stripped = raw.strip()
        if not stripped or not _WORD.search(stripped):
            continue
        start = each.start() + len(raw) - len(raw.lstrip())
        plain = plain_of(stripped)
        asks = stripped.endswith("?") or "՞" in stripped
        asks = asks or (plain.endswith(";") and _GREEK.search(plain) is not None)
        found.append(Sentence(stripped, plain, start, asks))
    return found


def _body(sentences: tuple[Sentence, ...], speech: Speech) -> list[Sentence]:
    """Without a line that only greets, and without all that follows the closing."""
    body: list[Sentence] = []
    for place, each in enumerate(sentences):
        short = len(each.plain) < LONGEST_CLOSING
        if place and short and speech.closing.match(each.plain):
            break
        if place == 0 and len(each.plain.split()) <= 4 and speech.greeting.match(each.plain):
            continue
        body.append(each)
    return body
