"""The seals over moderation: each decision that is committed gets the next place of one chain."""

from datetime import datetime

from pistos.kit import chaining
from pistos.questions.rules.seals import CHAIN


def seal_next(at: datetime, *, most: int = chaining.BATCH) -> int:
    """Seals at most `most` decisions, or none when another sealer is at work; returns how many."""
    return chaining.seal_next(CHAIN, most=most)
