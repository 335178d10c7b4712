"""The daily reading."""

from datetime import datetime

from pistos.indicators import actions
from pistos.kit.tasks import every


@every("20 2 * * *", name="indicators.read", queue="long")
def read_indicators(at: datetime) -> None:
    actions.read_indicators(at=at)
