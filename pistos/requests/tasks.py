"""What ends by its day."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.requests.actions.abuse import end_what_is_over


@every("20 4 * * *", name="requests.end_pauses")
def end_pauses(at: datetime) -> None:
    end_what_is_over(at=at)
