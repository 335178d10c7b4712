"""How alike products are by what they are: facts shared, numbers near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NEAR = 0.1
"""Numbers that differ by a tenth at most count as the same."""

Facts = tuple[Sequence[str], Mapping[str, float]]
"""Marks ("colour=red") and figures by code."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`shared` are the codes of the facts in which two products agree."""

    id: int
    shared: tuple[str, ...]


def likenesses(own: Facts, others: Mapping[int, Facts]) -> list[Likeness]:
    """The others, those that share most facts first; else in the order given."""
    found = [Likeness(id_, _shared(own, facts)) for id_, facts in others.items()]
    return sorted(found, key=lambda one: -len(one.shared))


def _shared(own: Facts, other: Facts) -> tuple[str, ...]:
    marks = dict.fromkeys(mark.split("=")[0] for mark in own[0] if mark in set(other[0]))
    near = [
        code
        for code, figure in own[1].items()
        if code in other[1] and abs(other[1][code] - figure) <= abs(figure) * NEAR
    ]
    return (*marks, *near)
