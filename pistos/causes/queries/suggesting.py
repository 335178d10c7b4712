"""Which codes a text seems to mean: by lists of words, and by what the shop's own coding taught."""

from collections.abc import Sequence
from typing import Final

from pistos.causes.facts import Suggestion
from pistos.causes.models import Cause, LearnedCoding
from pistos.causes.rules.learning import Lesson, shares_by, unpacked
from pistos.causes.rules.mixing import mixed
from pistos.causes.rules.tree import CODED_FROM
from pistos.causes.rules.words import named
from pistos.kit.detecting import language_of
from pistos.kit.keeping import Kept
from pistos.kit.languages import LANGUAGES

_lessons: Final = Kept[Lesson](len(LANGUAGES))
"""By version, so never stale; at most one for each language, of some hundred kilobytes."""


def suggested(text: str, language: str) -> list[Suggestion]:
    """The likeliest codes of the tree, best first, at most three; none where the text says too little.

    Two queries: what can be chosen, and the version in use; another when the version is a new one.
    """
    return suggested_each([(text, language)])[0]


def suggested_each(texts: Sequence[tuple[str, str]]) -> list[list[Suggestion]]:
    """The same for many pairs of text and language; a query for each language, not for each text."""
    lessons: dict[str, Lesson | None] = {}
    allowed: set[str] | None = None
    found: list[list[Suggestion]] = []
    for text, language in texts:
        if not text.strip():
            found.append([])
            continue
        if allowed is None:
            allowed = _allowed()
        spoken = language_of(text) or (language if language in LANGUAGES else "en")
        if spoken not in lessons:
            lessons[spoken] = _lesson(spoken)
        lesson = lessons[spoken]
        by_lesson = shares_by(lesson, text) if lesson else {}
        shares = mixed(named(text, spoken), by_lesson, lesson.texts if lesson else 0, allowed)
        found.append([Suggestion(code, share) for code, share in shares])
    return found


def _allowed() -> set[str]:
    rows = Cause.objects.filter(level__gte=CODED_FROM, retired_at=None)
    return set(rows.values_list("code", flat=True))


def _lesson(language: str) -> Lesson | None:
    newest = LearnedCoding.objects.filter(language=language).order_by("-version")
    pk = newest.values_list("pk", flat=True).first()
    if pk is None:
        return None
    return _lessons.get(pk, lambda: _loaded(pk))


def _loaded(pk: int) -> Lesson:
    row = LearnedCoding.objects.get(pk=pk)
    return unpacked(row.codes, row.texts, bytes(row.packed))
