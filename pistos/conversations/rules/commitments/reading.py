"""Reads a text sentence by sentence, clause by clause, for promises."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from pistos.conversations.rules.commitments.armenian import ARMENIAN
from pistos.conversations.rules.commitments.due import When, due_of
from pistos.conversations.rules.commitments.english import ENGLISH
from pistos.conversations.rules.commitments.greek import GREEK
from pistos.conversations.rules.commitments.slovene import SLOVENE
from pistos.conversations.rules.commitments.speech import Speech
from pistos.kit.words import spoken
from pistos.shop.rules.hours import WorkingCalendar

LONGEST_TEXT = 20_000
MOST_FOUND = 20
SPEECHES = {"en": ENGLISH, "el": GREEK, "sl": SLOVENE, "hy": ARMENIAN}
_SENTENCE_END = re.compile(r"[.!?;։…·:]+(?=\s|$)|\n|[;?!։]")
_QUOTED = re.compile(
    r"[«“„\"”][^«»“”„\"\n]{0,400}[»”“\"]|»[^«»\n]{0,400}«|^[ \t]*>.*$", re.MULTILINE
)
_INNER_MARKS = "՞՛՜"
_INK = re.compile(r"\S")
_FEW_WORDS = 3
_NEIGHBOURS = 4
UNTIMED = When()


@dataclass(frozen=True, slots=True)
class Found:
    """A promise in a text: characters `start` to `end` are its `words`.

    `kind` is "answer", "call_back", "refund", "delivery" or "custom". `due_at` is in UTC; None where
    the words name no time, and the agent has to. `certainty` lies between 0 and 1.
    """

    start: int
    end: int
    words: str
    kind: str
    due_at: datetime | None
    certainty: float


@dataclass(frozen=True, slots=True)
class _Time:
    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    text: str


def find_commitments(
    text: str, *, language: str, at: datetime, zone: tzinfo, calendar: WorkingCalendar | None = None
) -> list[Found]:
    """The promises in `text`, in order. Days are those of `zone`; `calendar` says when a working day
    ends and which days are worked (without it: Monday to Friday until 17:00)."""
    speech = SPEECHES[spoken(language)]
    plain, places = fold(_QUOTED.sub(lambda found: " " * len(found.group()), text[:LONGEST_TEXT]))
    found: list[Found] = []
    for start, end, mark in _sentences(plain, text, places):
        if mark & set(speech.question_marks):
            continue
        for time, kind, certainty in _promised(plain[start:end], start, speech):
            due_at = None
            if time.when != UNTIMED:
                due_at = due_of(time.when, at=at, zone=zone, calendar=calendar)
                if due_at is None:
                    continue
            first, last = places[time.start], places[time.end - 1] + 1
            found.append(Found(first, last, text[first:last], kind, due_at, certainty))
    return found[:MOST_FOUND]


def fold(text: str) -> tuple[str, list[int]]:
    """The text in small letters without accents, and for each letter its place in the original."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _INNER_MARKS:
            continue
        for letter in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(letter):
                letters.append("'" if letter in "’ʼ`" else letter)
                places.append(place)
    return "".join(letters), places


def _sentences(plain: str, text: str, places: list[int]) -> Iterator[tuple[int, int, set[str]]]:
    """Start, end and marks of each sentence; its end mark and the Armenian ones inside it."""
    start = 0
    for end in [*_SENTENCE_END.finditer(plain), None]:
        if end and _goes_on(end, plain, text, places):
            continue
        stop = end.start() if end else len(plain)
        if plain[start:stop].strip():
            inside = text[places[start] : places[stop - 1] + 1]
            marks = set(end.group() if end else "") | (set(inside) & set(_INNER_MARKS))
            yield start, stop, marks
        start = end.end() if end else stop


def _goes_on(end: re.Match[str], plain: str, text: str, places: list[int]) -> bool:
    """Whether the sentence goes on behind a full stop: "24. novembra", "12. 3. 2026", "5 p.m. today"."""
    if end.group() not in (".", ":"):
        return False
    rest = _INK.search(plain, end.end())
    if rest is None or "\n" in plain[end.end() : rest.start()]:
        return False
    follows = text[places[rest.start()]]
    is_number = follows.isdigit() and plain[: end.start()][-1:].isdigit()
    return end.group() == "." and (follows.islower() or is_number)


