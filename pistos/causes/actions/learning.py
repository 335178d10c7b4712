"""The shop's own coding teaches: nightly, and only where something new was coded."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pistos.causes import events
from pistos.causes.models import Coding, LearnedCoding
from pistos.causes.rules.learning import learned, shares_by
from pistos.causes.rules.words import named
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.apart import each_apart
from pistos.kit.copying import lock_until_commit
from pistos.kit.languages import LANGUAGES

LEARNER = Actor.machine("causes.learn")
MOST_TEXTS = 4_000
VERSIONS_KEPT = 3
LEAST_TESTED = 10


def learn_coding(*, at: datetime) -> int:
    """A new version for each language in which something was coded since the last, each apart; returns how
    many.

    It learns the primary code of the newest coding of each matter, of those that people made. What
    nobody could place teaches nothing. Publishes CodingLearned for each.
    """
    return each_apart("causes.learn", LANGUAGES, lambda language: _learn(language, at))


@transaction.atomic
def _learn(language: str, at: datetime) -> bool:
    lock_until_commit("causes:learn")
    rows = Coding.objects.filter(language=language, by_kind="person").exclude(text="")
    newest = rows.order_by("-pk").values_list("pk", flat=True).first()
    last = LearnedCoding.objects.filter(language=language).order_by("-version").first()
    if newest is None or (last is not None and last.newest_coding >= newest):
        return False
    coded = _pairs(list(rows.order_by("-pk").values_list(*_FIELDS)[:MOST_TEXTS]))
    lesson = learned(coded)
    if lesson is None:
        return False
    right, by_words, tested = _tested(coded, language)
    made = LearnedCoding.objects.create(
        language=language,
        version=last.version + 1 if last else 1,
        made_at=at,
        texts=lesson.texts,
        newest_coding=newest,
        codes=list(lesson.codes),
        packed=lesson.packed(),
        right_share=right,
        words_share=by_words,
        tested=tested,
    )
    LearnedCoding.objects.filter(
        language=language, version__lte=made.version - VERSIONS_KEPT
    ).delete()
    told = events.CodingLearned(language, made.version, made.texts)
    publish(told, about=Ref("causes", "learned"), by=LEARNER, at=at)
    return True


_FIELDS = ("subject_kind", "subject_id", "codes", "text")


def _pairs(rows: Sequence[tuple[str, str, list[str], str]]) -> list[tuple[str, str]]:
    """Text and primary code, the newest of each matter, oldest first."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, key, codes, text in rows:
        found.setdefault((kind, key), (text, codes[0]))
    return [pair for pair in reversed(found.values()) if not pair[1].startswith("other.")]


def _tested(
    coded: Sequence[tuple[str, str]], language: str
) -> tuple[float | None, float | None, int]:
    """How the newest fifth fares with what the older ones teach, and with the lists of words."""
    cut = len(coded) * 4 // 5
    test, lesson = coded[cut:], learned(coded[:cut])
    if lesson is None or len(test) < LEAST_TESTED:
        return None, None, 0
    right = sum(_best(shares_by(lesson, text)) == code for text, code in test)
    by_words = sum(_best(named(text, language)) == code for text, code in test)
    return right / len(test), by_words / len(test), len(test)


def _best(shares: dict[str, float]) -> str:
    return max(shares, key=lambda code: (shares[code], code)) if shares else ""
