"""The nightly computation."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.scorecards import actions


@every("40 2 * * *", name="scorecards.compute", queue="long")
def compute_scorecards(at: datetime) -> None:
    actions.compute_newest(at=at)
