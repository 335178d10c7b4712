"""The questions of a survey as a page shows them. No queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pistos.kit.languages import text_in
from pistos.surveys.rules.questions import LONGEST_TEXT, Question
from pistos.surveys.rules.scales import AS_EXPECTED, BETTER, WORSE, Kind


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with its answers to choose from; `low` and `high` say what the ends of a scale mean."""

    code: str
    text: str
    kind: str
    layout: str
    is_required: bool
    options: list[tuple[int, str, bool]]
    low: str
    high: str
    said: str
    problem: str
    most: int = LONGEST_TEXT


def shown_questions(
    questions: Sequence[Question],
    language: str,
    said: Mapping[str, str],
    wrong: Mapping[str, str],
) -> list[Shown]:
    """`said` are answers by code, given before or chosen by the link of a mail."""
    return [
        _shown(row, language, said.get(row.code, ""), wrong.get(row.code, "")) for row in questions
    ]


def _shown(row: Question, language: str, said: str, wrong: str) -> Shown:
    low, high = _ends(row.kind)
    return Shown(
        code=row.code,
        text=text_in(row.text, language),
        kind=row.kind,
        layout=_layout(row),
        is_required=row.is_required,
        options=[(value, label, said == str(value)) for value, label in _options(row, language)],
        low=low,
        high=high,
        said=said,
        problem=_("Choose an answer.") if wrong else "",
    )


def _layout(row: Question) -> str:
    if row.scale is None:
        return "text"
    if row.kind in (Kind.EXPECTATION, Kind.YES_NO, Kind.CHOICE):
        return "words"
    return f"scale-{len(row.scale.values)}"


def _options(row: Question, language: str) -> list[tuple[int, str]]:
    if row.scale is None:
        return []
    if row.kind == Kind.EXPECTATION:
        return [(WORSE, _("Worse")), (AS_EXPECTED, _("As expected")), (BETTER, _("Better"))]
    if row.kind == Kind.YES_NO:
        return [(1, _("Yes")), (0, _("No"))]
    if row.kind == Kind.CHOICE:
        return [(at, text_in(each, language)) for at, each in enumerate(row.choices, start=1)]
    return [(value, str(value)) for value in row.scale.values]


def _ends(kind: str) -> tuple[str, str]:
    if kind == Kind.NPS:
        return _("Not at all likely"), _("Very likely")
    if kind == Kind.CES:
        return _("Not at all"), _("Entirely")
    if kind == Kind.COURTESY:
        return _("Not courteous"), _("Very courteous")
    if kind in (Kind.CSAT, Kind.ASPECT):
        return _("Not satisfied"), _("Very satisfied")
    return "", ""
