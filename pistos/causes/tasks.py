"""What causes do by the clock."""

from datetime import datetime

from pistos.causes.actions.watching import watch_causes
from pistos.kit.tasks import every


@every("50 2 * * *", name="causes.watch", queue="long")
def watch(at: datetime) -> None:
    watch_causes(at=at)
