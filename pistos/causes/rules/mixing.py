"""From words and lesson to suggestions, and how well two coders agree. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

HALF_AT: Final = 60
"""With so many texts of its own coding, a shop's lesson weighs as much as the lists of words."""
LEAST_SHARE: Final = 0.2
MOST: Final = 3


def mixed(
    named: Mapping[str, float],
    lesson: Mapping[str, float],
    texts: int,
    allowed: Collection[str],
) -> list[tuple[str, float]]:
    """The likeliest codes with their shares, of those that can be chosen now; none below a fifth."""
    whole = sum(named.values())
    trust = texts / (texts + HALF_AT) if lesson else 0.0
    if not whole:
        trust = 1.0 if lesson else 0.0
    shares: dict[str, float] = {}
    for code, weight in named.items():
        shares[code] = shares.get(code, 0.0) + (1 - trust) * weight / whole
    for code, share in lesson.items():
        shares[code] = shares.get(code, 0.0) + trust * share
    best = sorted(
        ((code, share) for code, share in shares.items() if code in allowed),
        key=lambda pair: (-pair[1], pair[0]),
    )
    return [(code, share) for code, share in best[:MOST] if share >= LEAST_SHARE]


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of codes: (observed - by chance) / (1 - by chance).

    None for no pairs, and where both always say the same one thing, which agrees by chance alone.
    Source: J. Cohen, "A coefficient of agreement for nominal scales", 1960.
    """
    if not pairs:
        return None
    count = len(pairs)
    observed = sum(one == other for one, other in pairs) / count
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    by_chance = sum(first[code] * second[code] for code in first) / count**2
    if by_chance >= 1:
        return None
    return (observed - by_chance) / (1 - by_chance)
