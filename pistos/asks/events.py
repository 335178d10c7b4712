"""What happens to asks: ids, kinds and reason codes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AskRequested:
    ask_id: int
    kind: str
    customer_id: int


@dataclass(frozen=True)
class AsksRequested:
    """Many at once: so many new asks by kind."""

    counts: dict[str, int]


@dataclass(frozen=True)
class AsksHeld:
    """An open matter of a customer stands before what they would be asked."""

    hold_id: int
    customer_id: int
    reason: str


@dataclass(frozen=True)
class HoldLifted:
    hold_id: int
    customer_id: int
    reason: str


@dataclass(frozen=True)
class AskAnswered:
    ask_id: int
    kind: str
    customer_id: int
