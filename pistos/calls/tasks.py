"""What calls do by the clock."""

from datetime import datetime

from pistos.calls.actions.reporting import forget_old_reports
from pistos.kit.tasks import every


@every("40 3 * * *", name="calls.forget_old_reports")
def forget_reports_set_aside(at: datetime) -> None:
    forget_old_reports(at=at)
