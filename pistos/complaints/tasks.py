"""What runs by the clock."""

from datetime import datetime

from pistos.complaints.actions.inferring import hear_late_deliveries, infer_silent
from pistos.complaints.actions.judging import judge_overdue
from pistos.complaints.actions.recovering import check_in_due
from pistos.kit.tasks import every


@every("23 * * * *", name="complaints.hear_late", queue="long")
def hear_late(at: datetime) -> None:
    hear_late_deliveries(at=at)


@every("24 * * * *", name="complaints.judge_overdue", queue="long")
def judge_late(at: datetime) -> None:
    judge_overdue(at=at)


@every("37 3 * * *", name="complaints.infer_silent", queue="long")
def infer(at: datetime) -> None:
    infer_silent(at=at)


@every("17 8 * * *", name="complaints.check_in")
def ask_whether_all_is_well(at: datetime) -> None:
    check_in_due(at=at)
