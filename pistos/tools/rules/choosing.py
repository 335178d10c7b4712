"""Help with choosing: questions about the need, and what the answers say of each product. Honest also
where it says "not for you"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pistos.tools.rules.reading import decimal, dicts, is_said, texts

IS, AT_LEAST, AT_MOST = "is", "at_least", "at_most"
TESTS = (IS, AT_LEAST, AT_MOST)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the answer asks of a product's fact. `is_must`: without it the product is not for them.
    `never` is said where nothing of this category is for whoever answers so."""

    code: str
    text: Mapping[str, str]
    attribute: str = ""
    test: str = IS
    value: str = ""
    is_must: bool = False
    never: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    text: Mapping[str, str]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One answer held against one product. `state`: "met", "missed", or "unknown" where the sheet does
    not say."""

    answer: Answer
    state: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`kind`: "yes", "partly" or "no"."""

    kind: str
    points: tuple[Point, ...]

    @property
    def met(self) -> int:
        return sum(point.state == "met" for point in self.points)


def read_questions(content: Mapping[str, Any]) -> list[Question]:
    """Questions and their answers, each with a code by its place, so that a form can name it."""
    return [
        Question(
            f"q{place}",
            texts(row.get("text")),
            tuple(
                _answer(f"a{n}", answer) for n, answer in enumerate(dicts(row.get("answers")), 1)
            ),
        )
        for place, row in enumerate(dicts(content.get("questions")), 1)
    ]


def _answer(code: str, row: Mapping[str, Any]) -> Answer:
    test = str(row.get("test") or IS)
    return Answer(
        code,
        texts(row.get("text")),
        str(row.get("attribute") or ""),
        test if test in TESTS else IS,
        str(row.get("value") or "").strip(),
        bool(row.get("is_must")),
        texts(row.get("never")) or None,
    )


def chooser_problems(content: Mapping[str, Any], languages: Sequence[str]) -> list[str]:
    questions, found = read_questions(content), []
    if not questions:
        found.append("no_questions")
    for question in questions:
        if not is_said(question.text, languages):
            found.append("question_unsaid")
        if len(question.answers) < 2:
            found.append("few_answers")
        for answer in question.answers:
            if not is_said(answer.text, languages):
                found.append("answer_unsaid")
            if answer.never and not is_said(answer.never, languages):
                found.append("never_unsaid")
            if answer.attribute and not answer.value:
                found.append("no_value")
            is_number = answer.test in (AT_LEAST, AT_MOST)
            if answer.attribute and is_number and decimal(answer.value) is None:
                found.append("no_number")
    return list(dict.fromkeys(found))


def chosen_answers(questions: Sequence[Question], given: Mapping[str, str]) -> list[Answer]:
    """The answers that were given, by question code; unknown ones are none."""
    return [
        answer
        for question in questions
        for answer in question.answers
        if given.get(question.code) == answer.code
    ]


def judge(facts: Mapping[str, object], answers: Sequence[Answer]) -> Judgement:
    """What the answers say of a product with these facts by attribute code: a value, or a frozenset of
    those that its variants have, of which one suffices."""
    points = tuple(
        Point(answer, _state(facts.get(answer.attribute), answer))
        for answer in answers
        if answer.attribute
    )
    if any(answer.never for answer in answers) or any(
        point.state == "missed" and point.answer.is_must for point in points
    ):
        return Judgement("no", points)
    is_whole = all(point.state == "met" for point in points)
    return Judgement("yes" if is_whole else "partly", points)


def _state(value: object, answer: Answer) -> str:
    if isinstance(value, frozenset):
        states = {_state(one, answer) for one in value}
        return next((state for state in ("met", "missed") if state in states), "unknown")
    if value is None or value == "":
        return "unknown"
    if answer.test == IS:
        said = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        return "met" if said.casefold() == answer.value.casefold() else "missed"
    number, bound = decimal(value), decimal(answer.value)
    if number is None or bound is None:
        return "unknown"
    return "met" if _holds(number, bound, answer.test) else "missed"


def _holds(number: Decimal, bound: Decimal, test: str) -> bool:
    return number >= bound if test == AT_LEAST else number <= bound
