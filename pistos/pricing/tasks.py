"""Reductions begin and end by themselves, and the order of lists follows."""

from datetime import datetime

from pistos.kit.ticks import tick
from pistos.pricing.actions.telling import follow_reductions


@tick("pricing.follow", seconds=300)
def follow(at: datetime) -> None:
    follow_reductions(at)
