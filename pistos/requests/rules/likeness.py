"""What makes two wishes alike: the stems that they share, rare ones counting more."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from pistos.kit.searching import folded, lexemes

_WORD = re.compile(r"[^\W\d_]{3,}")
MOST_STEMS = 60

# Words that stand in any wish and say nothing of it.
_EMPTY = frozenset(
    "the and for with can could would like please you your our that this want have not but from what"
    " και για την τον της του των που δεν θα να με σε μια ενα θελω μπορειτε παρακαλω ειναι στο στη"
    " ali bi in je za na da se pri ter lahko prosim rad rada imate mi me smo sem tudi ki"
    " եւ որ եմ է են կարող ինչ համար խնդրում հետ այս այդ մեր ձեր կարելի".split()
)


def stems_of(text: str) -> list[str]:
    """The shortest stem of each telling word, in order, each once; at most sixty."""
    found: dict[str, None] = {}
    for word in _WORD.findall(folded(text)):
        if word in _EMPTY:
            continue
        found[min(lexemes(word), key=lambda form: (len(form), form))] = None
        if len(found) == MOST_STEMS:
            break
    return list(found)


def all_forms(text: str) -> set[str]:
    """Every lexeme of every word: for asking whether given words occur in any form."""
    return {form for word in _WORD.findall(folded(text)) for form in lexemes(word)}


def says(phrase: str, forms: set[str]) -> bool:
    """Whether each word of `phrase` occurs, in some form, among `forms`. An empty phrase never does."""
    words = _WORD.findall(folded(phrase))
    return bool(words) and all(not forms.isdisjoint(lexemes(word)) for word in words)


def ranked(
    wanted: Sequence[str], others: Mapping[int, Iterable[str]], *, most: int = 5
) -> list[tuple[int, float]]:
    """Ids of the others with how alike they are (0…1), the likest first; the rest left out.

    The weight of a stem is ln(1 + n ÷ times it occurs); likeness is the weight shared ÷ the weight of both.
    """
    known = {key: set(stems) for key, stems in others.items()}
    counts = Counter(stem for stems in known.values() for stem in stems)
    n = max(len(known), 1)
    here = set(wanted)

    def weight(stems: Iterable[str]) -> float:
        return sum(log(1 + n / max(counts[stem], 1)) for stem in stems)

    scored = [
        (key, weight(here & stems) / whole)
        for key, stems in known.items()
        if (whole := weight(here | stems)) and here & stems
    ]
    return sorted(scored, key=lambda pair: (-pair[1], -pair[0]))[:most]
