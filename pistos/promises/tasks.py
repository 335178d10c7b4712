"""What the ledger does by the clock."""

from datetime import datetime

from pistos.kit.ticks import tick
from pistos.promises import actions

BATCH = 5000


@tick("promises.mark_due")
def mark_due(at: datetime) -> int:
    """Every second: what fell due is marked, batch by batch until none is left; returns how many."""
    total, marked = 0, BATCH
    while marked == BATCH:
        marked = actions.mark_due(at=at, most=BATCH)
        total += marked
    return total
