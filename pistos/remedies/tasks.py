"""What runs by the clock."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.remedies.actions.rising import raise_unanswered


@every("11 * * * *", name="remedies.raise_unanswered")
def raise_waiting(at: datetime) -> None:
    """An approval that nobody gave or refused for a day."""
    raise_unanswered(at=at)