def _promised(sentence: str, start: int, speech: Speech) -> Iterator[tuple[_Time, str, float]]:
    """Each promise of a sentence: its time (an empty one where none is named), kind and certainty."""
    sentence = speech.courtesies.sub(lambda found: " " * len(found.group()), sentence)
    if speech.conditions.search(sentence):
        return
    times = _times(sentence, speech)[:MOST_FOUND]
    clauses = _clauses(sentence, times, speech)
    for time in times:
        place = next(
            (n for n, clause in enumerate(clauses) if time.start < clause.end), len(clauses) - 1
        )
        judged = _judged(clauses, place, _near(time, times, clauses[place], sentence), time, speech)
        if judged is not None:
            yield _Time(start + time.start, start + time.end, time.when), *judged
    if times:
        return
    for clause in clauses:
        if _is_barred(clause.text, speech):
            continue
        for kind, pattern in speech.untimed.items():
            if said := pattern.search(clause.text):
                first = start + clause.start + said.start()
                yield _Time(first, start + clause.start + said.end(), UNTIMED), kind, 0.5
                break


def _near(time: _Time, times: list[_Time], clause: _Clause, sentence: str) -> tuple[str, str, str]:
    """The words of the clause before a time, those after it, up to the next times; and all of them."""
    begin = max([clause.start, *(one.end for one in times if one.end <= time.start)])
    end = min([clause.end, *(one.start for one in times if one.start >= time.end)])
    return sentence[begin : time.start], sentence[time.end : end], clause.text


def _judged(
    clauses: list[_Clause], place: int, near: tuple[str, str, str], time: _Time, speech: Speech
) -> tuple[str, float] | None:
    """Kind and certainty of a time in its clause; None where nothing is promised."""
    clause = clauses[place]
    if _is_barred(clause.text, speech):
        return None
    if speech.promises.search(clause.text):
        return _kind(near, speech) or "custom", 0.9
    before, after = clauses[max(0, place - _NEIGHBOURS) : place], clauses[place + 1 :]
    others = [*reversed(before), *after[:_NEIGHBOURS]]
    names_matter = bool(_kind([clause.text], speech))
    for other in others:
        if not names_matter and _has_time(other, speech):
            continue
        if speech.promises.search(other.text) and not _is_barred(other.text, speech):
            kind = _kind((*near, other.text), speech)
            return kind or "custom", 0.7
    if len(clauses) > _NEIGHBOURS:
        return None
    rest = " ".join(part.text for part in clauses).split()
    said = clause.text[time.start - clause.start : time.end - clause.start].split()
    if len(rest) - len(said) <= _FEW_WORDS:
        return _kind(near, speech) or "custom", 0.4
    return None


def _has_time(clause: _Clause, speech: Speech) -> bool:
    """Whether the clause names a time of its own, so that what it promises is meant for that one."""
    return any(pattern.search(clause.text) for pattern, _reader in speech.times)


def _is_barred(clause: str, speech: Speech) -> bool:
    return any(
        pattern.search(clause) for pattern in (speech.negations, speech.duties, speech.states)
    )


def _kind(texts: Iterable[str], speech: Speech) -> str:
    """The weightiest kind that the first of the texts to name one names."""
    return next(
        (kind for text in texts for kind, pattern in speech.kinds.items() if pattern.search(text)),
        "",
    )


def _clauses(sentence: str, times: list[_Time], speech: Speech) -> list[_Clause]:
    """The sentence cut at commas and conjunctions, never inside a time."""
    cuts = [
        found
        for found in speech.cuts.finditer(sentence)
        if not any(time.start < found.end() and found.start() < time.end for time in times)
    ]
    clauses, start = [], 0
    for cut in cuts:
        clauses.append(_Clause(start, cut.start(), sentence[start : cut.start()]))
        start = cut.start()
    clauses.append(_Clause(start, len(sentence), sentence[start:]))
    return [clause for clause in clauses if clause.text.strip()]


def _times(sentence: str, speech: Speech) -> list[_Time]:
    """The times in a sentence, those that belong together joined, with the word that leads them."""
    read = [
        _Time(found.start(), found.end(), when)
        for pattern, reader in speech.times
        for found in pattern.finditer(sentence)
        if (when := reader(found)) is not None
    ]
    read.sort(key=lambda time: (time.start, -time.end))
    joined: list[_Time] = []
    for time in read:
        last = joined[-1] if joined else None
        if last and time.start < last.end:
            continue
        if last and speech.joints.fullmatch(sentence[last.end : time.start]):
            joined[-1] = _Time(last.start, time.end, last.when.joined(time.when))
        else:
            joined.append(time)
    return [_led(time, sentence, speech) for time in joined]


def _led(time: _Time, sentence: str, speech: Speech) -> _Time:
    before = sentence[max(0, time.start - 30) : time.start]
    lead = speech.leads.search(before)
    return _Time(time.start - len(lead.group()), time.end, time.when) if lead else time
