"""What happens to tools by the clock."""

from datetime import datetime

from pistos.kit.ticks import tick
from pistos.tools.actions.measuring import forget_old_visits


@tick("tools.forget_old_visits", seconds=3600)
def forget(at: datetime) -> None:
    forget_old_visits(at=at)
