"""Words that texts without a cause share, and the others do not. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pistos.kit.searching import folded
from pistos.kit.stems import stem

LEAST_TEXTS: Final = 4
LEAST_LIFT: Final = 3.0
SHORTEST: Final = 4
MOST_GROUPS: Final = 5
MOST_WORDS: Final = 4
MOSTLY: Final = 0.6


@dataclass(frozen=True, slots=True)
class Group:
    """Texts (by place) that share a stem and are said with these words, the telling one first."""

    key: str
    words: tuple[str, ...]
    texts: tuple[int, ...]


def groups_of(open_: Sequence[str], placed: Sequence[str], language: str) -> list[Group]:
    """Stems in four texts or more of those without a cause, three times as common there as elsewhere.

    The telling stem first; then those that most of its texts share. A text belongs to one group.
    """
    ours = [_stems(text, language) for text in open_]
    usual = Counter(one for text in placed for one in _stems(text, language))
    left, found = set(range(len(ours))), list[Group]()
    while len(found) < MOST_GROUPS:
        counts = Counter(one for place in left for one in ours[place])
        rated = [
            (count * _lift(count, len(left), usual[one], len(placed)), one)
            for one, count in counts.items()
            if count >= LEAST_TEXTS
            and _lift(count, len(left), usual[one], len(placed)) >= LEAST_LIFT
        ]
        if not rated:
            break
        key = max(rated)[1]
        texts = tuple(sorted(place for place in left if key in ours[place]))
        inside = Counter(one for place in texts for one in ours[place])
        beside = sorted(
            (one for _, one in rated if one != key and inside[one] >= MOSTLY * len(texts)),
            key=lambda one: (-inside[one], one),
        )
        names = [key, *beside][:MOST_WORDS]
        words = tuple(_word_of(one, [ours[place] for place in texts]) for one in names)
        found.append(Group(key, words, texts))
        left -= set(texts)
    return found


def _lift(count: int, texts: int, usual: int, others: int) -> float:
    return (count / texts) / ((usual + 0.5) / (others + 1))


def _word_of(key: str, texts: Sequence[dict[str, str]]) -> str:
    """The form in which it is said most often."""
    return Counter(text[key] for text in texts if key in text).most_common(1)[0][0]


def _stems(text: str, language: str) -> dict[str, str]:
    """Each stem to a form of it in the text."""
    tidy = "".join(c if c.isalpha() else " " for c in text.lower())
    found: dict[str, str] = {}
    for word in tidy.split():
        plain = folded(word)
        if len(plain) >= SHORTEST:
            found.setdefault(stem(plain, language), word)
    return found
