"""Words for confidence tools on the desk: kinds, and what a tool still lacks."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: Mapping[str, str | Promise] = {
    "size_guide": _("Size guide"),
    "model_3d": _("3D view"),
    "test_video": _("Test film"),
    "choose": _("Help with choosing"),
    "touch": _("Instead of touching"),
    "try_on": _("Virtual try-on"),
    "reviews": _("Reviews, when read"),
    "answers": _("Questions and answers, when read"),
}
PROBLEMS: Mapping[str, str | Promise] = {
    "unknown": _("This kind of tool is not installed."),
    "no_measures": _("Choose at least one measurement."),
    "no_sizes": _("Enter at least one size."),
    "size_twice": _("A size stands there twice."),
    "span_missing": _("Each size needs its span of each measurement."),
    "span_senseless": _("A span goes from a smaller to a greater number, up to 300 cm."),
    "sizes_unsorted": _("Enter the sizes in order, the smallest first."),
    "no_file": _("Send the file."),
    "no_alt": _("Say in each language what is seen."),
    "no_captions": _("Send captions in each language."),
    "no_transcript": _("Write in each language what is said."),
    "no_tested": _("Say in each language what was tested."),
    "no_result": _("Say in each language what came out."),
    "no_date": _("Enter the day of the test."),
    "no_ways": _("Describe the material, or offer at least one way."),
    "no_material": _("Describe the material in each language."),
    "no_words": _("Describe each way in each language."),
    "no_sample": _("Enter the article number of the sample: it is a product of its own."),
    "no_days": _("Enter for how many days it may be tried at home."),
    "no_questions": _("Ask at least one question."),
    "question_unsaid": _("Ask each question in each language."),
    "few_answers": _("Each question needs at least two answers."),
    "answer_unsaid": _("Write each answer in each language."),
    "never_unsaid": _("Say in each language why nothing is for them."),
    "no_value": _("An answer that asks for a fact needs its value."),
    "no_number": _("“At least” and “at most” need a number."),
}


def problem_words(codes: Sequence[str]) -> list[str]:
    return [str(PROBLEMS.get(code, code)) for code in codes]
