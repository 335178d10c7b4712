"""Plain values that come in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a consumer sent. `quantities` are of lines of the order, by the line's id; empty is all of it.

    `goods` are words instead, from whoever could not choose lines. `attempt` is random, of the form.
    """

    name: str
    contact: str
    number: str
    language: str
    attempt: str
    goods: str = ""
    reason: str = ""
    quantities: Mapping[int, int] = field(default_factory=dict)
