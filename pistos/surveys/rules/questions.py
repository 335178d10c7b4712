"""The questions of a survey: read from their JSON, judged before they are kept, and answered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pistos.kit.languages import LANGUAGES, Translated
from pistos.surveys.rules.scales import FIVE, SCALES, Aspect, Kind, Scale

MOST_QUESTIONS = 10
MOST_CHOICES = 12
LONGEST_TEXT = 4000
LONGEST_QUESTION = 300
_CODE = re.compile(r"[a-z0-9_-]{1,30}")


@dataclass(frozen=True, slots=True)
class Question:
    """`code` stays through all versions, so that a trend survives a reworded question.

    `aspect` is the side of buying that it rates, on a five-step scale. `choices` are texts; the answer
    is the place of one, from 1.
    """

    code: str
    kind: str
    text: Translated
    aspect: str = ""
    is_required: bool = False
    choices: tuple[Translated, ...] = field(default=())

    @property
    def scale(self) -> Scale | None:
        if self.kind == Kind.CHOICE:
            return Scale(1, max(1, len(self.choices)), 0, 0)
        return SCALES.get(self.kind)

    def content(self) -> dict[str, object]:
        return {
            "code": self.code,
            "kind": self.kind,
            "text": self.text,
            "aspect": self.aspect,
            "is_required": self.is_required,
            "choices": list(self.choices),
        }


def read_questions(content: Sequence[Mapping[str, Any]]) -> list[Question]:
    """From the JSON of a question set, which was judged when it was kept."""
    return [
        Question(
            code=str(row["code"]),
            kind=str(row["kind"]),
            text=dict(row["text"]),
            aspect=str(row.get("aspect", "")),
            is_required=bool(row.get("is_required")),
            choices=tuple(row.get("choices", ())),
        )
        for row in content
    ]


def problems_of(questions: Sequence[Question], languages: Sequence[str]) -> list[tuple[int, str]]:
    """What speaks against keeping them: the place of the question (from 1, or 0 for all) and a code."""
    found: list[tuple[int, str]] = []
    if not questions:
        found.append((0, "none"))
    if len(questions) > MOST_QUESTIONS:
        found.append((0, "too_many"))
    if len({row.code for row in questions}) != len(questions):
        found.append((0, "code_twice"))
    if questions and (questions[0].scale is None or not questions[0].is_required):
        found.append((1, "leading"))
    for at, row in enumerate(questions, start=1):
        found += [(at, code) for code in _problems(row, languages)]
    return found


def _problems(row: Question, languages: Sequence[str]) -> list[str]:
    found = []
    if row.kind not in list(Kind) or not _CODE.fullmatch(row.code):
        found.append("kind")
    if any(not row.text.get(code, "").strip() for code in languages):
        found.append("untranslated")
    if any(len(text) > LONGEST_QUESTION for text in row.text.values()):
        found.append("too_long")
    if row.aspect and (row.kind not in FIVE or row.aspect not in list(Aspect)):
        found.append("aspect")
    if row.kind == Kind.ASPECT and not row.aspect:
        found.append("aspect")
    if row.kind == Kind.CHOICE:
        if not 2 <= len(row.choices) <= MOST_CHOICES:
            found.append("choices")
        if any(not each.get(code, "").strip() for each in row.choices for code in languages):
            found.append("untranslated")
    if set(row.text) - set(LANGUAGES):
        found.append("untranslated")
    return found


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: a value on the question's scale, or words."""

    question: Question
    value: int | None = None
    text: str = ""


def read_answers(
    questions: Sequence[Question], sent: Mapping[str, str]
) -> tuple[list[Given], dict[str, str]]:
    """What was answered, and what is wrong by question: "required" or "unknown".

    A value outside of the scale is refused, never bent into it. Texts lose what cannot be stored, and
    everything past 4,000 characters.
    """
    given: list[Given] = []
    wrong: dict[str, str] = {}
    for row in questions:
        raw = sent.get(row.code, "").replace("\x00", "").strip()
        if not raw:
            if row.is_required:
                wrong[row.code] = "required"
            continue
        if row.kind == Kind.TEXT:
            given.append(Given(row, text=raw[:LONGEST_TEXT]))
            continue
        value = int(raw) if re.fullmatch(r"[0-9]{1,2}", raw) else None
        scale = row.scale
        if value is None or scale is None or value not in scale.values:
            wrong[row.code] = "unknown"
            continue
        given.append(Given(row, value=value))
    return given, wrong
