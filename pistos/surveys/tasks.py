"""What surveys do by the clock."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.surveys.actions.waves import keep_waves, watch_silence


@every("10 4 * * *", name="surveys.keep_waves", queue="long")
def begin_due_waves(at: datetime) -> None:
    keep_waves(at=at)


@every("20 4 * * *", name="surveys.watch_silence")
def watch_for_silence(at: datetime) -> None:
    watch_silence(at=at)
