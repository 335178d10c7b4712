"""What somebody answered, as lines that a colleague reads in the conversation and a customer recognises."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.kit.languages import text_in
from pistos.surveys.rules.questions import Given
from pistos.surveys.rules.scales import AS_EXPECTED, BETTER, WORSE, Kind


def value_words(given: Given, language: str) -> str:
    """ "3 of 10", "worse than expected", the choice's words."""
    kind, value = given.question.kind, given.value
    if value is None:
        return given.text
    with override(language):
        if kind == Kind.EXPECTATION:
            return {
                WORSE: _("worse than expected"),
                AS_EXPECTED: _("as expected"),
                BETTER: _("better than expected"),
            }[value]
        if kind == Kind.YES_NO:
            return _("yes") if value else _("no")
        if kind == Kind.CHOICE:
            return text_in(given.question.choices[value - 1], language)
        scale = given.question.scale
        high = scale.high if scale else value
        return _("%(value)s of %(high)s") % {"value": value, "high": high}


def answer_lines(given: Sequence[Given], language: str) -> str:
    """One line a question, in the language they answered in."""
    return "\n".join(
        f"{text_in(row.question.text, language)} {value_words(row, language)}" for row in given
    )
