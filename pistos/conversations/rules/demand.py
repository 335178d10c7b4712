"""Which channels customers use or ask for, and which of them the shop lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

OURS = ("email", "chat", "form", "phone", "store", "sms")
NAMED = ("whatsapp", "viber", "telegram", "messenger", "instagram", "facebook", "signal", "tiktok")
"""Channels of others that customers name when they ask how to reach us, as they write them."""
IN_DEMAND = 3
"""So many in the time looked at are no accident."""


@dataclass(frozen=True, slots=True)
class Demand:
    """`used` came in by it; `preferred` wish to be answered by it; `asked` named it in what they wrote."""

    channel: str
    used: int
    preferred: int
    asked: int
    is_covered: bool

    @property
    def is_lacking(self) -> bool:
        return not self.is_covered and self.preferred + self.asked + self.used >= IN_DEMAND


def demands(
    *,
    used: Mapping[str, int],
    preferred: Mapping[str, int],
    asked: Mapping[str, int],
    covered: frozenset[str],
) -> list[Demand]:
    """One row a channel that anybody wants or the shop offers: the lacking first, then by demand."""
    names = {*used, *preferred, *asked, *covered}
    rows = [
        Demand(name, used.get(name, 0), preferred.get(name, 0), asked.get(name, 0), name in covered)
        for name in names
    ]
    return sorted(
        rows,
        key=lambda row: (not row.is_lacking, -row.used - row.preferred - row.asked, row.channel),
    )
