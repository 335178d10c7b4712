"""What the shop has learned from its agents' decisions, for the words of one text."""

import re

from pistos.kit.searching import folded
from pistos.listening.models import LearnedWord
from pistos.listening.rules.learning import Learned

_WORD = re.compile(r"[^\W\d_]{4,30}")
MOST_WORDS = 400


def learned_of(language: str, text: str) -> Learned:
    """Counts of the text's words; one query."""
    words = list(dict.fromkeys(_WORD.findall(folded(text))))[:MOST_WORDS]
    rows = LearnedWord.objects.filter(language=language, word__in=words)
    columns = rows.values_list("kind", "word", "confirmed", "dismissed")
    return {(kind, word): (yes, no) for kind, word, yes, no in columns}
