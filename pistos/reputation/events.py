"""What happens with the shop's name: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReputationReckoned:
    """The record was computed anew up to a day; `score` of the whole, None before anything is known."""

    day: str
    score: float | None


@dataclass(frozen=True)
class MentionNoted:
    mention_id: int
    place: str
    is_good: bool
    deed: str = "said"
    customer_id: int | None = None


@dataclass(frozen=True)
class MentionStruck:
    mention_id: int


@dataclass(frozen=True)
class EffortNoted:
    effort_id: int
    source: str
