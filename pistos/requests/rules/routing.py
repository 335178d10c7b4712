"""Which colleague knows most of what a question is about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pistos.requests.models.knowing import SkillKind

WEIGHTS: Mapping[str, int] = {SkillKind.TOPIC: 4, SkillKind.CATEGORY: 3, SkillKind.LANGUAGE: 2}


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about: topics, the categories of its product from the top down, its language."""

    topics: frozenset[str]
    categories: frozenset[str]
    language: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A colleague, what they know of it, and how much they have open."""

    person_id: int
    known: tuple[str, ...]
    points: int
    open_count: int


def fits(
    about: About,
    skills: Mapping[int, Sequence[tuple[str, str]]],
    on_duty: Collection[int],
    open_counts: Mapping[int, int],
) -> list[Fit]:
    """Those on duty who know the topic or the category, most knowledge first, then least to do.

    The language alone is no knowledge of the matter: it only decides among those who know.
    """
    found = []
    for person_id in sorted(on_duty):
        known = [
            (kind, value)
            for kind, value in skills.get(person_id, ())
            if (kind == SkillKind.TOPIC and value in about.topics)
            or (kind == SkillKind.CATEGORY and value in about.categories)
            or (kind == SkillKind.LANGUAGE and value == about.language)
        ]
        if any(kind != SkillKind.LANGUAGE for kind, _ in known):
            points = sum(WEIGHTS[kind] for kind, _ in known)
            words = tuple(value for _, value in known)
            found.append(Fit(person_id, words, points, open_counts.get(person_id, 0)))
    return sorted(found, key=lambda fit: (-fit.points, fit.open_count, fit.person_id))
