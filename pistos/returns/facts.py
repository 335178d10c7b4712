"""Plain values that come in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a consumer sent. `quantities` are of lines of the order, by the line's id; empty is all of it.

    `goods` are words instead, from whoever could not choose lines. `happened` is what was told of a line.
    `attempt` is random, of the form.
    """

    name: str
    contact: str
    number: str
    language: str
    attempt: str
    goods: str = ""
    reason: str = ""
    quantities: Mapping[int, int] = field(default_factory=dict)
    happened: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an order and what happened with so many pieces of it."""

    line_id: int
    quantity: int
    happened: str
    wished: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a customer told in one form. `attempt` is random, of the form; photos are the bytes as sent."""

    rows: tuple[Told, ...]
    words: str
    language: str
    attempt: str
    photos: tuple[bytes, ...] = ()
