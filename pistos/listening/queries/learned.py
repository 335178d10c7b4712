"""What the shop has learned from its agents' decisions, for the words of one text."""

import re
from collections.abc import Collection

from django.db.models import Q

from pistos.kit.searching import folded
from pistos.listening.models import LearnedWord
from pistos.listening.rules.learning import Learned

_WORD = re.compile(r"[^\W\d_]{4,30}")
MOST_WORDS = 400


def learned_of(language: str, text: str) -> Learned:
    """Counts of the text's words; one query."""
    return learned_of_all([(language, text)])[language]


def learned_of_all(said: Collection[tuple[str, str]]) -> dict[str, Learned]:
    """Counts of the words of many texts, each given with its language; one query. By language."""
    words: dict[str, set[str]] = {language: set() for language, _text in said}
    for language, text in said:
        words[language].update(list(dict.fromkeys(_WORD.findall(folded(text))))[:MOST_WORDS])
    wanted = Q(pk=None)
    for language, some in words.items():
        wanted |= Q(language=language, word__in=some)
    found: dict[str, dict[tuple[str, str], tuple[int, int]]] = {language: {} for language in words}
    columns = ("language", "kind", "word", "confirmed", "dismissed")
    for language, kind, word, yes, no in LearnedWord.objects.filter(wanted).values_list(*columns):
        found[language][kind, word] = (yes, no)
    return dict(found)
