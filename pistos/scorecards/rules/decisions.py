"""When two good things pull apart, the customer's goes first; going against it needs a reason.

A question lists its options; each says what it does for customers (greater is better). The default
is the option best for them, never the cheapest by itself; among equals the cheaper one.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """`for_customers` and `cost` in any units that the options of one question share."""

    key: str
    for_customers: float
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Override:
    """What was decided against the default, for the journal and for all to see."""

    question: str
    default: str
    chosen: str
    reason: str


def default_of(options: Sequence[Option]) -> Option:
    """The option best for customers, the cheaper of equals. ValueError when there is none."""
    return min(options, key=lambda option: (-option.for_customers, option.cost, option.key))


def overridden(
    question: str, options: Sequence[Option], chosen: str, reason: str
) -> Override | None:
    """None when `chosen` is the default; else the override to record.

    Without any option good enough the default is to take none.
    """
    default = default_of(options).key if options else "none"
    return None if chosen == default else Override(question, default, chosen, reason)
